import { nearestRank } from '../../../model/percentile.ts';
import type { FinishedWork, Verdict } from '../../../model/verdict.ts';

export type FinishedItem = FinishedWork['items'][number];
/** A finished item of which it is known how long it took. */
export type TimedItem = FinishedItem & { cycleDays: number };

export const isTimed = (item: FinishedItem): item is TimedItem => item.cycleDays !== null;

/** So many of 100 took this many days or fewer, for 50, 70 and 85. */
export function percentilesOf(items: readonly TimedItem[]): { percentile: number; days: number }[] {
  const sorted = items.map(({ cycleDays }) => cycleDays).sort((a, b) => a - b);
  return [50, 70, 85].flatMap((percentile) => {
    const days = nearestRank(sorted, percentile);
    return days === undefined ? [] : [{ percentile, days }];
  });
}

/** The service level expectation, where all teams have the same. */
export function commonSle({ sles }: Verdict['aging']): number | null {
  const [first, ...others] = new Set(sles.map(({ days }) => days));
  return others.length > 0 ? null : (first ?? null);
}
