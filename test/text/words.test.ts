import { describe, expect, it } from 'vitest';
import { dayAndTime, daysBetween, formatDay } from '../../src/text/day.ts';
import { formatDays } from '../../src/text/duration.ts';
import { listAnd, listOr, listShort } from '../../src/text/list.ts';
import { plural } from '../../src/text/plural.ts';

describe('words', () => {
  it('makes nouns agree with their numbers', () => {
    expect([0, 1, 2].map((count) => plural(count, 'limit'))).toEqual(['0 limits', '1 limit', '2 limits']);
    expect(plural(2, 'person', 'people')).toBe('2 people');
  });

  it('names the unit of days', () => {
    expect([1, 5].map((days) => formatDays(days))).toEqual(['1 day', '5 days']);
    expect([1, 5].map((days) => formatDays(days, 'working'))).toEqual(['1 working day', '5 working days']);
  });

  it('joins names as a sentence does', () => {
    expect(listAnd(['a', 'b', 'c'])).toBe('a, b and c');
    expect(listOr(['a', 'b'])).toBe('a or b');
    expect(listShort(['a', 'b', 'c', 'd'], 2)).toBe('a, b +2');
    expect(listShort(['a', 'b'], 2)).toBe('a, b');
  });
});

describe('day', () => {
  it('leaves out the year that goes without saying', () => {
    expect(formatDay('2026-11-29', '2026')).toBe('29 Nov');
    expect(formatDay('2027-01-03', '2026')).toBe('3 Jan 2027');
    expect(formatDay('2026-09-01')).toBe('1 Sep 2026');
    expect(formatDay('someday', '2026')).toBe('someday');
  });

  it('reads an instant in the zone it is given, not in the zone of the machine', () => {
    expect(dayAndTime('2026-11-20T23:30:00Z', 'Europe/Berlin')).toEqual({ day: '2026-11-21', time: '00:30' });
    expect(dayAndTime('2026-11-20T23:30:00Z', 'America/New_York')).toEqual({
      day: '2026-11-20',
      time: '18:30',
    });
    expect(dayAndTime('2026-11-20T23:30:00Z', 'No/Such_Zone')).toEqual({ day: '2026-11-20', time: '23:30' });
    expect(dayAndTime('soon', 'UTC')).toBeNull();
  });

  it('counts calendar days across a change of the clocks', () => {
    expect(daysBetween('2026-10-24', '2026-10-26')).toBe(2);
    expect(daysBetween('2026-11-20', '2026-11-20')).toBe(0);
  });
});
