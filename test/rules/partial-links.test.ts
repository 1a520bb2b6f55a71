import { describe, expect, test } from 'vitest';
import { githubTeam, type RecordDraft, type TeamDraft } from '../linking/scene.ts';
import { githubIssue, linearIssue, pullRequest, verdictOf } from '../support/builders.ts';

type Config = Parameters<typeof verdictOf>[0];
type Source = 'linear' | 'github';

/** The status of the last limit when one source was not seen whole. */
function statusWithout(source: Source | null, records: RecordDraft[], config: Config, teams?: TeamDraft[]) {
  const sources = (['linear', 'github'] as const).map((name) => ({
    name,
    status: name === source ? ('partial' as const) : ('complete' as const),
  }));
  return verdictOf(
    { linear: {}, github: {}, ...config },
    { records, sources, ...(teams && { teams }) },
  ).limits.at(-1)?.status;
}
const issue = (n: number, draft: Partial<RecordDraft> = {}) => linearIssue({ id: `PAY-${n}`, ...draft });

describe('2.14 While Linear is not whole, a pull request may belong to an issue it names before', () => {
  const grace = (n: number, draft: Partial<RecordDraft>) =>
    pullRequest({ id: `acme/r${n}#1`, author: 'grace-h', ...draft });
  const perPerson: Config = { limits: [{ per: 'person', max: 1 }] };
  const both = (place: (n: number) => Partial<RecordDraft>, links = false) => [
    issue(1, links ? { links: ['https://github.com/acme/r1/pull/1'] } : {}),
    issue(2, links ? { links: ['https://github.com/acme/r2/pull/1'] } : {}),
    grace(1, place(1)),
    grace(2, place(2)),
  ];
  test('an issue that nobody read, in a place that comes first', () => {
    const records = both((n) => ({ branch: 'pay-98-all', body: `Fixes PAY-${n}` }));
    expect(statusWithout('linear', records, perPerson)).toBe('unknown');
    expect(statusWithout(null, records, perPerson)).toBe('over');
  });
  test('not one in a place that comes after', () => {
    const records = both((n) => ({ branch: `pay-${n}`, body: 'Fixes PAY-98' }));
    expect(statusWithout('linear', records, perPerson)).toBe('over');
  });
  test('an unread issue may have it attached, as much as the one that was read', () => {
    expect(
      statusWithout(
        'linear',
        both(() => ({}), true),
        perPerson,
      ),
    ).toBe('unknown');
    expect(
      statusWithout(
        'github',
        both(() => ({}), true),
        perPerson,
      ),
    ).toBe('over');
  });
  test('or when no issue it names is in flight', () => {
    const records = [
      issue(1, { stateType: 'backlog' }),
      issue(2, { stateType: 'backlog' }),
      grace(1, { title: 'PAY-1' }),
      grace(2, { title: 'PAY-2' }),
    ];
    expect(statusWithout('linear', records, perPerson)).toBe('unknown');
    expect(statusWithout('github', records, perPerson)).toBe('over');
  });
});

test('2.14 While GitHub is not whole, a pull request may close an unread issue before the one that was read', () => {
  const pull = (n: number, closes: string[]) =>
    pullRequest({ id: `acme/r${n}#1`, author: 'grace-h', closes });
  const issues = [githubIssue({ id: 'acme/x#1' }), githubIssue({ id: 'acme/x#2' })];
  const config: Config = { limits: [{ per: 'everyone', max: 1 }] };
  expect(
    statusWithout(
      'github',
      [...issues, pull(1, ['acme/x#9', 'acme/x#1']), pull(2, ['acme/x#9', 'acme/x#2'])],
      config,
    ),
  ).toBe('unknown');
  expect(
    statusWithout(
      'github',
      [...issues, pull(1, ['acme/x#1', 'acme/x#9']), pull(2, ['acme/x#2', 'acme/x#9'])],
      config,
    ),
  ).toBe('over');
});

describe('2.14 "parents": "merge" while Linear is not whole', () => {
  const merge: Config = { parents: 'merge', limits: [{ per: 'everyone', max: 1 }] };
  test('issues at the top of their tree stay apart', () => {
    expect(statusWithout('linear', [issue(1), issue(2)], merge)).toBe('over');
    expect(statusWithout('linear', [issue(1), issue(3, { parent: 'PAY-2' })], merge)).toBe('unknown');
  });
  test('an unread sub-issue may exclude, hold back or block the whole', () => {
    const config = (limit: object, rest: Config = {}): Config => ({
      ...merge,
      ...rest,
      limits: [{ per: 'everyone', max: 1, ...limit }],
    });
    expect(
      statusWithout(
        'linear',
        [issue(1), issue(2)],
        config({}, { linear: { exclude: { labels: ['on hold'] } } }),
      ),
    ).toBe('unknown');
    expect(
      statusWithout(
        'linear',
        [issue(1), issue(2)],
        config({}, { linear: { exclude: { states: ['Paused'] } } }),
      ),
    ).toBe('unknown');
    expect(statusWithout('linear', [issue(1), issue(2)], config({ stages: ['doing'] }))).toBe('unknown');
    expect(statusWithout('linear', [issue(1), issue(2)], config({ blocked: 'ignore' }))).toBe('unknown');
    expect(
      statusWithout(
        'linear',
        [issue(1), issue(2)],
        config({ lane: 'standard' }, { expedite: { priorities: ['urgent'] } }),
      ),
    ).toBe('unknown');
    const ofProject = [issue(1, { project: 'P' }), issue(2, { project: 'P' })];
    expect(statusWithout('linear', ofProject, config({ per: 'project' }))).toBe('unknown');
  });
});

