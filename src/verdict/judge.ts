import type { Plan } from '../config/plan.ts';
import { type Linked, linkRecords } from '../linking/link.ts';
import { type Calendar, createCalendar } from '../model/calendar.ts';
import { utc } from '../model/instant.ts';
import type { Snapshot } from '../model/snapshot.ts';
import type { Verdict } from '../model/verdict.ts';
import { wholenessOf } from '../model/wholeness.ts';
import type { WorkItem } from '../model/work-item.ts';
import { agesOf, agingOf, isStale } from '../rules/ageing.ts';
import { blockedCheck } from '../rules/blocked.ts';
import { byAge } from '../rules/by-age.ts';
import {
  type ExceptionEntry,
  exceptionEntries,
  exceptionLookup,
  unreadExceptions,
} from '../rules/exceptions.ts';
import type { JudgedItem } from '../rules/judged-item.ts';
import { laneCheck, priorityOf } from '../rules/lane.ts';
import { type Counts, judgeLimits } from '../rules/limits.ts';
import type { Reading } from '../rules/proof.ts';
import { pendingReviews } from '../rules/reviews.ts';
import { compareNatural } from '../text/compare.ts';
import { checkReferences } from './check-references.ts';
import { finishNextOf } from './finish-next-of.ts';
import { notesOf } from './notes.ts';
import { outcomeOf } from './outcome.ts';
import { type Selection, select } from './select.ts';
import { sourcesOf } from './sources-of.ts';
import { toVerdictItem } from './to-verdict-item.ts';
import { warningsOf } from './warnings.ts';

export interface JudgeOptions {
  /** Epoch milliseconds. */
  now: number;
  version: string;
  /** Which subjects are shown and judged; counts never change. */
  selection?: Selection;
  /** More warnings than this are a breach; null: any number is fine. */
  maxWarnings?: number | null;
}

/**
 * The whole judgement as one pure function: the same plan, snapshot and moment always give the same verdict.
 * @throws InputError when a limit or the selection names a team or person that nobody knows
 */
export function judge(plan: Plan, snapshot: Snapshot, options: JudgeOptions): Verdict {
  const calendar = createCalendar(plan.timezone, plan.calendar.weekend, plan.calendar.holidays);
  const today = calendar.dayOf(options.now);
  const sources = sourcesOf(plan, snapshot);
  const whole = wholenessOf(sources);
  const linked = linkRecords(plan, snapshot, whole);
  checkReferences(plan, linked, whole);

  const exceptions = exceptionEntries(plan.exceptions, linked.items, today);
  const judgeItem = itemJudge(plan, calendar, exceptions, options.now);
  const judged = new Map(linked.items.map((item) => [item, judgeItem(item)]));
  const items = [...judged.values()].sort(byAge);
  const counts = (all: readonly JudgedItem[]): Counts => {
    const counted = all.filter((item) => item.exception === null);
    return { items: counted, reviews: pendingReviews(counted, linked) };
  };
  const read = counts(items);
  // Where nothing may yet go elsewhere, the items are the same.
  const settled = counts(linked.settled.map((item) => judged.get(item) ?? judgeItem(item)).sort(byAge));
  const reading: Reading = {
    whole,
    unreadExceptions: unreadExceptions(exceptions, snapshot.records),
    plan,
    flow: linked.flow,
  };
  const limits = judgeLimits({ plan, linked, reading, read, settled, today });

  const selected = select(options.selection, {
    plan,
    linked,
    items,
    reviews: read.reviews,
    limits,
    exceptions,
  });
  const ageing = selected.items.filter((item) => item.exception === null);
  const ids = (test: (item: JudgedItem) => boolean) => ageing.filter(test).map((item) => item.id);
  const aging: Verdict['aging'] = {
    unit: plan.aging.unit,
    level: plan.aging.level,
    staleDays: plan.aging.stale,
    sles: slesOf(plan, linked),
    over: ids((item) => item.aging === 'over'),
    risk: ids((item) => item.aging === 'risk'),
    stale: ids((item) => item.stale),
  };
  const warnings = warningsOf({
    limits: selected.limits,
    aging,
    items: ageing,
    exceptions: selected.exceptions,
  });
  // In the order of its schema: what we print is what we publish, and a saved verdict gives the same bytes again.
  return {
    schemaVersion: 1,
    tool: { name: 'wiplimit', version: options.version },
    asOf: utc(options.now),
    timezone: plan.timezone,
    outcome: outcomeOf({
      limits: selected.limits,
      agingLevel: plan.aging.level,
      ageing,
      settled: settled.items,
      warnings,
      maxWarnings: options.maxWarnings ?? null,
      reading,
    }),
    sources,
    items: selected.items.map(toVerdictItem),
    notCounted: linked.leftOut.toSorted((a, b) => compareNatural(a.id, b.id)),
    reviews: selected.reviews.map(({ item: _, ...review }) => review),
    limits: selected.limits,
    aging,
    finishNext: finishNextOf(ageing, selected, linked, plan.aging.unit),
    changes: null,
    exceptions: selected.exceptions,
    warnings,
    notes: notesOf({ plan, snapshot, linked, items: selected.items, exceptions, whole }),
  };
}

/** Judges single items, by what the config says of all of them. */
function itemJudge(
  plan: Plan,
  calendar: Calendar,
  exceptions: readonly ExceptionEntry[],
  now: number,
): (item: WorkItem) => JudgedItem {
  const blockedState = blockedCheck(plan.blocked);
  const laneOf = laneCheck(plan.expedite);
  const exceptionOf = exceptionLookup(exceptions);
  const sleDays = plan.aging.sle === null || plan.aging.sle.auto ? null : plan.aging.sle.days;
  return (item) => {
    const { blocked, blockedBy, why: blockedWhy } = blockedState(item);
    const { lane, why: laneWhy } = laneOf(item);
    const ages = agesOf(item, calendar, plan.aging.unit, now);
    const exception = exceptionOf(item);
    return {
      ageDays: ages.ageDays,
      stageAgeDays: ages.stageAgeDays,
      idleDays: ages.idleDays,
      lane,
      priority: priorityOf(item),
      estimate: item.inFlight.find((record) => record.estimate !== null)?.estimate ?? null,
      customers: item.inFlight.reduce((sum, record) => sum + record.customers, 0),
      blocked,
      blockedBy,
      exception: exception === undefined ? null : { reason: exception.reason, until: exception.until },
      sleDays,
      aging: agingOf(ages.ageDays, sleDays),
      stale: isStale(ages.idleDays, blocked, plan.aging.stale),
      // After what is new: V8 builds the object many times faster in this order.
      ...item,
      why: laneWhy.length + blockedWhy.length === 0 ? item.why : [...item.why, ...laneWhy, ...blockedWhy],
      notes:
        item.started > now
          ? [...item.notes, { code: 'starts-later', message: `${item.id} starts after now, so its age is 1` }]
          : item.notes,
    };
  };
}

/** The service level expectation of each team; of everyone where there are no teams. */
function slesOf(plan: Plan, linked: Linked): Verdict['aging']['sles'] {
  const { sle } = plan.aging;
  if (sle === null) return [];
  const teams = linked.teams.all.length === 0 ? [null] : linked.teams.all.map((team) => team.name);
  return teams.map((team) =>
    sle.auto
      ? { team, days: null, percentile: sle.percentile, basis: 'history', n: null }
      : { team, days: sle.days, percentile: sle.percentile, basis: 'config', n: null },
  );
}
