import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ageInDays, idleInDays } from '../../src/model/age.ts';
import { createCalendar } from '../../src/model/calendar.ts';

const at = (iso: string) => Date.parse(iso);
const age = (zone: string, start: string, now: string) =>
  ageInDays(createCalendar(zone), 'calendar', at(start), at(now));

describe('3 Age = calendar day of now − calendar day of the start + 1, both in the config’s time zone', () => {
  test('started today is 1 day old, yesterday 2', () => {
    expect(age('UTC', '2026-11-20T00:00:00Z', '2026-11-20T23:59:59Z')).toBe(1);
    expect(age('UTC', '2026-11-19T23:59:59Z', '2026-11-20T00:00:00Z')).toBe(2);
  });
  test.each([
    ['Europe/Berlin', '2026-11-19T22:59:59.999Z', 2],
    ['Europe/Berlin', '2026-11-19T23:00:00Z', 1],
    ['Pacific/Auckland', '2026-11-19T10:59:59.999Z', 2],
    ['Pacific/Auckland', '2026-11-19T11:00:00Z', 1],
    ['America/Los_Angeles', '2026-11-19T07:59:59.999Z', 3],
    ['America/Los_Angeles', '2026-11-19T08:00:00Z', 2],
    ['Asia/Kathmandu', '2026-11-19T18:14:59.999Z', 2],
    ['Asia/Kathmandu', '2026-11-19T18:15:00Z', 1],
  ])('midnight of %s: a start at %s', (zone, start, expected) => {
    const now = zone.startsWith('America') ? '2026-11-20T12:00:00Z' : '2026-11-20T10:00:00Z';
    expect(age(zone, start, now)).toBe(expected);
  });
  test.each([
    ['Europe/Berlin', 'the day of 25 hours', '2026-10-24T22:00:00Z', '2026-10-25T22:59:59Z', 1],
    ['Europe/Berlin', 'after the day of 25 hours', '2026-10-24T22:00:00Z', '2026-10-25T23:00:00Z', 2],
    ['Europe/Berlin', 'the day of 23 hours', '2026-03-28T23:00:00Z', '2026-03-29T21:59:59Z', 1],
    ['Europe/Berlin', 'after the day of 23 hours', '2026-03-28T23:00:00Z', '2026-03-29T22:00:00Z', 2],
    ['Pacific/Auckland', 'the day of 23 hours', '2026-09-26T12:00:00Z', '2026-09-27T10:59:59Z', 1],
    ['Pacific/Auckland', 'after the day of 25 hours', '2026-04-04T11:00:00Z', '2026-04-05T12:00:00Z', 2],
    [
      'America/Sao_Paulo',
      'a zone that has given summer time up',
      '2026-11-20T03:00:00Z',
      '2026-11-21T02:59:59Z',
      1,
    ],
    [
      'Pacific/Apia',
      'over the day Samoa left out, 30 December 2011',
      '2011-12-29T12:00:00Z',
      '2011-12-31T00:00:00Z',
      3,
    ],
  ])('%s, %s', (zone, _, start, now, expected) => expect(age(zone, start, now)).toBe(expected));
});

test('3 A start after now is age 1', () => {
  for (const unit of ['calendar', 'working'] as const)
    expect(
      ageInDays(createCalendar('UTC'), unit, at('2026-11-25T09:00:00Z'), at('2026-11-20T09:00:00Z')),
    ).toBe(1);
});

describe('3 working days touched, start day included', () => {
  const calendar = createCalendar('UTC', ['sat', 'sun'], ['2026-11-19']);
  const working = (start: string, now: string) =>
    ageInDays(calendar, 'working', at(`${start}T12:00:00Z`), at(`${now}T12:00:00Z`));
  test.each([
    ['2026-11-20', '2026-11-20', 1],
    ['2026-11-20', '2026-11-23', 2],
    ['2026-11-21', '2026-11-23', 1],
    ['2026-11-21', '2026-11-22', 0],
    ['2026-11-18', '2026-11-20', 2],
    ['2026-11-19', '2026-11-19', 0],
    ['2026-11-16', '2026-11-30', 10],
  ])('%s to %s is %d', (start, now, expected) => expect(working(start, now)).toBe(expected));
  test('a week whose weekend is Friday and Saturday', () => {
    const gulf = createCalendar('Asia/Riyadh', ['fri', 'sat']);
    expect(ageInDays(gulf, 'working', at('2026-11-19T09:00:00Z'), at('2026-11-22T09:00:00Z'))).toBe(2);
  });
  test('Auckland’s Monday is UTC’s Sunday', () => {
    const auckland = createCalendar('Pacific/Auckland');
    expect(ageInDays(auckland, 'working', at('2026-11-22T12:00:00Z'), at('2026-11-22T13:00:00Z'))).toBe(1);
    expect(
      ageInDays(createCalendar('UTC'), 'working', at('2026-11-22T12:00:00Z'), at('2026-11-22T13:00:00Z')),
    ).toBe(0);
  });
});

describe('3 Idle: days after the day of the last update, 0 today', () => {
  const idle = (unit: 'calendar' | 'working', updated: string, now: string) =>
    idleInDays(createCalendar('Europe/Berlin'), unit, at(updated), at(now));
  test('0 today, 1 after midnight', () => {
    expect(idle('calendar', '2026-11-19T23:00:00Z', '2026-11-20T09:00:00Z')).toBe(0);
    expect(idle('calendar', '2026-11-19T22:59:59Z', '2026-11-20T09:00:00Z')).toBe(1);
  });
  test('an update after now is today', () =>
    expect(idle('calendar', '2026-11-24T09:00:00Z', '2026-11-20T09:00:00Z')).toBe(0));
  test('in working days, a weekend is no idleness', () => {
    expect(idle('working', '2026-11-20T09:00:00Z', '2026-11-22T09:00:00Z')).toBe(0);
    expect(idle('working', '2026-11-20T09:00:00Z', '2026-11-23T09:00:00Z')).toBe(1);
    expect(idle('working', '2026-11-21T09:00:00Z', '2026-11-23T09:00:00Z')).toBe(1);
    expect(idle('working', '2026-11-24T09:00:00Z', '2026-11-22T09:00:00Z')).toBe(0);
  });
});

const ZONES = [
  'UTC',
  'Europe/Berlin',
  'Pacific/Auckland',
  'America/Los_Angeles',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
  'America/St_Johns',
  'Pacific/Apia',
];
const zone = fc.constantFrom(...ZONES);
const moment = fc.integer({ min: at('2005-01-01T00:00:00Z'), max: at('2035-01-01T00:00:00Z') });

test('3 Calendar age is at least 1 and never falls as time goes on', () => {
  fc.assert(
    fc.property(zone, moment, moment, fc.nat(5 * 86_400_000), (name, start, now, later) => {
      const calendar = createCalendar(name);
      const today = ageInDays(calendar, 'calendar', start, now);
      expect(today).toBeGreaterThanOrEqual(1);
      expect(ageInDays(calendar, 'calendar', start, now + later)).toBeGreaterThanOrEqual(today);
    }),
  );
});

test('3 Idle is one less than the age since the last update', () => {
  fc.assert(
    fc.property(zone, moment, moment, (name, updated, now) => {
      const calendar = createCalendar(name);
      expect(idleInDays(calendar, 'calendar', updated, now)).toBe(
        ageInDays(calendar, 'calendar', updated, now) - 1,
      );
    }),
  );
});
