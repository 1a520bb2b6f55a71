import type { FinishedItem } from './cycle-times.ts';
import type { DayAxis } from './day-axis.ts';

/** Seven days; the first of a window may have fewer. */
export interface Week {
  /** Index of its first day on the axis, which may lie before the axis for the first week. */
  start: number;
  from: string;
  to: string;
  /** How many of its days lie in the window. */
  days: number;
  finished: number;
}

const DAYS = 7;

/** How many items were finished in each week, oldest first; weeks end with the last day of the window. */
export function weeksOf(items: readonly FinishedItem[], days: DayAxis): Week[] {
  const count = Math.ceil(days.count / DAYS);
  const first = days.count - count * DAYS;
  const finished = new Array<number>(count).fill(0);
  for (const { finishedOn } of items) {
    const index = days.indexOf(finishedOn);
    if (index === null) continue;
    const week = Math.floor((index - first) / DAYS);
    finished[week] = (finished[week] ?? 0) + 1;
  }
  return finished.map((number, week) => {
    const start = first + week * DAYS;
    return {
      start,
      from: days.dateAt(Math.max(0, start)),
      to: days.dateAt(start + DAYS - 1),
      days: Math.min(DAYS, start + DAYS),
      finished: number,
    };
  });
}
