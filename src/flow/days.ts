import type { DayUnit } from '../model/age.ts';
import type { Calendar } from '../model/calendar.ts';

/** How days are counted: the config's zone, its days off, and which days count. */
export interface DayCount {
  calendar: Calendar;
  unit: DayUnit;
}

/** Calendar days by number (`Calendar.dayOf`), both included. */
export interface DayRange {
  first: number;
  last: number;
}

/** The last days including today: what "finished in the last `days` days" means. */
export const lastDays = (today: number, days: number): DayRange => ({ first: today - days + 1, last: today });

/** The last days that are over. What is counted by the day leaves today out, which is not whole yet. */
export const wholeDays = (today: number, days: number): DayRange => ({
  first: today - days,
  last: today - 1,
});

export const isIn = ({ first, last }: DayRange, day: number): boolean => first <= day && day <= last;

/** Every day of a range that the unit counts: all of them, or the working days. */
export function countedDays({ first, last }: DayRange, { calendar, unit }: DayCount): number[] {
  const days: number[] = [];
  for (let day = first; day <= last; day++)
    if (unit === 'calendar' || calendar.workingDays(day, day) === 1) days.push(day);
  return days;
}
