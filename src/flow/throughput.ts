import { type DayRange, isIn } from './days.ts';
import type { FinishedItem } from './finished.ts';

/** How many items finished on each calendar day of a range, days without any included. */
export function throughput(items: readonly Pick<FinishedItem, 'finishedDay'>[], range: DayRange): number[] {
  const counts = new Array<number>(Math.max(0, range.last - range.first + 1)).fill(0);
  for (const { finishedDay } of items)
    if (isIn(range, finishedDay))
      counts[finishedDay - range.first] = (counts[finishedDay - range.first] ?? 0) + 1;
  return counts;
}
