import { describe, expect, test } from 'vitest';
import { githubIssue, limitOf, linearIssue, pullRequest, verdictOf } from '../support/builders.ts';
import { draftCard, linked, type RecordDraft } from './scene.ts';

type Config = Parameters<typeof verdictOf>[0];
type Exclude = NonNullable<NonNullable<Config['github']>['exclude']>;
const PULL = 'acme/api#1';
const STAGES = { stages: [{ name: 'doing', linear: ['In Progress'], project: ['In Progress'] }] };

/** Whether a pull request is counted at all under these exclusions. */
function counted(pull: Partial<RecordDraft>, exclude?: Exclude, github: Config['github'] = {}): boolean {
  return (
    PULL in
    linked([pullRequest({ id: PULL, ...pull })], { github: { ...github, ...(exclude && { exclude }) } })
  );
}

describe('2.11 exclude.authors', () => {
  test.each(['dependabot', 'renovate', 'github-actions'])(
    '%s is dropped by default, under each spelling of its name',
    (bot) => {
      for (const author of [bot, `${bot}[bot]`, `app/${bot}`, bot.toUpperCase()])
        expect(counted({ author })).toBe(false);
      expect(linked([pullRequest({ id: PULL, author: bot })], {}), 'without a github block too').toEqual({});
      expect(counted({ author: `${bot}-fan` })).toBe(true);
    },
  );
  test('adds to them', () => {
    expect(counted({ author: 'acme-ci' })).toBe(true);
    expect(counted({ author: 'acme-ci' }, { authors: ['acme-ci'] })).toBe(false);
    expect(counted({ author: 'dependabot' }, { authors: ['acme-ci'] })).toBe(false);
    expect(counted({ author: 'dependabot' }, { authors: [] })).toBe(false);
  });
  test.each(['x', 'x[bot]', 'app/x'])(
    'x, x[bot], app/x are one name: the config’s %s drops them all',
    (name) => {
      for (const author of ['x', 'x[bot]', 'app/x', 'X[bot]'])
        expect(counted({ author }, { authors: [name] })).toBe(false);
      expect(counted({ author: 'xy' }, { authors: [name] })).toBe(true);
    },
  );
  test('whoever else is on it', () => {
    expect(counted({ author: 'renovate[bot]', assignees: ['ada-l'] })).toBe(false);
  });
});

describe('2.11 drops the record before linking', () => {
  test.each([
    ['exclude.repos', { id: 'acme/sandbox-1#1' }, { repos: ['acme/sandbox-*'] }],
    [
      'exclude.repos, in any letter case',
      { id: 'acme/sandbox-1#1', repository: 'Acme/Sandbox-1' },
      { repos: ['acme/sandbox-1'] },
    ],
    ['exclude.heads', { branch: 'backport/1.x/pay-1' }, { heads: ['backport/**'] }],
    ['exclude.heads, one star', { branch: 'backport/pay-1' }, { heads: ['backport/*'] }],
    ['exclude.bases', { base: 'release/1.2' }, { bases: ['release/*'] }],
    ['exclude.forks', { fork: true }, { forks: true }],
  ] as [string, Partial<RecordDraft>, Exclude][])('%s', (_, pull, exclude) => {
    const record = pullRequest({ id: PULL, title: 'PAY-1', author: 'ada-l', ...pull });
    const scene = (github: Config['github']) => linked([linearIssue({ id: 'PAY-1' }), record], { github });
    expect(scene({})).toEqual({ 'PAY-1': ['PAY-1', record.id].toSorted() });
    expect(scene({ exclude })).toEqual({ 'PAY-1': ['PAY-1'] });
  });
  test('forks count unless "forks": true', () => {
    expect(counted({ fork: true })).toBe(true);
    expect(counted({ fork: true }, { forks: false })).toBe(true);
    expect(counted({ fork: false }, { forks: true })).toBe(true);
  });
  test('"drafts": "ignore" drops drafts, and only those', () => {
    expect(counted({ stateType: 'draft' }, undefined, { drafts: 'ignore' })).toBe(false);
    expect(counted({ stateType: 'draft' }, undefined, { drafts: 'count' })).toBe(true);
    expect(counted({ stateType: 'open' }, undefined, { drafts: 'ignore' })).toBe(true);
    expect(
      linked([draftCard('card', 'In Progress')], { ...STAGES, github: { drafts: 'ignore' } }),
      'a card is no pull request',
    ).toHaveProperty('card');
  });
  test('a dropped pull request starts no GitHub issue and counts no review', () => {
    const verdict = verdictOf(
      {
        github: { drafts: 'ignore', exclude: { bases: ['release/*'] } },
        limits: [{ per: 'reviewer', max: 3 }],
      },
      {
        records: [
          githubIssue({ id: 'acme/api#9' }),
          pullRequest({
            id: PULL,
            closes: ['acme/api#9'],
            base: 'release/1',
            reviewRequests: [{ who: 'ada-l' }],
          }),
        ],
      },
    );
    expect(verdict.items).toEqual([]);
    expect(verdict.reviews).toEqual([]);
  });
  test('an issue of an excluded repository is dropped too', () => {
    const issue = githubIssue({ id: 'acme/sandbox#9', labels: ['wip'] });
    expect(
      linked([issue], { github: { issues: { labels: ['wip'] }, exclude: { repos: ['acme/sandbox'] } } }),
    ).toEqual({});
  });
  test('globs match whole names', () => {
    expect(counted({ branch: 'my-backport/x' }, { heads: ['backport/*'] })).toBe(true);
    expect(counted({ base: 'main-2' }, { bases: ['main'] })).toBe(true);
    expect(counted({ repository: 'acme/sandbox-1' }, { repos: ['acme/sandbox'] })).toBe(true);
  });
});

