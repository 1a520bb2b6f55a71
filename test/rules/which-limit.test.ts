import { describe, expect, test } from 'vitest';
import { human } from '../linking/scene.ts';
import { linearIssue, verdictOf } from '../support/builders.ts';

type Config = Parameters<typeof verdictOf>[0];
type Limit = NonNullable<Config['limits']>[number];

const CONFIG: Config = {
  people: [{ name: 'Ada', linear: 'ada@acme.com' }, { name: 'Grace' }],
  teams: [
    { name: 'T', people: ['Ada', 'Grace'] },
    { name: 'U', people: ['Ada'] },
  ],
  expedite: { labels: ['urgent'] },
};
const DATED = { from: '2026-11-16', until: '2026-11-22' };

/** The places in the config of the limits that hold for Ada. */
function chosen(limits: Limit[], now = '2026-11-20T09:00:00Z', config: Config = {}): string[] {
  const verdict = verdictOf(
    { ...CONFIG, ...config, limits },
    { records: [linearIssue({ id: 'PAY-1', assignees: ['ada@acme.com'] })] },
    { now: Date.parse(now) },
  );
  return verdict.limits.filter(({ subject }) => subject === 'Ada').map(({ configPath }) => configPath);
}
/** The same pair in both orders: the winner is the first of the pair. */
function wins(winner: Limit, loser: Limit) {
  expect(chosen([winner, loser])).toEqual(['limits[0]']);
  expect(chosen([loser, winner])).toEqual(['limits[1]']);
}
const plain: Limit = { per: 'person', max: 5 };
const ofTeam: Limit = { per: 'person', max: 5, teams: ['T'] };
const ofAda: Limit = { per: 'person', max: 5, people: ['Ada'] };

describe('2.12 Among limits alike', () => {
  test('one naming people beats one naming teams beats one naming neither', () => {
    wins(ofAda, ofTeam);
    wins(ofTeam, plain);
    wins(ofAda, plain);
    wins({ ...ofAda, max: 9 }, { ...ofTeam, max: 1 });
    wins({ ...ofTeam, max: 9 }, { ...plain, max: 1 });
  });
  test('that comes first: naming people beats a dated one naming teams', () => {
    wins(ofAda, { ...ofTeam, ...DATED });
    wins(ofTeam, { ...plain, ...DATED });
  });
  test('then a dated one beats an undated, even with a higher max', () => {
    wins({ ...plain, ...DATED, max: 9 }, { ...plain, max: 1 });
    wins({ ...ofAda, ...DATED, max: 9 }, { ...ofAda, max: 1 });
    wins({ ...plain, from: '2026-11-01', max: 9 }, plain);
    wins({ ...plain, until: '2026-11-30', max: 9 }, plain);
  });
  test('then the lowest max', () => {
    wins({ ...plain, max: 2 }, { ...plain, max: 3 });
    wins({ ...plain, max: 2, level: 'warn' }, { ...plain, max: 3, level: 'error' });
    wins({ per: 'person', teams: ['U'], max: 2 }, { per: 'person', teams: ['T'], max: 3 });
  });
  test('then error', () => {
    wins({ ...plain, level: 'error' }, { ...plain, level: 'warn' });
  });
  test('then the one that is written first', () => {
    expect(chosen([plain, plain])).toEqual(['limits[0]']);
  });
});

