import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dateFromDay, dayFromDate } from '../../src/model/calendar.ts';
import { allowedInWeek } from '../../src/rules/steps.ts';
import { limitOf, linearIssue, verdictOf } from '../support/builders.ts';

const on = (date: string, since: string | null = null, from = 14, max = 8) =>
  allowedInWeek(max, { from, since, by: '2027-01-31' }, dayFromDate(date));

describe('a limit that sinks by the week', () => {
  test('without a start one fewer each week, so that the goal is reached in its week', () => {
    // 31 January 2027 is the Sunday of the week that begins on the 25th.
    expect(on('2027-01-24')).toBe(9);
    expect(on('2027-01-25')).toBe(8);
    expect(on('2027-01-31')).toBe(8);
    expect(on('2027-06-01')).toBe(8);
    expect(on('2026-12-14')).toBe(14);
    expect(on('2026-12-20')).toBe(14);
    expect(on('2026-12-21')).toBe(13);
    expect(on('2020-01-01')).toBe(14);
  });

  test('with a start in equal steps, rounded up', () => {
    // Nine weeks from 23 November to 25 January; six to lose: 6 × 4 ÷ 9, rounded up, are left on 28 December.
    expect(on('2026-11-01', '2026-11-23')).toBe(14);
    expect(on('2026-11-29', '2026-11-23')).toBe(14);
    expect(on('2026-11-30', '2026-11-23')).toBe(14);
    expect(on('2026-12-07', '2026-11-23')).toBe(13);
    expect(on('2026-12-28', '2026-11-23')).toBe(11);
    expect(on('2027-01-24', '2026-11-23')).toBe(9);
    expect(on('2027-01-25', '2026-11-23')).toBe(8);
  });

  test('it never rises, stays between its two numbers, and changes on Mondays only', () => {
    const date = fc.integer({ min: dayFromDate('2026-01-01'), max: dayFromDate('2028-01-01') });
    fc.assert(
      fc.property(
        fc.nat(40),
        fc.integer({ min: 1, max: 60 }),
        date,
        fc.integer({ min: 1, max: 400 }),
        fc.boolean(),
        date,
        (max, more, by, weeksBefore, isDated, today) => {
          const since = isDated ? dateFromDay(by - weeksBefore) : null;
          const allowed = (day: number) =>
            allowedInWeek(max, { from: max + more, since, by: dateFromDay(by) }, day);
          const [now, next] = [allowed(today), allowed(today + 1)];
          expect(now).toBeGreaterThanOrEqual(max);
          expect(now).toBeLessThanOrEqual(max + more);
          expect(next).toBeLessThanOrEqual(now);
          const isSunday = new Date(today * 86_400_000).getUTCDay() === 0;
          if (!isSunday) expect(next).toBe(now);
          expect(allowed(by)).toBe(max);
        },
      ),
    );
  });

  test('the verdict has what is allowed now, and the plan', () => {
    const records = Array.from({ length: 10 }, (_, i) => linearIssue({ id: `PAY-${i + 1}` }));
    const limit = { per: 'everyone' as const, from: 9, max: 5, by: '2026-12-06' };
    // Friday, 20 November: two weeks before that of 6 December.
    expect(limitOf(verdictOf({ limits: [limit] }, { records }), 'everyone/everyone/*')).toMatchObject({
      max: 7,
      status: 'over',
      steps: { from: 9, to: 5, by: '2026-12-06' },
      from: null,
    });
  });
});
