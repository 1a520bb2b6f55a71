import { describe, expect, test } from 'vitest';
import { human, type PersonDraft } from '../linking/scene.ts';
import { githubIssue, linearIssue, pullRequest, verdictOf } from '../support/builders.ts';
import { type PartialConfig as Config, issues, judged, pulls, type Status } from '../support/partial.ts';

type Limit = NonNullable<Config['limits']>[number];

const everyone = (max: number, more: Partial<Limit> = {}): Config => ({
  limits: [{ per: 'everyone', max, ...more }],
});

describe('2.14 Never a clean bill', () => {
  test.each([
    ['partial', 'complete'],
    ['failed', 'complete'],
    ['complete', 'partial'],
    ['complete', 'failed'],
    ['failed', 'failed'],
  ] as const)(
    'linear %s, github %s: unknown and incomplete, though the count is within',
    (linear, github) => {
      expect(judged(linear, github, issues(1), everyone(3))).toMatchObject({
        outcome: 'incomplete',
        statuses: ['unknown'],
      });
    },
  );
  test('also with no limits and nothing read', () => {
    expect(judged('complete', 'partial', [], {}).outcome).toBe('incomplete');
    expect(judged('complete', 'complete', [], {}).outcome).toBe('within');
  });
  test('also at the limit and above warn', () => {
    expect(judged('complete', 'partial', issues(3), everyone(3)).statuses).toEqual(['unknown']);
    expect(judged('complete', 'partial', issues(3), everyone(4, { warn: 2 })).statuses).toEqual(['unknown']);
  });
  test('of two reports on one source the worse one holds; a source that no report speaks of is taken as whole', () => {
    const outcome = (...statuses: Status[]) =>
      verdictOf(
        { linear: {}, github: {} },
        { records: [], sources: statuses.map((status) => ({ name: 'linear' as const, status })) },
      ).outcome;
    expect(outcome('complete', 'partial')).toBe('incomplete');
    expect(outcome('failed', 'complete')).toBe('incomplete');
    expect(outcome('complete')).toBe('within');
  });
});

describe('2.14 Partial data proves over', () => {
  test('while Linear is not whole: by items with a Linear record', () => {
    for (const status of ['partial', 'failed'] as const) {
      expect(judged(status, 'complete', issues(3), everyone(2))).toMatchObject({
        outcome: 'over',
        statuses: ['over'],
      });
      expect(judged(status, 'complete', [...issues(2), ...pulls(2)], everyone(2))).toMatchObject({
        outcome: 'incomplete',
        statuses: ['unknown'],
      });
    }
  });
  test('not by GitHub issues either: each may be synced with a Linear issue that is excluded', () => {
    const records = [1, 2].map((n) => githubIssue({ id: `acme/a#${n}`, labels: ['wip'] }));
    const config: Config = { ...everyone(1), github: { issues: { labels: ['wip'] } } };
    expect(judged('partial', 'complete', records, config).statuses).toEqual(['unknown']);
    expect(judged('complete', 'partial', records, config).statuses).toEqual(['over']);
  });
  test('not by pull requests that name an issue nobody read: two of them could be one', () => {
    const records = [
      pullRequest({ id: 'acme/a#1', title: 'PAY-8' }),
      pullRequest({ id: 'acme/b#1', title: 'PAY-9' }),
    ];
    expect(judged('partial', 'complete', records, everyone(1)).statuses).toEqual(['unknown']);
  });
  test('while GitHub is not whole: by Linear issues', () => {
    expect(judged('complete', 'partial', issues(3), everyone(2))).toMatchObject({
      outcome: 'over',
      statuses: ['over'],
    });
    expect(
      judged('complete', 'failed', issues(3), {
        limits: [
          { per: 'person', max: 2 },
          { per: 'team', max: 2 },
        ],
      }).statuses,
    ).toEqual(['over', 'over']);
  });
  test('while GitHub is not whole: by pull requests of different authors', () => {
    expect(judged('complete', 'partial', pulls(3), everyone(2)).statuses).toEqual(['over']);
  });
  test('the status says over only when the proven ones alone are over; the count is all that was read', () => {
    const { verdict } = judged('partial', 'complete', [...issues(2), ...pulls(3)], everyone(2));
    expect(verdict.limits[0]).toMatchObject({ count: 5, status: 'unknown' });
  });
});

