import { describe, expect, test } from 'vitest';
import { verdictOf } from '../support/builders.ts';

describe('4 maxPerPerson × members present, rounded down, at least 1', () => {
  const people = ['Ada', 'Grace', 'Kay'].map((name) => ({ name }));
  const max = (maxPerPerson: number, members = people) =>
    verdictOf(
      {
        people: members,
        teams: [{ name: 'T', people: members.map(({ name }) => name) }],
        limits: [{ per: 'team', maxPerPerson }],
      },
      { records: [] },
    ).limits[0]?.max;
  test.each([
    [1.5, 3, 4],
    [1, 3, 3],
    [0.5, 3, 1],
    [0.1, 3, 1],
    [1.5, 0, 1],
    [1.1, 2, 2],
    [0.7, 3, 2],
  ])('%d each for %d members is %d', (each, members, expected) =>
    expect(max(each, people.slice(0, members))).toBe(expected),
  );
  test('0.1 × 30 is 3 and 1.1 × 10 is 11, in decimal', () => {
    const many = (n: number) => Array.from({ length: n }, (_, i) => ({ name: `P${i}` }));
    expect(max(0.1, many(30))).toBe(3);
    expect(max(1.1, many(10))).toBe(11);
    expect(max(0.29, many(100))).toBe(29);
  });
  test('who is away today is not present: first and last day included, in the config’s zone', () => {
    const present = (from: string, to: string, timezone = 'UTC') =>
      verdictOf(
        {
          timezone,
          people: [{ name: 'Ada', away: [{ from, to }] }, { name: 'Grace' }],
          teams: [{ name: 'T', people: ['Ada', 'Grace'] }],
          limits: [{ per: 'team', maxPerPerson: 1 }],
        },
        { records: [] },
        { now: Date.parse('2026-11-20T11:30:00Z') },
      ).limits[0]?.max;
    expect(present('2026-11-20', '2026-11-30')).toBe(1);
    expect(present('2026-11-10', '2026-11-20')).toBe(1);
    expect(present('2026-11-21', '2026-11-30')).toBe(2);
    expect(present('2026-11-10', '2026-11-19')).toBe(2);
    expect(present('2026-11-21', '2026-11-30', 'Pacific/Auckland'), 'already the 21st there').toBe(1);
  });
});
