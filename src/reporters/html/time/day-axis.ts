import { dateFromDay, dayFromDate } from '../../../model/calendar.ts';
import { formatDay } from '../../../text/day.ts';

/** The days of a chart from left to right, each as wide as the others. */
export interface DayAxis {
  /** How many days, both ends included. */
  count: number;
  /** Which of the days a date is: 0 for the first; null outside, or where it is no date. */
  indexOf(date: string): number | null;
  /** The date of a day. */
  dateAt(index: number): string;
  /** Days that get their name, by index. */
  ticks: readonly { index: number; label: string }[];
}

/** A verdict may come from a saved file: beyond this many days something is wrong with it. */
const MOST_DAYS = 3700;
const MOST_TICKS = 4;
/** Days between two names: weeks where they fit, so that the names are of the same weekday. */
const STEPS = [1, 2, 7, 14, 28, 56, 91, 182, 364, 728];

/** NaN for what is no date: the parser of dates would guess at much. */
const dayNumber = (date: string): number => (/^\d{4}-\d\d-\d\d$/.test(date) ? dayFromDate(date) : Number.NaN);

/** @returns null where these are no two dates in their order, or far too many days */
export function dayAxis(from: string, to: string): DayAxis | null {
  const first = dayNumber(from);
  const count = dayNumber(to) - first + 1;
  if (!Number.isInteger(count) || count < 1 || count > MOST_DAYS) return null;
  const dateAt = (index: number): string => dateFromDay(first + index);
  const step = STEPS.find((days) => Math.ceil(count / days) <= MOST_TICKS) ?? count;
  const ticks = [];
  for (let index = count - 1; index >= 0; index -= step)
    ticks.push({ index, label: shortDay(dateAt(index)) });
  return {
    count,
    dateAt,
    ticks: ticks.reverse(),
    indexOf: (date) => {
      const index = dayNumber(date) - first;
      return Number.isInteger(index) && index >= 0 && index < count ? index : null;
    },
  };
}

/** Without its year: the sentence above a chart has it. */
export const shortDay = (date: string): string => formatDay(date, date.slice(0, 4));
