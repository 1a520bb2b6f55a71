import { describe, expect, test } from 'vitest';
import { noteText, type RecordDraft } from '../linking/scene.ts';
import { itemOf, linearIssue, NOW, pullRequest, verdictOf } from '../support/builders.ts';

type Config = Parameters<typeof verdictOf>[0];
/** An issue that is so many calendar days old at NOW. */
const aged = (days: number, draft: Partial<RecordDraft> = {}) =>
  linearIssue({
    id: 'PAY-1',
    startedAt: new Date(Date.parse(NOW) - (days - 1) * 86_400_000).toISOString(),
    ...draft,
  });
const aging = (days: number, sleDays: number) =>
  itemOf(verdictOf({ aging: { sle: { days: sleDays } } }, { records: [aged(days)] }), 'PAY-1');

describe('3 over: age > SLE; risk: age > 70 % of a fixed SLE', () => {
  test.each([
    [8, 8, 'risk'],
    [9, 8, 'over'],
    [5, 8, 'ok'],
    [6, 8, 'risk'],
    [7, 10, 'ok'],
    [8, 10, 'risk'],
    [10, 10, 'risk'],
    [11, 10, 'over'],
    [63, 90, 'ok'],
    [64, 90, 'risk'],
    [1, 1, 'risk'],
    [2, 1, 'over'],
  ] as const)('%d days with an SLE of %d: %s', (days, sle, expected) => {
    expect(aging(days, sle)).toMatchObject({ ageDays: days, sleDays: sle, aging: expected });
  });
  test('without an SLE nothing is late', () => {
    const verdict = verdictOf({}, { records: [aged(300)] });
    expect(itemOf(verdict, 'PAY-1')).toMatchObject({ sleDays: null, aging: 'ok' });
    expect(verdict.aging).toMatchObject({ sles: [], over: [], risk: [] });
  });
  test('the verdict lists them, oldest first', () => {
    const verdict = verdictOf(
      { aging: { sle: { days: 10, percentile: 90 } } },
      { records: [aged(8, { id: 'PAY-4' }), aged(12, { id: 'PAY-2' }), aged(20, { id: 'PAY-3' }), aged(2)] },
    );
    expect(verdict.aging).toMatchObject({ over: ['PAY-3', 'PAY-2'], risk: ['PAY-4'] });
    expect(verdict.aging.sles).toEqual([
      { team: 'Payments', days: 10, percentile: 90, basis: 'config', n: null, missing: null, riskDays: 7 },
    ]);
  });
});

describe('3 stale: idle > `stale` days and not blocked', () => {
  const stale = (updated: string, draft: Partial<RecordDraft> = {}, more: RecordDraft[] = []) =>
    itemOf(
      verdictOf(
        { aging: { stale: 3 } },
        { records: [linearIssue({ id: 'PAY-1', updatedAt: updated, ...draft }), ...more] },
      ),
      'PAY-1',
    );
  test('3 days is not, 4 is', () => {
    expect(stale('2026-11-17T00:00:00Z')).toMatchObject({ idleDays: 3, stale: false });
    expect(stale('2026-11-16T23:59:59Z')).toMatchObject({ idleDays: 4, stale: true });
  });
  test('not while blocked', () => {
    expect(stale('2026-11-01T09:00:00Z', { blockedBy: [{ id: 'PLT-1', open: true }] })).toMatchObject({
      blocked: true,
      stale: false,
    });
  });
  test('the last update of any of its records, in flight or not', () => {
    const pull = pullRequest({ id: 'acme/api#1', title: 'PAY-1', updatedAt: '2026-11-19T09:00:00Z' });
    expect(stale('2026-11-01T09:00:00Z', {}, [pull])).toMatchObject({
      idleDays: 1,
      stale: false,
      updatedAt: '2026-11-19T09:00:00Z',
    });
    const item = stale('2026-11-18T09:00:00Z', { stateType: 'backlog' }, [
      { ...pull, updatedAt: '2026-11-02T09:00:00Z' },
    ]);
    expect(item.idleDays).toBe(2);
  });
  test('besides: an item can be over and stale, and without `stale` none is', () => {
    expect(verdictOf({ aging: { stale: 0, sle: { days: 1 } } }, { records: [aged(3)] }).aging).toMatchObject({
      over: ['PAY-1'],
      stale: ['PAY-1'],
    });
    expect(verdictOf({}, { records: [aged(3, { updatedAt: '2026-01-01T09:00:00Z' })] }).aging.stale).toEqual(
      [],
    );
  });
});

describe('3 "unit": "working"', () => {
  const config: Config = {
    timezone: 'Europe/Berlin',
    aging: { unit: 'working', sle: { days: 4 }, stale: 1 },
    calendar: { holidays: ['2026-11-18'] },
  };
  const item = (startedAt: string) =>
    itemOf(
      verdictOf(config, {
        records: [linearIssue({ id: 'PAY-1', startedAt, updatedAt: '2026-11-17T09:00:00Z' })],
      }),
      'PAY-1',
    );
  test('ages, the SLE and idleness are in working days, and the unit is named', () => {
    // Monday to Friday with Wednesday off: 4; the weekend before adds nothing, the Friday before one.
    expect(item('2026-11-16T09:00:00Z')).toMatchObject({
      ageDays: 4,
      aging: 'risk',
      idleDays: 2,
      stale: true,
    });
    expect(item('2026-11-14T09:00:00Z')).toMatchObject({ ageDays: 4, aging: 'risk' });
    expect(item('2026-11-13T22:59:59Z')).toMatchObject({ ageDays: 5, aging: 'over' });
    expect(item('2026-11-13T23:00:00Z')).toMatchObject({ ageDays: 4 });
    expect(verdictOf(config, { records: [] }).aging.unit).toBe('working');
    expect(verdictOf({}, { records: [] }).aging.unit).toBe('calendar');
  });
});

test('3 A start after now is age 1, with a note', () => {
  const verdict = verdictOf(
    {},
    { records: [linearIssue({ id: 'PAY-1', startedAt: '2026-11-25T09:00:00Z' })] },
  );
  expect(itemOf(verdict, 'PAY-1').ageDays).toBe(1);
  expect(noteText(verdict)).toContain('PAY-1');
});

test('3 Ages are days of the config’s zone: at Auckland’s midnight an item is a day older there', () => {
  const ageIn = (timezone: string, now: string) =>
    itemOf(
      verdictOf(
        { timezone },
        { records: [linearIssue({ id: 'PAY-1', startedAt: '2026-11-19T10:30:00Z' })] },
        { now: Date.parse(now) },
      ),
      'PAY-1',
    ).ageDays;
  expect(ageIn('Pacific/Auckland', '2026-11-19T10:59:59Z')).toBe(1);
  expect(ageIn('Pacific/Auckland', '2026-11-19T11:00:00Z')).toBe(2);
  expect(ageIn('UTC', '2026-11-19T11:00:00Z')).toBe(1);
});
