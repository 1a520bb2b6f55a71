import type { Calendar } from './calendar.ts';

export type DayUnit = 'calendar' | 'working';

/**
 * Work item age in days, both ends included: work started today is 1 day old. In working days: the working days
 * touched, so that Saturday to Monday is 1. A start after now is age 1.
 * @param start epoch milliseconds
 * @param now epoch milliseconds
 */
export function ageInDays(calendar: Calendar, unit: DayUnit, start: number, now: number): number {
  if (start > now) return 1;
  const first = calendar.dayOf(start);
  const last = calendar.dayOf(now);
  return unit === 'calendar' ? last - first + 1 : calendar.workingDays(first, last);
}

/**
 * Days without an update: 0 on the day of the update itself. In working days: those after that day.
 * @param updated epoch milliseconds
 * @param now epoch milliseconds
 */
export function idleInDays(calendar: Calendar, unit: DayUnit, updated: number, now: number): number {
  const last = calendar.dayOf(now);
  const first = Math.min(calendar.dayOf(updated), last);
  return unit === 'calendar' ? last - first : calendar.workingDays(first + 1, last);
}
