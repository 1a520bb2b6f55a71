import { dayAndTime, daysBetween, formatDay } from '../../text/day.ts';
import type { VerdictView } from '../view.ts';

const WEEKDAY = new Intl.DateTimeFormat('en-US', { weekday: 'long', timeZone: 'UTC' });

/** A day with its weekday, which people know better than dates: `Friday 20 Nov`. */
export function weekdayAndDay(day: string, year: string): string {
  const instant = Date.parse(`${day}T00:00:00Z`);
  return Number.isNaN(instant) ? day : `${WEEKDAY.format(instant)} ${formatDay(day, year)}`;
}

/** When the last run was, as the end of "since": `yesterday`, `Friday 20 Nov`, `09:00 today`. */
export function sinceWhen(since: string, { verdict, today, year }: VerdictView): string {
  const at = dayAndTime(since, verdict.timezone);
  if (at === null) return 'the last run';
  const days = daysBetween(at.day, today);
  if (days === 0) return `${at.time} today`;
  return days === 1 ? 'yesterday' : weekdayAndDay(at.day, year);
}
