import type { Trend, TrendDay, TrendSeries } from '../../model/trend.ts';
import { compareNatural } from '../../text/compare.ts';

/** Under which name the trend counts work in no stage. */
const NONE = 'none';

/** How many items were in a stage; a stage may be called like anything, also like a method. */
export const countIn = ({ stages }: TrendDay, stage: string): number =>
  Object.hasOwn(stages, stage) ? (stages[stage] ?? 0) : 0;

/** Stages that had work, left to right; those that the config no longer names after these, and work in none last. */
export function stagesOf({ days }: TrendSeries, { stages }: Trend): string[] {
  const had = new Set(
    days.flatMap((day) => Object.keys(day.stages).filter((stage) => countIn(day, stage) > 0)),
  );
  const named = [...new Set(stages)].filter((stage) => stage !== NONE);
  const former = [...had].filter((stage) => stage !== NONE && !named.includes(stage)).sort(compareNatural);
  return [...named, ...former, NONE].filter((stage) => had.has(stage));
}

/** How a stage is called. */
export const stageWords = (stage: string): string => (stage === NONE ? 'no stage' : stage);
