import { nearestRank } from '../model/percentile.ts';
import { type DayRange, isIn } from './days.ts';
import type { FinishedItem } from './finished.ts';

/** Fewer finished items make no expectation (contract §3). */
export const ENOUGH_FOR_SLE = 20;
/** An item older than this percentile of the same history is at risk (contract §3). */
const RISK_PERCENTILE = 70;

/** A service level expectation from a team's own history. */
export interface HistorySle {
  /** Null where there are no teams. */
  team: string | null;
  percentile: number;
  basis: 'history';
  /** How many cycle times it rests on. */
  n: number;
  /** How many more finished items it needs; 0 when there is one. */
  missing: number;
  /** The percentile of the cycle times; null while items are missing. */
  days: number | null;
  /** Older than this is at risk; null while items are missing. */
  riskDays: number | null;
  /** Finished items that nothing tells the start of, so that they have no cycle time. */
  withoutStart: number;
}

/**
 * The service level expectation by nearest rank.
 * @param items of the team
 * @param window the days in which they finished
 */
export function sleOf(
  items: readonly FinishedItem[],
  team: string | null,
  percentile: number,
  window: DayRange,
): HistorySle {
  const finished = items.filter(({ finishedDay }) => isIn(window, finishedDay));
  const cycleTimes = cycleTimesOf(finished);
  const n = cycleTimes.length;
  const at = (rank: number) => (n < ENOUGH_FOR_SLE ? null : (nearestRank(cycleTimes, rank) ?? null));
  return {
    team,
    percentile,
    basis: 'history',
    n,
    missing: Math.max(0, ENOUGH_FOR_SLE - n),
    days: at(percentile),
    riskDays: at(RISK_PERCENTILE),
    withoutStart: finished.length - n,
  };
}

/** How an age stands to an expectation from history: over wins over risk. */
export function agingByHistory(
  ageDays: number,
  { days, riskDays }: Pick<HistorySle, 'days' | 'riskDays'>,
): 'ok' | 'risk' | 'over' {
  if (days === null || riskDays === null) return 'ok';
  if (ageDays > days) return 'over';
  return ageDays > riskDays ? 'risk' : 'ok';
}

/** Cycle times in days, ascending. */
export function cycleTimesOf(items: readonly FinishedItem[]): number[] {
  return items.flatMap(({ cycleDays }) => cycleDays ?? []).sort((a, b) => a - b);
}
