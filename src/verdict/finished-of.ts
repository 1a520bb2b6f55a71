import { type DayRange, isIn } from '../flow/days.ts';
import type { FinishedItem } from '../flow/finished.ts';
import { dateFromDay } from '../model/calendar.ts';
import type { FinishedWork } from '../model/verdict.ts';

/** The work finished in a range of days, oldest finish first; of the chosen teams where only these are shown. */
export function finishedOf(
  items: readonly FinishedItem[],
  range: DayRange,
  chosen: ReadonlySet<string> | null,
): FinishedWork {
  return {
    from: dateFromDay(range.first),
    to: dateFromDay(range.last),
    items: items
      .filter(({ finishedDay }) => isIn(range, finishedDay))
      .filter(({ teams }) => chosen === null || teams.some((name) => chosen.has(name)))
      .map(({ id, title, url, teams, finishedDay, cycleDays }) => ({
        id,
        title,
        url,
        teams,
        finishedOn: dateFromDay(finishedDay),
        cycleDays,
      })),
  };
}
