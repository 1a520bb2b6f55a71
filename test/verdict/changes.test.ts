import { describe, expect, test } from 'vitest';
import type { Run } from '../../src/model/run.ts';
import type { Verdict } from '../../src/model/verdict.ts';
import { assess } from '../../src/verdict/assess.ts';
import { changesOf, type Whereabouts } from '../../src/verdict/changes.ts';
import { goneLimits } from '../../src/verdict/gone-limits.ts';
import { runOf } from '../../src/verdict/run-of.ts';
import { whereaboutsOf } from '../../src/verdict/whereabouts.ts';
import { linearIssue, NOW, plan, pullRequest, snapshot } from '../support/builders.ts';
import { verdictBuilder } from '../support/verdict-builder.ts';

type Before = Parameters<typeof changesOf>[1];
const NOTHING: Omit<Before, 'previous'> = {
  statuses: new Map(),
  whereabouts: (): Whereabouts => 'finished',
  isShown: () => true,
  gone: () => [],
  formerIds: () => [],
};
/** A run of the day before the verdicts of the builder. */
const yesterday = (verdict: Verdict): Run => ({
  ...runOf(verdict, false),
  asOf: Date.parse('2026-11-19T09:00:00Z'),
  day: '2026-11-19',
});
const changes = (before: Verdict, now: Verdict, known: Partial<Before> = {}) =>
  changesOf(now, { ...NOTHING, ...known, previous: yesterday(before) });

const base = () => verdictBuilder().source('linear').source('github');

describe('changes since the last run', () => {
  test('without an earlier run there are none', () => {
    expect(changesOf(base().build(), { ...NOTHING, previous: null })).toBeNull();
  });

  test('limits: newly over, also one that is new; resolved; a limit that is gone is neither', () => {
    const before = base()
      .limit('team', 'A', 1, { count: 2 })
      .limit('team', 'B', 1, { count: 1 })
      .limit('team', 'C', 1, { count: 2 })
      .limit('team', 'Gone', 1, { count: 2 })
      .build();
    const now = base()
      .limit('team', 'A', 1, { count: 1 })
      .limit('team', 'B', 1, { count: 2 })
      .limit('team', 'C', 1, { count: 2 })
      .limit('team', 'New', 1, { count: 2 })
      .build();
    expect(changes(before, now)).toMatchObject({
      since: '2026-11-19T09:00:00Z',
      newlyOver: ['team/B/*', 'team/New/*'],
      resolved: ['team/A/*'],
    });
  });

  test('a limit that nobody can decide today is not resolved', () => {
    const before = base().limit('team', 'A', 1, { count: 2 }).build();
    const now = base().limit('team', 'A', 1, { count: 1, status: 'unknown' }).build();
    expect(changes(before, now)).toMatchObject({ resolved: [], newlyOver: [] });
  });

  test('a limit that was raised over what is in flight is resolved, by its max', () => {
    const before = base().limit('team', 'A', 5, { count: 7 }).limit('team', 'B', 5, { count: 7 }).build();
    const now = base().limit('team', 'A', 8, { count: 6 }).limit('team', 'B', 8, { count: 5 }).build();
    expect(changes(before, now)).toMatchObject({
      newlyOver: [],
      resolved: ['team/A/*', 'team/B/*'],
      maxChanged: [{ key: 'team/A/*', from: 5, to: 8 }],
    });
  });

  test('a limit that was lowered below what is in flight is newly over, by its max', () => {
    const before = base().limit('team', 'A', 5, { count: 4 }).limit('team', 'B', 5, { count: 4 }).build();
    const now = base().limit('team', 'A', 3, { count: 5 }).limit('team', 'B', 3, { count: 6 }).build();
    expect(changes(before, now)).toMatchObject({
      newlyOver: ['team/A/*', 'team/B/*'],
      maxChanged: [{ key: 'team/A/*', from: 5, to: 3 }],
    });
  });

  test('items: started, finished, left', () => {
    const before = base().item('PAY-1').item('PAY-2').item('PAY-3').build();
    const now = base().item('PAY-3').item('PAY-10').item('PAY-4').build();
    const known = { whereabouts: (id: string): Whereabouts => (id === 'PAY-2' ? 'left' : 'finished') };
    expect(changes(before, now, known)).toMatchObject({
      started: ['PAY-10', 'PAY-4'],
      finished: ['PAY-1'],
      left: ['PAY-2'],
    });
  });

  test('a pull request that has got an issue since is neither finished nor started', () => {
    const before = base().item('acme/api#5').build();
    const now = base()
      .item('PAY-1', {
        records: [
          { source: 'linear', id: 'PAY-1', kind: 'issue', url: null },
          { source: 'github', id: 'acme/api#5', kind: 'pull_request', url: null },
        ],
      })
      .build();
    expect(changes(before, now)).toMatchObject({ started: [], finished: [], left: [] });
  });

  test('while a source is not read whole, nothing is called finished', () => {
    const now = verdictBuilder().source('linear', { status: 'partial' }).source('github').build();
    expect(changes(base().item('PAY-1').build(), now)).toMatchObject({ finished: [], left: [] });
  });

  test('work under an exception is no change', () => {
    const exception = { reason: 'waiting', until: '2026-12-01' };
    const now = base().item('PAY-1', { exception }).item('PAY-2', { exception }).build();
    expect(changes(base().item('PAY-1').build(), now)).toMatchObject({ started: [], finished: [], left: [] });
  });

  test('an issue that moved to another team, and so has another id, is the same work', () => {
    const known = { formerIds: (id: string) => (id === 'PLT-9' ? ['PAY-2'] : []) };
    expect(changes(base().item('PAY-2').build(), base().item('PLT-9').build(), known)).toMatchObject({
      started: [],
      finished: [],
      left: [],
    });
  });

  test('work that an exception kept out of the last run was not started since', () => {
    const now = base().item('PAY-1').exception('PAY-1', { until: '2026-11-19', expired: true }).build();
    expect(changes(base().build(), now)).toMatchObject({ started: [] });
    const long = base().item('PAY-1').exception('PAY-1', { until: '2026-11-18', expired: true }).build();
    expect(changes(base().build(), long)).toMatchObject({ started: ['PAY-1'] });
  });

  test('a selection shows its own teams only', () => {
    const before = base()
      .item('PAY-1', { teams: ['A'] })
      .item('PLT-1', { teams: ['B'] })
      .build();
    const known = { isShown: ({ teams }: { teams: string[] }) => teams.includes('A') };
    expect(changes(before, base().build(), known)).toMatchObject({
      finished: ['PAY-1'],
    });
  });
});

