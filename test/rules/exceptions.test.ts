import { describe, expect, test } from 'vitest';
import { itemOf, limitOf, linearIssue, NOW, pullRequest, verdictOf } from '../support/builders.ts';

type Config = Parameters<typeof verdictOf>[0];
const records = [
  linearIssue({
    id: 'PAY-12',
    previousIds: ['OLD-3'],
    assignees: ['ada'],
    startedAt: '2026-10-01T09:00:00Z',
    updatedAt: '2026-10-02T09:00:00Z',
  }),
  pullRequest({
    id: 'acme/api#45',
    title: 'PAY-12',
    author: 'ada',
    createdAt: '2026-11-17T09:00:00Z',
    updatedAt: '2026-10-03T09:00:00Z',
  }),
  linearIssue({ id: 'PAY-13', assignees: ['ada'] }),
];
const CONFIG: Config = {
  timezone: 'Europe/Berlin',
  limits: [{ per: 'everyone', max: 1 }],
  aging: { sle: { days: 8 }, stale: 3, level: 'error' },
};
const judged = (item: string, until = '2026-12-01', now = NOW) =>
  verdictOf(
    { ...CONFIG, exceptions: [{ item, reason: 'waiting for the bank', until }] },
    { records },
    { now: Date.parse(now) },
  );

describe('4 exceptions[].item is any record’s id', () => {
  test.each(['PAY-12', 'pay-12', 'acme/api#45', 'Acme/API#45', 'OLD-3'])('%s', (id) => {
    expect(itemOf(judged(id), 'PAY-12').exception).toEqual({
      reason: 'waiting for the bank',
      until: '2026-12-01',
    });
  });
  test.each(['PAY-1', 'PAY-13', 'acme/api#4'])('%s is not the item PAY-12', (id) => {
    expect(itemOf(judged(id), 'PAY-12').exception).toBe(null);
  });
});

test('4 The item is left out of counts, ageing and finishNext, and always listed', () => {
  const verdict = judged('PAY-12');
  expect(limitOf(verdict, 'everyone/everyone/*')).toMatchObject({
    count: 1,
    itemIds: ['PAY-13'],
    status: 'at',
  });
  expect(verdict.aging).toMatchObject({ over: [], risk: [], stale: [] });
  expect(verdict.finishNext.flatMap(({ items }) => items.map(({ id }) => id))).not.toContain('PAY-12');
  expect(verdict.items.map(({ id }) => id)).toContain('PAY-12');
  expect(verdict.outcome).toBe('within');
  expect(verdict.exceptions).toEqual([
    { item: 'PAY-12', itemId: 'PAY-12', reason: 'waiting for the bank', until: '2026-12-01', expired: false },
  ]);
  expect(verdict.warnings).toEqual([]);
});

describe('4 until the end of that day', () => {
  test('its last moment in the config’s zone', () => {
    expect(judged('PAY-12', '2026-11-20', '2026-11-20T22:59:59.999Z').limits[0]?.count).toBe(1);
    expect(judged('PAY-12', '2026-11-20', '2026-11-20T23:00:00Z').limits[0]?.count).toBe(2);
  });
  test('expired, it counts again and is a warning, and is still listed', () => {
    const verdict = judged('PAY-12', '2026-11-19');
    expect(itemOf(verdict, 'PAY-12').exception).toBe(null);
    expect(verdict.aging.over).toEqual(['PAY-12']);
    expect(verdict.exceptions).toMatchObject([{ item: 'PAY-12', itemId: 'PAY-12', expired: true }]);
    expect(verdict.warnings).toEqual([expect.stringContaining('PAY-12')]);
    expect(verdict.outcome).toBe('over');
  });
});

test('4 An exception for work that is not in flight is listed, with no item', () => {
  const verdict = judged('PAY-99');
  expect(verdict.exceptions).toMatchObject([{ item: 'PAY-99', itemId: null, expired: false }]);
  expect(limitOf(verdict, 'everyone/everyone/*').count).toBe(2);
});

test('4 Of two exceptions for records of one item, one that still holds leaves it out', () => {
  const exceptions = [
    { item: 'PAY-12', reason: 'old', until: '2026-11-01' },
    { item: 'acme/api#45', reason: 'new', until: '2026-12-01' },
  ];
  const verdict = verdictOf({ ...CONFIG, exceptions }, { records });
  expect(itemOf(verdict, 'PAY-12').exception).toEqual({ reason: 'new', until: '2026-12-01' });
  expect(verdict.limits[0]?.count).toBe(1);
});