describe('2.11 exclude.labels and states drop the whole item', () => {
  const pull = pullRequest({ id: PULL, title: 'PAY-1', author: 'ada-l' });
  test('by the label of its Linear issue, with its pull requests', () => {
    const records = [linearIssue({ id: 'PAY-1', labels: ['On Hold'] }), pull];
    expect(linked(records, { linear: { exclude: { labels: ['on hold'] } } })).toEqual({});
    expect(linked(records, { linear: { exclude: { labels: ['hold'] } } })).toHaveProperty('PAY-1');
  });
  test('by the label of its pull request, with its issue', () => {
    const records = [
      linearIssue({ id: 'PAY-1' }),
      { ...pull, labels: ['on hold'] },
      pullRequest({ id: 'acme/api#2', title: 'PAY-1' }),
    ];
    expect(linked(records, { github: { exclude: { labels: ['on hold'] } } })).toEqual({});
  });
  test('not by the label of a pull request that is merged: it speaks for the work no more', () => {
    const merged = { ...pull, stateType: 'merged' as const, labels: ['on hold'] };
    expect(
      linked([linearIssue({ id: 'PAY-1' }), merged], { github: { exclude: { labels: ['on hold'] } } }),
    ).toHaveProperty('PAY-1');
  });
  test('by its Linear state', () => {
    const records = [linearIssue({ id: 'PAY-1', state: 'Paused' }), pull];
    expect(linked(records, { linear: { exclude: { states: ['paused'] } } })).toEqual({});
  });
  test('an excluded item is listed as not counted', () => {
    const verdict = verdictOf(
      { linear: { exclude: { states: ['Paused'] } }, limits: [{ per: 'everyone', max: 0 }] },
      { records: [linearIssue({ id: 'PAY-1', state: 'Paused' }), pull] },
    );
    expect(verdict.notCounted.map(({ id }) => id)).toEqual(['PAY-1']);
    expect(limitOf(verdict, 'everyone/everyone/*')).toMatchObject({ count: 0, status: 'at' });
  });
  test('its reviews do not count either', () => {
    const verdict = verdictOf(
      { github: { exclude: { labels: ['on hold'] } }, limits: [{ per: 'reviewer', max: 0 }] },
      { records: [{ ...pull, labels: ['on hold'], reviewRequests: [{ who: 'grace-h' }] }] },
    );
    expect(verdict.reviews).toEqual([]);
    expect(verdict.outcome).toBe('within');
  });
});

test('whoever is only seen on what is left out has no limit', () => {
  const verdict = verdictOf(
    { limits: [{ per: 'person', max: 3 }] },
    {
      records: [
        pullRequest({ id: 'acme/api#1', author: 'renovate' }),
        pullRequest({ id: 'acme/api#2', author: 'ada-l' }),
      ],
    },
  );
  expect(verdict.limits.map(({ subject }) => subject)).toEqual(['ada-l']);
});
