import type { Plan } from '../config/plan.ts';
import type { Baseline } from '../model/baseline.ts';
import { utc } from '../model/instant.ts';
import type { Snapshot } from '../model/snapshot.ts';
import type { Verdict, VerdictNote } from '../model/verdict.ts';
import type { JudgedItem } from '../rules/judged-item.ts';
import { isWhole } from '../rules/proof.ts';
import { compareNatural } from '../text/compare.ts';
import { type Assessment, assess } from './assess.ts';
import { finishNextOf } from './finish-next-of.ts';
import { finishedOf } from './finished-of.ts';
import { notesOf } from './notes.ts';
import { outcomeOf } from './outcome.ts';
import { type Selected, type Selection, select } from './select.ts';
import { hidePeople, teamsOnly } from './teams-only.ts';
import { toVerdictItem } from './to-verdict-item.ts';
import { warningsOf } from './warnings.ts';

export interface VerdictOptions {
  version: string;
  /** Which subjects are shown and judged; counts never change. */
  selection?: Selection;
  /** More warnings than this are a breach; null: any number is fine. */
  maxWarnings?: number | null;
  /** More that a reader should know. */
  notes?: readonly VerdictNote[];
}

export interface JudgeOptions extends VerdictOptions {
  /** Epoch milliseconds. */
  now: number;
  /** The counts that are let pass, by the key of the limit. */
  baseline?: Baseline;
}

/**
 * The whole judgement as one pure function: the same plan, snapshot and moment always give the same verdict.
 * @throws InputError when a limit or the selection names a team or person that nobody knows
 */
export function judge(plan: Plan, snapshot: Snapshot, options: JudgeOptions): Verdict {
  return verdictOf(assess(plan, snapshot, options.now, options.baseline), options);
}

/**
 * The verdict on what was assessed.
 * @throws InputError when the selection names a team or person that nobody knows
 */
export function verdictOf(assessment: Assessment, options: VerdictOptions): Verdict {
  const { plan, linked, expectations } = assessment;
  const isPrivate = plan.privacy === 'team';
  const selected = select(options.selection, {
    ...assessment,
    reviews: assessment.read.reviews,
  });
  const limits = isPrivate
    ? hidePeople(selected.limits, assessment.baseline, isWhole(assessment.reading))
    : selected.limits;
  const ageing = selected.items.filter((item) => item.exception === null);
  const ids = (test: (item: JudgedItem) => boolean) => ageing.filter(test).map((item) => item.id);
  const aging: Verdict['aging'] = {
    unit: plan.aging.unit,
    level: plan.aging.level,
    staleDays: plan.aging.stale,
    sles: expectations.sles,
    stages: expectations.stages,
    over: ids((item) => item.aging === 'over'),
    risk: ids((item) => item.aging === 'risk'),
    stale: ids((item) => item.stale),
  };
  const warnings = warningsOf({
    limits,
    aging,
    items: ageing,
    exceptions: selected.exceptions,
  });
  // In the order of its schema: what we print is what we publish, and a saved verdict gives the same bytes again.
  const verdict: Verdict = {
    schemaVersion: 1,
    tool: { name: 'wiplimit', version: options.version },
    asOf: utc(assessment.now),
    timezone: plan.timezone,
    outcome: outcomeOf({
      limits,
      agingLevel: plan.aging.level,
      ageing,
      settled: assessment.settled.items,
      warnings,
      maxWarnings: options.maxWarnings ?? null,
      reading: assessment.reading,
    }),
    sources: assessment.sources,
    items: selected.items.map((item) => toVerdictItem(item, expectations.lingering(item))),
    notCounted: linked.leftOut.toSorted((a, b) => compareNatural(a.id, b.id)),
    reviews: selected.reviews.map(({ item: _, ...review }) => review),
    limits,
    aging,
    finishNext: finishNextOf(ageing, { ...selected, limits }, linked, assessment.next),
    crossTeam: crossTeamOf(assessment, selected, ageing),
    changes: null,
    trend: null,
    finished: finishedOf(assessment, selected.teams),
    stages: [...linked.flow.names],
    privacy: 'people',
    exceptions: selected.exceptions,
    warnings,
    notes: [...notesOf({ ...assessment, items: selected.items }), ...(options.notes ?? [])],
  };
  return isPrivate ? teamsOnly(verdict) : verdict;
}

/** Of whom the selection shows: waits of their items, and waits for their teams. */
function crossTeamOf(
  { between, read }: Assessment,
  { teams }: Selected,
  shown: readonly JudgedItem[],
): Verdict['crossTeam'] {
  const all = between.waits(read.items);
  if (teams === null) return all;
  const ids = new Set(shown.map(({ id }) => id));
  return {
    waits: all.waits.filter(({ itemId, to }) => ids.has(itemId) || teams.has(to)),
    customers: {
      waiting: shown.filter(({ customers }) => customers > 0).length,
      total: shown.length,
    },
  };
}
