import type { LimitPlan } from '../config/plan.ts';
import { dayFromDate } from '../model/calendar.ts';

/** Weeks begin on Monday; day 0 (1970-01-01) was a Thursday. */
const weekOf = (day: number): number => Math.floor((day + 3) / 7);

/**
 * What a limit that sinks to `max` allows in the week of a day: in equal steps from the week of `since` to that of
 * `by`, rounded up; without `since` one fewer each week, so that `max` is reached in the week of `by`.
 * @param today day number in the config's zone
 */
export function allowedInWeek(max: number, steps: NonNullable<LimitPlan['steps']>, today: number): number {
  const { from, since, by } = steps;
  const left = weekOf(dayFromDate(by)) - weekOf(today);
  if (left <= 0) return max;
  if (since === null) return Math.min(from, max + left);
  const weeks = weekOf(dayFromDate(by)) - weekOf(dayFromDate(since));
  // In whole numbers: (from − max) × left ÷ weeks, rounded up, exact for any size a config can hold.
  return Math.min(from, max + Math.ceil(((from - max) * left) / weeks));
}