describe('2.14 What no unread pull request can change stays proven while GitHub is not whole', () => {
  const records = [issue(1), issue(2)];
  const config = (limit: object, rest: Config = {}): Config => ({
    ...rest,
    limits: [{ per: 'everyone', max: 1, ...limit }],
  });
  test('blocked work, where no label, no state and no synced issue can block', () => {
    expect(statusWithout('github', records, config({ blocked: 'ignore' }))).toBe('over');
    expect(
      statusWithout('github', records, config({ blocked: 'ignore' }, { blocked: { states: ['Waiting'] } })),
    ).toBe('unknown');
    expect(
      statusWithout(
        'github',
        records.map((record) => ({ ...record, syncedWith: `acme/x#${record.id}` })),
        config({ blocked: 'ignore' }),
      ),
    ).toBe('unknown');
  });
  test('the standard lane, where only Linear’s priority expedites', () => {
    expect(
      statusWithout(
        'github',
        records,
        config({ lane: 'standard' }, { expedite: { priorities: ['urgent'] } }),
      ),
    ).toBe('over');
  });
  test('pull requests alone that no stack can join, whatever labels exclude', () => {
    const pulls = [1, 2].map((n) => pullRequest({ id: `acme/r${n}#1`, author: `dev-${n}` }));
    const rest: Config = { stacks: 'each', github: { exclude: { labels: ['on hold'] } } };
    expect(statusWithout('github', pulls, config({}, rest))).toBe('over');
    expect(statusWithout('github', pulls, config({}, { ...rest, stacks: 'one' }))).toBe('unknown');
    expect(statusWithout('github', pulls, config({ agents: 'ignore' }, { stacks: 'each' }))).toBe('over');
    expect(statusWithout('github', pulls, config({ agents: 'ignore' }))).toBe('unknown');
  });
  test('the team, where Linear alone decides; not one of several that claim it', () => {
    const teams: Config['teams'] = [{ name: 'A', linear: ['PAY'], people: [] }];
    const perTeam = { per: 'team' };
    expect(statusWithout('github', records, config(perTeam, { teams }))).toBe('over');
    expect(
      statusWithout(
        'github',
        records,
        config(perTeam, { teams: [...teams, { name: 'B', linear: ['PAY'], people: [] }] }),
      ),
    ).toBe('unknown');
    const pulls = records.map(({ id }) => pullRequest({ id: `acme/${id}#1`, title: id }));
    expect(
      statusWithout(
        'github',
        [...records, ...pulls],
        config(perTeam, { teams: [{ name: 'A', repos: ['acme/*'], people: [] }] }),
      ),
    ).toBe('unknown');
  });
});

describe('2.14 Members that nobody read leave open which number holds', () => {
  const people = [{ name: 'Ada', linear: 'ada' }];
  const teams: Config['teams'] = [{ name: 'T', github: 'acme/t' }];
  const hers = [issue(1, { assignees: ['ada'] }), issue(2, { assignees: ['ada'] })];
  const status = (source: Source | null, limits: Config['limits']) =>
    statusWithout(source, hers, { people, teams, limits }, [githubTeam('acme/t', [])]);
  test('Ada may be in the team whose limit is higher', () => {
    const limits: Config['limits'] = [
      { per: 'person', teams: ['T'], max: 5 },
      { per: 'person', max: 1 },
    ];
    expect(status('github', limits)).toBe('unknown');
    expect(status('linear', limits)).toBe('over');
    expect(status(null, limits)).toBe('over');
  });
  test('not where the limit names her, or the other one counts something else', () => {
    expect(
      status('github', [
        { per: 'person', teams: ['T'], max: 5 },
        { per: 'person', people: ['Ada'], max: 1 },
      ]),
    ).toBe('over');
    expect(
      status('github', [
        { per: 'person', teams: ['T'], max: 5, label: 'bug' },
        { per: 'person', max: 1 },
      ]),
    ).toBe('over');
    expect(
      status('github', [
        { per: 'person', teams: ['T'], max: 5, until: '2026-11-19' },
        { per: 'person', max: 1 },
      ]),
    ).toBe('over');
  });
  test('nor is maxPerPerson known', () => {
    const ofTeam = (members: Partial<NonNullable<Config['teams']>[number]>): Config => ({
      people,
      teams: [{ name: 'T', linear: ['PAY'], ...members }],
      limits: [{ per: 'team', maxPerPerson: 1 }],
    });
    expect(statusWithout('github', hers, ofTeam({ github: 'acme/t' }), [githubTeam('acme/t', [])])).toBe(
      'unknown',
    );
    expect(statusWithout('github', hers, ofTeam({ people: ['Ada'] }), [githubTeam('acme/t', [])])).toBe(
      'over',
    );
  });
});
