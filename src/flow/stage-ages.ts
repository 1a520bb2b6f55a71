import { nearestRank } from '../model/percentile.ts';
import { groupBy } from '../text/group-by.ts';
import { type DayRange, isIn } from './days.ts';
import type { FinishedItem } from './finished.ts';
import { ENOUGH_FOR_SLE } from './sle.ts';

export const STAGE_PERCENTILES = [50, 70, 85] as const;
type StagePercentile = (typeof STAGE_PERCENTILES)[number];

/** At which age the items that went through a stage, and later finished, had left it. */
export interface StageAges {
  stage: string;
  /** How many went through it. */
  n: number;
  /** So many of 100 had left it at this age or younger. */
  ages: { percentile: StagePercentile; days: number }[];
}

/**
 * @param items of one team
 * @param window the days in which they finished
 * @param stages names, left to right; a stage that nothing went through is left out
 */
export function stageAgesOf(
  items: readonly FinishedItem[],
  window: DayRange,
  stages: readonly string[],
): StageAges[] {
  const left = items.filter((item) => isIn(window, item.finishedDay)).flatMap((item) => item.stages);
  const byStage = groupBy(left, ({ stage }) => stage);
  return stages.flatMap((stage) => {
    const ages = (byStage.get(stage) ?? []).map(({ ageDays }) => ageDays).sort((a, b) => a - b);
    if (ages.length === 0) return [];
    return {
      stage,
      n: ages.length,
      ages: STAGE_PERCENTILES.map((percentile) => ({
        percentile,
        days: nearestRank(ages, percentile) ?? 0,
      })),
    };
  });
}

/** That an item stands in a stage at an age at which most items had left it. */
export interface Lingering {
  stage: string;
  percentile: StagePercentile;
  /** That percentile's age. */
  days: number;
}

/**
 * Where an item lingers: the highest percentile that its age exceeds in the stage it stands in.
 * @returns null where it does not, or where too few items went through the stage to say
 */
export function lingering(
  item: { stage: string | null; ageDays: number },
  stageAges: readonly StageAges[],
): Lingering | null {
  const known = stageAges.find(({ stage }) => stage === item.stage);
  if (known === undefined || known.n < ENOUGH_FOR_SLE) return null;
  const exceeded = known.ages.findLast(({ days }) => item.ageDays > days);
  return exceeded === undefined ? null : { stage: known.stage, ...exceeded };
}
