import { plural } from './plural.ts';

/** The unit days are counted in, as the config's `aging.unit` has it. */
export type DayUnit = 'calendar' | 'working';

/** Days with their unit: `5 days`, `1 day`; by the working calendar `5 working days`. */
export function formatDays(days: number, unit: DayUnit = 'calendar'): string {
  return plural(days, unit === 'working' ? 'working day' : 'day');
}
