import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createCalendar, dateFromDay, dayFromDate } from '../../src/model/calendar.ts';

const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;
const ZONES = [
  'UTC',
  'Europe/Berlin',
  'Pacific/Auckland',
  'America/Los_Angeles',
  'Australia/Lord_Howe',
  'Africa/Casablanca',
  'America/St_Johns',
];

/** The calendar date of an instant, by Intl alone. */
const dateIn = (zone: string, ms: number): string => FORMATS[zone]?.format(ms) ?? '';
const FORMATS = Object.fromEntries(
  ZONES.map((timeZone) => [
    timeZone,
    new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }),
  ]),
);

/** Every day from first to last, one by one. */
function walk(first: string, last: string, weekend: readonly string[], holidays: readonly string[]): number {
  let days = 0;
  for (
    const day = new Date(`${first}T12:00:00Z`);
    day.toISOString().slice(0, 10) <= last;
    day.setUTCDate(day.getUTCDate() + 1)
  ) {
    const date = day.toISOString().slice(0, 10);
    if (!weekend.includes(WEEKDAYS[day.getUTCDay()] ?? '') && !holidays.includes(date)) days++;
  }
  return days;
}

const day = fc.integer({ min: dayFromDate('1965-01-01'), max: dayFromDate('2040-01-01') });
const span = fc
  .tuple(day, fc.integer({ min: -3, max: 800 }))
  .map(([first, length]) => [first, first + length] as const);
const weekendDays = fc.uniqueArray(fc.constantFrom(...WEEKDAYS), { maxLength: 6 });

test('3 Working days equal a walk from day to day, for any weekend and any holidays', () => {
  const scene = span.chain(([first, last]) =>
    fc.record({
      first: fc.constant(first),
      last: fc.constant(last),
      weekend: weekendDays,
      holidays: fc.array(fc.integer({ min: first - 5, max: last + 5 }).map(dateFromDay), { maxLength: 12 }),
    }),
  );
  fc.assert(
    fc.property(scene, ({ first, last, weekend, holidays }) => {
      const calendar = createCalendar('UTC', weekend, holidays);
      expect(calendar.workingDays(first, last)).toBe(
        walk(dateFromDay(first), dateFromDay(last), weekend, holidays),
      );
    }),
    { numRuns: 300 },
  );
});

describe('3 The day of an instant is the day on a clock in the zone', () => {
  test('at any moment', () => {
    const moment = fc.integer({
      min: Date.parse('1990-01-01T00:00:00Z'),
      max: Date.parse('2035-01-01T00:00:00Z'),
    });
    fc.assert(
      fc.property(fc.constantFrom(...ZONES), moment, (zone, ms) => {
        expect(dateFromDay(createCalendar(zone).dayOf(ms))).toBe(dateIn(zone, ms));
      }),
      { numRuns: 300 },
    );
  });
  test.each(ZONES)('in every hour of 2026 in %s, summer time included', (zone) => {
    const calendar = createCalendar(zone);
    const wrong: string[] = [];
    for (
      let ms = Date.parse('2026-01-01T00:00:00Z');
      ms < Date.parse('2027-01-01T00:00:00Z');
      ms += 3_600_000
    )
      for (const near of [ms - 1, ms])
        if (dateFromDay(calendar.dayOf(near)) !== dateIn(zone, near))
          wrong.push(new Date(near).toISOString());
    expect(wrong).toEqual([]);
  });
  test('before 1970 too', () => expect(dateFromDay(createCalendar('UTC').dayOf(-1))).toBe('1969-12-31'));
});

test('A date and its day number are each other’s inverse', () => {
  expect(dayFromDate('1970-01-01')).toBe(0);
  fc.assert(fc.property(day, (number) => dayFromDate(dateFromDay(number)) === number));
});

test('3 A holiday that is written twice, or falls on a weekend, is off once', () => {
  const calendar = createCalendar('UTC', ['sat', 'sun'], ['2026-11-18', '2026-11-18', '2026-11-21']);
  expect(calendar.workingDays(dayFromDate('2026-11-16'), dayFromDate('2026-11-22'))).toBe(4);
});
