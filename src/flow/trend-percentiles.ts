import { nearestRank } from '../model/percentile.ts';

/** The nearest-rank median and 85th percentile of whole numbers in any order; null for an empty list. */
export function medianAndP85(values: readonly number[]): { median: number; p85: number } | null {
  const sorted = values.toSorted((a, b) => a - b);
  const median = nearestRank(sorted, 50);
  const p85 = nearestRank(sorted, 85);
  return median === undefined || p85 === undefined ? null : { median, p85 };
}
