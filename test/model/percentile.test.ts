import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nearestRank } from '../../src/model/percentile.ts';

test.each([
  [[15, 20, 35, 40, 50], 5, 15],
  [[15, 20, 35, 40, 50], 30, 20],
  [[15, 20, 35, 40, 50], 40, 20],
  [[15, 20, 35, 40, 50], 50, 35],
  [[15, 20, 35, 40, 50], 100, 50],
  [[7], 1, 7],
])(
  '3 The nearest-rank percentile, sorted[ceil(p/100·n) − 1], of %j at %d is %d',
  (sorted, percentile, expected) => {
    expect(nearestRank(sorted, percentile)).toBe(expected);
  },
);

test('3 Of nothing there is none', () => expect(nearestRank([], 85)).toBeUndefined());

test('3 It equals its definition: the smallest value that at least p of 100 do not exceed', () => {
  const values = fc
    .array(fc.integer({ min: 0, max: 50 }), { minLength: 1, maxLength: 120 })
    .map((list) => list.toSorted((a, b) => a - b));
  fc.assert(
    fc.property(values, fc.integer({ min: 1, max: 100 }), (sorted, percentile) => {
      // In whole numbers, so that no rounding of p/100 · n can move the rank.
      const byDefinition = sorted.find(
        (value) => sorted.filter((other) => other <= value).length * 100 >= percentile * sorted.length,
      );
      expect(nearestRank(sorted, percentile)).toBe(byDefinition);
    }),
    { numRuns: 500 },
  );
});

test('3 55 of 100 values is the 55th, where p/100·n is not whole in floating point', () => {
  const sorted = Array.from({ length: 100 }, (_, i) => i + 1);
  for (let p = 1; p <= 100; p++) expect(nearestRank(sorted, p)).toBe(p);
});