describe('2.12 Others all apply', () => {
  test.each([
    ['per', { per: 'reviewer' }],
    ['stages', { stages: ['review'] }],
    ['label', { label: 'bug' }],
    ['kind', { kind: 'issue' }],
    ['lane', { lane: 'expedite' }],
    ['blocked', { blocked: 'ignore' }],
    ['agents', { agents: 'ignore' }],
  ] as [string, Partial<Limit>][])('limits that differ in %s', (_, other) => {
    expect(
      chosen([
        { ...plain, people: ['Ada'], max: 1 },
        { ...plain, ...other },
      ]),
    ).toEqual(['limits[0]', 'limits[1]']);
  });
  test('limits that differ in the value of one of them', () => {
    expect(
      chosen([
        { ...plain, stages: ['doing'] },
        { ...plain, stages: ['review'] },
        { ...plain, stages: ['doing', 'review'] },
      ]),
    ).toHaveLength(3);
    expect(
      chosen([
        { ...plain, label: 'a' },
        { ...plain, label: 'b' },
      ]),
    ).toHaveLength(2);
  });
  test('alike are: the same stages in another order, the same label in another letter case', () => {
    expect(
      chosen([
        { ...plain, stages: ['doing', 'review'], max: 2 },
        { ...plain, stages: ['Review', 'Doing'] },
      ]),
    ).toEqual(['limits[0]']);
    expect(
      chosen([
        { ...plain, label: 'Bug', max: 2 },
        { ...plain, label: 'bug' },
      ]),
    ).toEqual(['limits[0]']);
  });
  test('a name, a warn and a level do not make limits different', () => {
    expect(
      chosen([
        { ...plain, name: 'a', warn: 1, max: 3 },
        { ...plain, name: 'b', level: 'warn' },
      ]),
    ).toEqual(['limits[0]']);
  });
});

describe('4 A dated limit applies from `from` to `until`, both included', () => {
  const berlin = { timezone: 'Europe/Berlin' };
  const at = (now: string, limit: Partial<Limit> = DATED) =>
    chosen([{ ...plain, ...limit, max: 1 }], now, berlin).length;
  test('from the first moment of the first day in the config’s zone', () => {
    expect(at('2026-11-15T22:59:59Z')).toBe(0);
    expect(at('2026-11-15T23:00:00Z')).toBe(1);
  });
  test('to the last moment of the last day', () => {
    expect(at('2026-11-22T22:59:59.999Z')).toBe(1);
    expect(at('2026-11-22T23:00:00Z')).toBe(0);
  });
  test('on a single day', () =>
    expect(at('2026-11-20T09:00:00Z', { from: '2026-11-20', until: '2026-11-20' })).toBe(1));
  test('with one end only', () => {
    expect(at('2026-11-20T09:00:00Z', { from: '2026-11-20' })).toBe(1);
    expect(at('2026-11-20T09:00:00Z', { from: '2026-11-21' })).toBe(0);
    expect(at('2026-11-20T09:00:00Z', { until: '2026-11-20' })).toBe(1);
    expect(at('2026-11-20T09:00:00Z', { until: '2026-11-19' })).toBe(0);
  });
  test('outside its days it beats nothing', () => {
    expect(chosen([{ ...ofAda, ...DATED, max: 1 }, plain], '2026-11-23T09:00:00Z')).toEqual(['limits[1]']);
  });
});

test('2.12 The choice is made for each subject alone', () => {
  const verdict = verdictOf(
    {
      ...CONFIG,
      limits: [
        { ...plain, max: 3 },
        { ...ofAda, max: 4 },
        { per: 'team', max: 8 },
        { per: 'team', teams: ['U'], max: 2 },
      ],
    },
    { records: [], people: [human('github', 'kay')] },
  );
  expect(Object.fromEntries(verdict.limits.map(({ subject, max }) => [subject, max]))).toEqual({
    Ada: 4,
    Grace: 3,
    T: 8,
    U: 2,
    kay: 3,
  });
});

test('2.12 With maxPerPerson the limit’s max today decides which is lowest', () => {
  const maxes = (limits: Limit[]) =>
    verdictOf({ ...CONFIG, limits }, { records: [] })
      .limits.filter(({ subject }) => subject === 'T')
      .map(({ max }) => max);
  expect(
    maxes([
      { per: 'team', max: 3 },
      { per: 'team', maxPerPerson: 1 },
    ]),
  ).toEqual([2]);
  expect(
    maxes([
      { per: 'team', max: 1 },
      { per: 'team', maxPerPerson: 1 },
    ]),
  ).toEqual([1]);
});
