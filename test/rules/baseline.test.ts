import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { baselineOf, loweredBaseline } from '../../src/rules/baseline.ts';
import { limitOf, linearIssue, verdictOf } from '../support/builders.ts';

const issues = (n: number) => Array.from({ length: n }, (_, i) => linearIssue({ id: `PAY-${i + 1}` }));
const KEY = 'everyone/everyone/*';
const judged = (count: number, baseline: number | null, level: 'error' | 'warn' = 'error') => {
  const verdict = verdictOf(
    { limits: [{ per: 'everyone', max: 3, level }] },
    { records: issues(count) },
    baseline === null ? {} : { baseline: new Map([[KEY, baseline]]) },
  );
  return { ...limitOf(verdict, KEY), outcome: verdict.outcome, warnings: verdict.warnings };
};

describe('a baseline', () => {
  test.each([
    // count, baseline, status, outcome
    [5, null, 'over', 'over'],
    [5, 5, 'at', 'within'],
    [4, 5, 'within', 'within'],
    [6, 5, 'over', 'over'],
    [4, 2, 'over', 'over'],
    [3, 2, 'at', 'within'],
    [3, 5, 'within', 'within'],
    [0, 0, 'within', 'within'],
  ] as const)('%d in flight with a baseline of %s, limit 3: %s', (count, baseline, status, outcome) => {
    expect(judged(count, baseline)).toMatchObject({ count, max: 3, baseline, status, outcome });
  });

  test('at level warn what it lets pass is no warning', () => {
    expect(judged(5, 5, 'warn').warnings).toEqual([]);
    expect(judged(6, 5, 'warn').warnings).toEqual(['Everyone: 6, 1 over the baseline of 5']);
  });

  test('on partial data it proves nothing: what is above the limit and not proven above the baseline is unknown', () => {
    const verdict = verdictOf(
      { limits: [{ per: 'everyone', max: 3 }], github: {}, linear: {} },
      {
        records: issues(5),
        sources: [
          { name: 'linear', status: 'complete' },
          { name: 'github', status: 'partial' },
        ],
      },
      { baseline: new Map([[KEY, 5]]) },
    );
    expect(limitOf(verdict, KEY)).toMatchObject({ status: 'unknown' });
    expect(verdict.outcome).toBe('incomplete');
  });
});

describe('the ratchet', () => {
  const counts = (entries: Record<string, number>) =>
    Object.entries(entries).map(([key, count]) => ({ key, count }));

  test('writing takes every count as it is', () => {
    const change = baselineOf(counts({ a: 5, b: 0 }), new Map(Object.entries({ a: 3, c: 1 })));
    expect(Object.fromEntries(change.baseline)).toEqual({ a: 5, b: 0 });
    expect(change).toMatchObject({ raised: [{ key: 'a', from: 3, to: 5 }], lowered: [], dropped: ['c'] });
  });

  test('of people whom privacy hides it holds how many are over, and how much that is in all', () => {
    const people = (count: number, above: number) => [
      { key: 'person/people/*', count, people: { total: 8, max: 3, above } },
    ];
    const { baseline } = baselineOf(people(2, 5), new Map());
    expect(Object.fromEntries(baseline)).toEqual({ 'person/people/*': 2, 'person/people/*/above': 5 });
    expect(Object.fromEntries(loweredBaseline(people(3, 4), baseline).baseline)).toEqual({
      'person/people/*': 2,
      'person/people/*/above': 4,
    });
  });

  test('lowering never raises and never adds', () => {
    const record = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd'), fc.nat(9));
    fc.assert(
      fc.property(record, record, (now, before) => {
        const { baseline } = loweredBaseline(counts(now), new Map(Object.entries(before)));
        for (const [key, value] of baseline) {
          expect(value).toBe(Math.min(before[key] ?? -1, now[key] ?? -1));
        }
        expect([...baseline.keys()].sort()).toEqual(
          Object.keys(before)
            .filter((key) => key in now)
            .sort(),
        );
      }),
    );
  });
});