describe('2.14 … that no unread record could merge', () => {
  test('pull requests of one author may be parts of a stack whose middle nobody read', () => {
    const records = [
      pullRequest({ id: 'acme/a#1', branch: 'one', author: 'ada-l' }),
      pullRequest({ id: 'acme/a#3', branch: 'three', base: 'two', author: 'ada-l' }),
    ];
    expect(judged('complete', 'partial', records, everyone(1)).statuses).toEqual(['unknown']);
    expect(judged('complete', 'partial', records, { ...everyone(1), stacks: 'each' }).statuses).toEqual([
      'over',
    ]);
  });
  test('with "parents": "merge" issues may share a parent above an unread one', () => {
    const records = [linearIssue({ id: 'PAY-1' }), linearIssue({ id: 'PAY-3', parent: 'PAY-2' })];
    expect(judged('partial', 'complete', records, { ...everyone(1), parents: 'merge' }).statuses).toEqual([
      'unknown',
    ]);
    expect(judged('partial', 'complete', records, everyone(1)).statuses).toEqual(['over']);
  });
});

describe('2.14 … or move', () => {
  const stages: Config['stages'] = [
    { name: 'doing', linear: ['In Progress'] },
    { name: 'review', github: ['open'] },
  ];
  test('an unread pull request may take work on to a stage that only pull requests enter', () => {
    expect(
      judged('complete', 'partial', issues(2), { stages, ...everyone(1, { stages: ['doing'] }) }).statuses,
    ).toEqual(['unknown']);
    expect(
      judged('complete', 'partial', issues(2), { stages, ...everyone(1, { stages: ['doing', 'review'] }) })
        .statuses,
    ).toEqual(['over']);
  });
  test('step by step through such stages, all of which must count', () => {
    const three = [...stages, { name: 'merge', github: ['approved' as const] }];
    const status = (names: string[]) =>
      judged('complete', 'partial', issues(2), { stages: three, ...everyone(1, { stages: names }) }).statuses;
    expect(status(['doing', 'merge'])).toEqual(['unknown']);
    expect(status(['doing', 'review', 'merge'])).toEqual(['over']);
  });
  test('an unread draft may hold back work that another pull request took there', () => {
    const records = issues(2).flatMap((issue, n) => [
      issue,
      pullRequest({ id: `acme/a#${n}`, title: issue.id }),
    ]);
    expect(
      judged('complete', 'partial', records, { stages, ...everyone(1, { stages: ['review'] }) }).statuses,
    ).toEqual(['unknown']);
  });
  test('not out of a stage to whose right a Linear state stands: Linear decides', () => {
    const fixed: Config['stages'] = [
      { name: 'doing', linear: ['In Progress'] },
      { name: 'review', linear: ['In Review'], github: ['open'] },
    ];
    expect(
      judged('complete', 'partial', issues(2), { stages: fixed, ...everyone(1, { stages: ['doing'] }) })
        .statuses,
    ).toEqual(['over']);
  });
  test('out of a team that only the holders gave', () => {
    const config: Config = {
      teams: [{ name: 'T', people: ['Ada'] }],
      people: [{ name: 'Ada', github: ['dev-0', 'dev-1'] }],
      stacks: 'each',
    };
    const limits: Limit[] = [{ per: 'team', max: 1 }];
    expect(judged('complete', 'complete', pulls(2), { ...config, limits }).statuses).toEqual(['over']);
    expect(judged('partial', 'complete', pulls(2), { ...config, limits }).statuses).toEqual(['unknown']);
  });
  test('not away from its holders: an unread record adds some and removes none', () => {
    expect(
      judged('complete', 'partial', issues(2), { limits: [{ per: 'person', max: 1 }] }).statuses,
    ).toEqual(['over']);
  });
});

