/** How likely each number of items is on one day: only the numbers that occurred. */
export type DailyDistribution = readonly { items: number; probability: number }[];

/**
 * Less than this is nothing: far below what a sum of doubles can hold beside 1, and it keeps the arithmetic away from
 * denormal numbers, which are slow.
 */
const NEGLIGIBLE = 1e-30;
/** Sums of probabilities are exact to about this. */
const ROUNDING = 1e-12;

/** The empirical distribution: each day of the sample is as likely as any other. */
export function distributionOf(counts: readonly number[]): DailyDistribution {
  const days = new Map<number, number>();
  for (const count of counts) days.set(count, (days.get(count) ?? 0) + 1);
  return [...days]
    .map(([items, times]) => ({ items, probability: times / counts.length }))
    .sort((a, b) => a.items - b.items);
}

/**
 * How likely each total is over several days, drawn independently: the daily distribution convolved with itself.
 * @returns the probability of each total, by index
 */
export function totalOver(daily: DailyDistribution, days: number): Float64Array {
  const most = daily.at(-1)?.items ?? 0;
  let totals = Float64Array.of(1);
  let lowest = 0;
  for (let day = 0; day < days; day++) {
    const next = new Float64Array(totals.length + most);
    for (const { items, probability } of daily)
      for (let total = lowest; total < totals.length; total++)
        next[total + items] = (next[total + items] ?? 0) + (totals[total] ?? 0) * probability;
    while (lowest < next.length && (next[lowest] ?? 0) < NEGLIGIBLE) next[lowest++] = 0;
    let length = next.length;
    while (length > 0 && (next[length - 1] ?? 0) < NEGLIGIBLE) length--;
    totals = next.slice(0, length);
  }
  return totals;
}

/** The largest number that is reached with at least a probability: the more certain, the fewer. */
export function reachedWith(totals: Float64Array, probability: number): number {
  let tail = 0;
  for (let total = totals.length - 1; total > 0; total--) {
    tail += totals[total] ?? 0;
    if (isAtLeast(tail, probability)) return total;
  }
  return 0;
}

/** Whether a computed probability reaches a level: 17 of 20 days are 85 percent, whatever the last bit says. */
export const isAtLeast = (probability: number, level: number): boolean => probability >= level - ROUNDING;

/**
 * How likely a number of items is done after each day, from the first on, for as long as anyone asks.
 * @param items more than 0
 */
export function* doneAfterEachDay(daily: DailyDistribution, items: number): Generator<number, never> {
  const most = daily.at(-1)?.items ?? 0;
  // How likely each total short of the number is; only those from lowest to highest are possible.
  const open = new Float64Array(items);
  open[0] = 1;
  let [lowest, highest] = [0, 0];
  for (;;) {
    highest = Math.min(highest + most, items - 1);
    let undone = 0;
    // From the top down, so that the totals below are still yesterday's.
    for (let total = highest; total >= lowest; total--) {
      let sum = 0;
      for (const { items: done, probability } of daily) {
        if (done > total) break;
        sum += (open[total - done] ?? 0) * probability;
      }
      open[total] = sum < NEGLIGIBLE ? 0 : sum;
      undone += sum;
    }
    while (lowest < highest && open[lowest] === 0) lowest++;
    while (highest > lowest && open[highest] === 0) highest--;
    yield Math.max(0, 1 - undone);
  }
}
