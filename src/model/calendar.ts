import { Temporal } from 'temporal-polyfill';
import { DAY_MS } from './instant.ts';

/** Calendar days of one time zone, as whole numbers that can be subtracted (days since 1970-01-01). */
export interface Calendar {
  readonly timezone: string;
  /** The calendar day on which an instant (epoch milliseconds) falls in the zone. */
  dayOf(epochMs: number): number;
  /** The first instant (epoch milliseconds) of a calendar day in the zone. */
  startOf(day: number): number;
  /** How many working days lie in [first, last], both included; 0 when last is before first. */
  workingDays(first: number, last: number): number;
}

const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;

/** The day number of a calendar date such as `2026-11-23`. */
export function dayFromDate(date: string): number {
  return Date.parse(`${date}T00:00:00Z`) / DAY_MS;
}

/** The calendar date (`YYYY-MM-DD`) of a day number. */
export function dateFromDay(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

/**
 * @param timezone IANA name
 * @param weekend days off each week, as `sat`
 * @param holidays days off, as `YYYY-MM-DD`
 */
export function createCalendar(
  timezone: string,
  weekend: readonly string[] = ['sat', 'sun'],
  holidays: readonly string[] = [],
): Calendar {
  const offsetAt = (ms: number): number =>
    Temporal.Instant.fromEpochMilliseconds(Math.floor(ms)).toZonedDateTimeISO(timezone).offsetNanoseconds /
    1e6;

  // The zone's offset changes on two days a year: it is asked for at both ends of each UTC day once.
  const offsets = new Map<number, number | null>();
  function offsetOf(ms: number): number {
    const utcDay = Math.floor(ms / DAY_MS);
    let offset = offsets.get(utcDay);
    if (offset === undefined) {
      const first = offsetAt(utcDay * DAY_MS);
      offset = first === offsetAt((utcDay + 1) * DAY_MS - 1) ? first : null;
      offsets.set(utcDay, offset);
    }
    return offset ?? offsetAt(ms);
  }

  const isWeekend = WEEKDAYS.map((name) => weekend.includes(name));
  const workingDaysPerWeek = isWeekend.filter((off) => !off).length;
  // Day 0 (1970-01-01) was a Thursday.
  const isOff = (day: number): boolean => isWeekend[(((day + 4) % 7) + 7) % 7] === true;
  const holidayDays = [...new Set(holidays.map(dayFromDate))].filter((day) => !isOff(day));

  return {
    timezone,
    dayOf: (ms) => Math.floor((ms + offsetOf(ms)) / DAY_MS),
    startOf: (day) => Temporal.PlainDate.from(dateFromDay(day)).toZonedDateTime(timezone).epochMilliseconds,
    workingDays(first, last) {
      if (last < first) return 0;
      const length = last - first + 1;
      let days = Math.floor(length / 7) * workingDaysPerWeek;
      for (let day = last - (length % 7) + 1; day <= last; day++) if (!isOff(day)) days++;
      for (const holiday of holidayDays) if (holiday >= first && holiday <= last) days--;
      return days;
    },
  };
}
