import type { TrendDay } from '../../../model/trend.ts';
import { daysBetween } from '../../../text/day.ts';

/** What one column of a chart shows; null where no day of it is known. */
export type ChartColumn = Pick<TrendDay, 'day' | 'wip' | 'max'> | null;

/** Days side by side, and how many days each column stands for. */
export interface ChartColumns {
  columns: ChartColumn[];
  daysPerColumn: number;
}

/**
 * The days from the first to the last as columns, so that days nobody knows leave a gap. Where there is no room for
 * each day, a column stands for several and shows the one with the highest WIP; the last column ends with the last day.
 * @param room columns at most, 1 or more
 */
export function chartColumns(
  days: readonly NonNullable<ChartColumn>[],
  { from, to }: { from: string; to: string },
  room: number,
): ChartColumns {
  const length = daysBetween(from, to) + 1;
  const daysPerColumn = Math.max(1, Math.ceil(length / room));
  const columns = new Array<ChartColumn>(Math.ceil(length / daysPerColumn)).fill(null);
  for (const day of days) {
    const index = columns.length - 1 - Math.floor(daysBetween(day.day, to) / daysPerColumn);
    if (index < 0 || index >= columns.length) continue;
    const highest = columns[index] ?? null;
    if (highest === null || day.wip >= highest.wip) columns[index] = day;
  }
  return { columns, daysPerColumn };
}

/** Whether more was in flight than the limit of that day allowed. */
export const isOver = ({ wip, max }: Pick<TrendDay, 'wip' | 'max'>): boolean => max !== null && wip > max;
