/**
 * The nearest-rank percentile: the smallest value that at least p of 100 values do not exceed.
 * @param sorted values in ascending order
 * @param percentile 0 < p ≤ 100
 * @returns undefined for an empty list
 */
export function nearestRank(sorted: readonly number[], percentile: number): number | undefined {
  // p·n before the division: 0.55 × 100 is not 55 in floating point.
  const rank = Math.ceil((percentile * sorted.length) / 100);
  return sorted[Math.max(rank, 1) - 1];
}
