import { dateFromDay } from '../model/calendar.ts';
import type { TrendWeek } from '../model/trend.ts';
import { type DayRange, isIn } from './days.ts';
import type { FinishedItem } from './finished.ts';
import { medianAndP85 } from './trend-percentiles.ts';

const WEEK = 7;

/** Throughput and cycle time of the whole weeks that end with the last day of a range, oldest first. */
export function trendWeeks(
  finished: readonly Pick<FinishedItem, 'finishedDay' | 'cycleDays'>[],
  { first, last }: DayRange,
): TrendWeek[] {
  const count = Math.max(0, Math.floor((last - first + 1) / WEEK));
  return Array.from({ length: count }, (_, index) => {
    const from = last + 1 - (count - index) * WEEK;
    const week = { first: from, last: from + WEEK - 1 };
    const done = finished.filter(({ finishedDay }) => isIn(week, finishedDay));
    return {
      from: dateFromDay(from),
      finished: done.length,
      cycle: medianAndP85(done.flatMap(({ cycleDays }) => cycleDays ?? [])),
    };
  });
}