describe('2.14 … or exclude', () => {
  const over = { outcome: 'over', statuses: ['over'] };
  const unknown = { outcome: 'incomplete', statuses: ['unknown'] };
  test('by a label on an unread pull request', () => {
    const exclude = { github: { exclude: { labels: ['on hold'] } } };
    expect(judged('complete', 'partial', issues(2), { ...everyone(1), ...exclude })).toMatchObject(unknown);
    expect(judged('complete', 'partial', issues(2), everyone(1))).toMatchObject(over);
  });
  test('by an exception for a pull request that was not read', () => {
    const exceptions = [{ item: 'acme/z#9', reason: 'waiting', until: '2026-12-01' }];
    expect(judged('complete', 'partial', issues(2), { ...everyone(1), exceptions })).toMatchObject(unknown);
    const read = [...issues(2), pullRequest({ id: 'acme/z#9' })];
    expect(judged('complete', 'partial', read, { ...everyone(1), exceptions })).toMatchObject(over);
    const expired = [{ ...exceptions[0], item: 'acme/z#9', reason: 'waiting', until: '2026-11-19' }];
    expect(judged('complete', 'partial', issues(2), { ...everyone(1), exceptions: expired })).toMatchObject(
      over,
    );
  });
  test('by an exception for a sub-issue that was not read, though an item goes by its id', () => {
    const exceptions = [{ item: 'PAY-7', reason: 'waiting', until: '2026-12-01' }];
    const records = [
      ...issues(2),
      linearIssue({ id: 'PAY-9', parent: 'PAY-7' }),
      pullRequest({ id: 'acme/z#1', title: 'PAY-7' }),
    ];
    const config: Config = { ...everyone(1), parents: 'merge', exceptions };
    expect(judged('partial', 'complete', records, config)).toMatchObject(unknown);
    expect(judged('complete', 'complete', records, config)).toMatchObject(over);
  });
  test('from a limit that ignores blocked work, work with agents, or the expedite lane', () => {
    const blocked = { ...everyone(1, { blocked: 'ignore' as const }), blocked: { labels: ['blocked'] } };
    expect(judged('complete', 'partial', issues(2), blocked).statuses).toEqual(['unknown']);
    expect(judged('complete', 'partial', issues(2), everyone(1, { agents: 'ignore' })).statuses).toEqual([
      'unknown',
    ]);
    const lane = { ...everyone(1, { lane: 'standard' as const }), expedite: { labels: ['expedite'] } };
    expect(judged('complete', 'partial', issues(2), lane).statuses).toEqual(['unknown']);
  });
  test('not from one that counts the expedite lane or agents only: what is there stays there', () => {
    const lane = { ...everyone(1, { lane: 'expedite' as const }), expedite: { labels: ['expedite'] } };
    expect(judged('complete', 'partial', issues(2, { labels: ['expedite'] }), lane).statuses).toEqual([
      'over',
    ]);
    expect(
      judged('complete', 'partial', issues(2, { agents: ['bolt'] }), everyone(1, { agents: 'only' }))
        .statuses,
    ).toEqual(['over']);
  });
});

describe('2.14 … or another number holds', () => {
  const teams = [{ source: 'linear' as const, key: 'PAY', name: 'Pay', members: ['a@acme.com'] }];
  const pay = { name: 'Pay', linear: ['PAY'], github: 'acme/pay' };
  const status = (github: Status, config: Config, people: PersonDraft[] = []) =>
    verdictOf(
      { linear: {}, github: {}, ...config },
      {
        records: issues(2),
        teams,
        people,
        sources: [
          { name: 'linear', status: 'complete' },
          { name: 'github', status: github },
        ],
      },
    ).limits.map((limit) => `${limit.subject} ${limit.status}`);
  test('for more members: those of the GitHub team that nobody read, not Linear’s in its place', () => {
    const config: Config = { teams: [pay], limits: [{ per: 'team', maxPerPerson: 1 }] };
    expect(status('failed', config)).toEqual(['Pay unknown']);
    expect(status('complete', config)).toEqual(['Pay over']);
    const linearOnly: Config = { ...config, teams: [{ name: 'Pay', linear: ['PAY'] }] };
    expect(status('failed', linearOnly)).toEqual(['Pay over']);
  });
  test('for someone whom the config knows by an account that nobody read', () => {
    const limits: Config['limits'] = [
      { per: 'person', max: 1 },
      { per: 'person', people: ['Ada'], max: 5 },
    ];
    const known = [human('linear', 'ada@acme.com', { name: 'Ada L', githubId: '7' })];
    const byLogin: Config = { people: [{ name: 'Ada', github: 'ada-l' }], limits };
    expect(status('failed', byLogin, known)).toContain('Ada L unknown');
    expect(status('complete', byLogin, known)).toContain('Ada L over');
    const ada = (max: number): Config => ({
      people: [{ name: 'Ada', github: 'ada-l' }],
      limits: [
        { per: 'person', max: 1 },
        { per: 'person', people: ['Ada'], max },
      ],
    });
    expect(status('failed', ada(2), known)).toContain('Ada L unknown');
    expect(status('failed', ada(1), known), 'over by that number too').toContain('Ada L over');
    const noOther: Config = {
      people: [{ name: 'Ada', github: 'ada-l' }],
      limits: [{ per: 'person', max: 1 }],
    };
    expect(status('failed', noOther, known), 'no other number').toContain('Ada L over');
    const whole: Config = {
      people: [{ name: 'Bo', github: 'bo', linear: 'bo@acme.com' }],
      limits: [{ per: 'person', max: 1 }],
    };
    expect(status('failed', whole, known)).toContain('Ada L over');
  });
});