describe('subjects that a limit had in the last run or has now', () => {
  const LIMITS = [
    { per: 'project', stages: ['doing'], max: 1 },
    { per: 'person', max: 1 },
    { per: 'team', max: 1 },
  ];
  type Subject = ['project' | 'person' | 'team', string, number];
  const verdict = (subjects: readonly Subject[], part: object = {}) => {
    const builder = base();
    for (const [per, name, count] of subjects)
      builder.limit(per, name, 1, per === 'project' ? { count, key: `project/${name}/doing` } : { count });
    return builder.with(part).build();
  };
  const told = (
    then: readonly Subject[],
    today: readonly Subject[],
    config: object = {},
    part: object = {},
  ) => {
    const now = verdict(today, part);
    const known = plan({ linear: {}, limits: LIMITS, ...config } as Parameters<typeof plan>[0]);
    const { newlyOver, resolved, gone } =
      changes(verdict(then), now, {
        gone: (run) => goneLimits(run, now.limits, known, '2026-11-20'),
      }) ?? {};
    return { newlyOver, resolved, gone: gone?.map(({ per, subject, stages }) => [per, subject, ...stages]) };
  };
  const NOTHING_TOLD = { newlyOver: [], resolved: [], gone: [] };

  test('a project, and a person, that were over and have nothing left are within again', () => {
    expect(
      told(
        [
          ['project', 'Checkout', 3],
          ['project', 'Refunds', 1],
          ['person', 'ada', 2],
        ],
        [],
      ),
    ).toEqual({
      newlyOver: [],
      resolved: ['project/Checkout/doing', 'person/ada/*'],
      gone: [
        ['project', 'Checkout', 'doing'],
        ['person', 'ada'],
      ],
    });
  });

  test.each([
    ['the limit is gone', {}, { limits: [{ per: 'project', max: 1 }] }],
    ['the limit has ended', {}, { limits: [{ ...LIMITS[0], until: '2026-11-19' }] }],
    ['not everything was read', { sources: [{ ...base().build().sources[0], status: 'partial' }] }, {}],
  ])('not where %s', (_why, part, config) => {
    expect(told([['project', 'Checkout', 3]], [], config, part)).toEqual(NOTHING_TOLD);
  });

  test('nor a team, which would stand there at zero, nor a person whom the config leaves out now', () => {
    expect(told([['team', 'Pay', 3]], [])).toEqual(NOTHING_TOLD);
    expect(told([['person', 'ada', 3]], [], { others: 'ignore' })).toEqual(NOTHING_TOLD);
  });

  test('no person is named where the config keeps to teams now', () => {
    expect(told([['person', 'ada', 3]], [], { privacy: 'team' })).toEqual(NOTHING_TOLD);
    expect(told([['person', 'people', 1]], [['person', 'ada', 3]])).toMatchObject({ resolved: [] });
  });

  test('whoever has another name than before is newly over', () => {
    expect(told([['team', 'Pay', 3]], [['team', 'Payments', 4]])).toMatchObject({
      newlyOver: [expect.stringContaining('team/Payments/')],
    });
    expect(told([['project', 'Checkout', 3]], [['project', 'Ledger', 3]])).toMatchObject({
      newlyOver: ['project/Ledger/doing'],
      resolved: ['project/Checkout/doing'],
    });
  });
});

