import type { Plan } from '../config/plan.ts';
import type { DayCount } from '../flow/days.ts';
import { type FinishedItem, finishedItems } from '../flow/finished.ts';
import { type Linked, linkRecords } from '../linking/link.ts';
import { type Baseline, NO_BASELINE } from '../model/baseline.ts';
import { createCalendar } from '../model/calendar.ts';
import type { Snapshot } from '../model/snapshot.ts';
import type { Verdict, VerdictLimit } from '../model/verdict.ts';
import { type Wholeness, wholenessOf } from '../model/wholeness.ts';
import { byAge } from '../rules/by-age.ts';
import { type ExceptionEntry, exceptionEntries, unreadExceptions } from '../rules/exceptions.ts';
import type { JudgedItem } from '../rules/judged-item.ts';
import { type Counts, judgeLimits } from '../rules/limits.ts';
import type { Reading } from '../rules/proof.ts';
import { pendingReviews } from '../rules/reviews.ts';
import { checkReferences } from './check-references.ts';
import { type Expectations, expectationsOf } from './expectations.ts';
import { type ChooseNext, chooseNext } from './finish-next-of.ts';
import { itemJudge } from './item-judge.ts';
import { sourcesOf } from './sources-of.ts';
import { type WorkBetweenTeams, workBetweenTeams } from './work-between-teams.ts';

/** Everything that is judged of a snapshot, before anyone asks for a part of it. */
export interface Assessment {
  plan: Plan;
  snapshot: Snapshot;
  /** Epoch milliseconds. */
  now: number;
  baseline: Baseline;
  /** Day number in the config's zone. */
  today: number;
  days: DayCount;
  sources: Verdict['sources'];
  whole: Wholeness;
  linked: Linked;
  exceptions: ExceptionEntry[];
  /** All work in flight, also what an exception keeps out of the counts; oldest first. */
  items: JudgedItem[];
  /** What counts as it was read. */
  read: Counts;
  /** What counts without the pull requests that an unread record may take to another issue. */
  settled: Counts;
  reading: Reading;
  limits: VerdictLimit[];
  /** Keys of limits that one more item would surely bring over, whatever nobody read. */
  surelyFull: () => ReadonlySet<string>;
  /** Worked out by the first who asks: most runs need no history. */
  finished: () => readonly FinishedItem[];
  expectations: Expectations;
  between: WorkBetweenTeams;
  next: ChooseNext;
}

/**
 * Links and judges a snapshot by a plan.
 * @param now epoch milliseconds
 * @param baseline the counts that are let pass
 * @throws InputError when a limit names a team that nobody knows
 */
export function assess(
  plan: Plan,
  snapshot: Snapshot,
  now: number,
  baseline: Baseline = NO_BASELINE,
): Assessment {
  const calendar = createCalendar(plan.timezone, plan.calendar.weekend, plan.calendar.holidays);
  const days: DayCount = { calendar, unit: plan.aging.unit };
  const today = calendar.dayOf(now);
  const sources = sourcesOf(plan, snapshot);
  const whole = wholenessOf(sources);
  const linked = linkRecords(plan, snapshot, whole);
  checkReferences(plan, linked, whole);

  let history: FinishedItem[] | null = null;
  const finished = () => {
    history ??= finishedItems(linked.history(), days, now);
    return history;
  };
  const exceptions = exceptionEntries(plan.exceptions, linked.items, today);
  const expectations = expectationsOf(plan, linked, finished, today);
  const judgeItem = itemJudge(plan, calendar, exceptions, expectations, now);
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
  const limitContext = { plan, linked, reading, read, settled, today, baseline };
  const between = workBetweenTeams(linked, snapshot, read.reviews, days, now);
  return {
    plan,
    snapshot,
    now,
    baseline,
    today,
    days,
    sources,
    whole,
    linked,
    exceptions,
    items,
    read,
    settled,
    reading,
    limits: judgeLimits(limitContext),
    surelyFull: () => {
      const full = judgeLimits({ ...limitContext, more: 1 }).filter(({ status }) => status === 'over');
      return new Set(full.map(({ key }) => key));
    },
    finished,
    expectations,
    between,
    next: chooseNext(linked, plan.aging.unit, between),
  };
}