describe('streaks', () => {
  const days = (...statuses: ('over' | 'within' | 'at' | 'unknown' | 'none')[]) =>
    statuses.map((status, index) => ({
      day: `2026-11-${19 - index}`,
      status,
      count: status === 'over' ? 2 : 1,
      max: 1,
    }));
  const streak = (count: number, earlier: ReturnType<typeof days>) =>
    changes(base().build(), base().limit('team', 'A', 1, { count }).build(), {
      statuses: new Map([['team/A/*', earlier]]),
    })?.streaks;

  test.each([
    [2, days('over', 'over', 'within'), 'over', 3, '2026-11-18'],
    [2, days('within', 'over'), 'over', 1, '2026-11-20'],
    [2, days('unknown', 'over'), 'over', 2, '2026-11-18'],
    [2, days('unknown', 'none', 'over'), 'over', 1, '2026-11-20'],
    [1, days('unknown', 'within', 'unknown', 'none', 'within'), 'within', 2, '2026-11-18'],
    [1, days('at', 'within', 'over'), 'within', 3, '2026-11-18'],
    [0, days(), 'within', 1, '2026-11-20'],
  ] as const)('count %d after %j: %s for %d days since %s', (count, earlier, status, length, since) => {
    expect(streak(count, [...earlier])).toEqual([{ key: 'team/A/*', status, days: length, since }]);
  });

  test('days on which a baseline let it pass are not days within the limit', () => {
    const passed = { ...days('at')[0], day: '2026-11-18', status: 'at' as const, count: 3, max: 1 };
    expect(streak(1, [...days('at'), passed])).toMatchObject([{ days: 2, since: '2026-11-19' }]);
  });

  test('an earlier run of the same day is not a day more', () => {
    expect(
      streak(2, [{ day: '2026-11-20', status: 'over', count: 2, max: 1 }, ...days('over')]),
    ).toMatchObject([{ days: 2 }]);
  });
});

describe('what became of work that is gone', () => {
  const records = [
    linearIssue({ id: 'PAY-1', stateType: 'completed', finishedAt: '2026-11-20T08:00:00Z' }),
    linearIssue({ id: 'PAY-2', stateType: 'canceled' }),
    linearIssue({ id: 'PAY-3', stateType: 'backlog' }),
    pullRequest({ id: 'acme/api#1', stateType: 'merged', finishedAt: '2026-11-20T08:00:00Z' }),
    pullRequest({ id: 'acme/api#2', stateType: 'closed' }),
    pullRequest({ id: 'acme/api#3', author: 'acme-ci' }),
    linearIssue({ id: 'PAY-4', previousIds: ['OLD-4'], stateType: 'completed', finishedAt: null }),
  ];
  const since = Date.parse('2026-11-19T09:00:00Z');
  const became = (id: string, finishedSince: number | null) => {
    const assessment = assess(
      plan({ linear: {}, github: { exclude: { authors: ['acme-ci'] } } }),
      snapshot({ records }),
      Date.parse(NOW),
    );
    return whereaboutsOf(assessment, since, finishedSince)(id);
  };

  test.each([
    ['PAY-1', 'finished'],
    ['PAY-2', 'left'],
    ['PAY-3', 'left'],
    ['acme/api#1', 'finished'],
    ['acme/api#2', 'left'],
    ['acme/api#3', 'left'],
    ['OLD-4', 'finished'],
  ] as const)('%s: %s', (id, expected) => expect(became(id, null)).toBe(expected));

  test('what nobody read is finished, unless all that was finished since was read', () => {
    expect(became('PAY-9', null)).toBe('finished');
    expect(became('PAY-9', since + 1)).toBe('finished');
    expect(became('PAY-9', since)).toBe('left');
  });
});
