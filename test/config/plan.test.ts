import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checkSources, readsGithub } from '../../src/config/check-sources.ts';
import { parseConfig, planOf } from '../../src/config/parse.ts';

const EXAMPLE = '.wiplimitrc.example.json';

describe('the plan', () => {
  it('takes a key that is there and undefined for one that is not', () => {
    const nothing = { labels: undefined, states: undefined };
    const given = { blocked: nothing, expedite: { labels: undefined, priorities: undefined }, limits: [] };
    expect(planOf({ linear: { exclude: nothing }, ...given }, 'a.json')).toMatchObject({
      blocked: { labels: [], states: [] },
      expedite: { labels: [], priorities: [] },
      linear: { exclude: { labels: [], states: [] } },
    });
  });

  it('of the smallest useful config has every default', async () => {
    expect(
      await parseConfig('{"linear": {"teams": ["pay"]}, "limits": [{"per": "person", "max": 3}]}', 'a.json'),
    ).toEqual({
      timezone: 'UTC',
      github: null,
      linear: { teams: ['PAY'], exclude: { labels: [], states: [] } },
      parents: 'skip',
      stacks: 'one',
      others: 'count',
      people: [],
      agents: [],
      teams: null,
      stages: null,
      limits: [
        {
          index: 0,
          name: null,
          per: 'person',
          max: 3,
          maxPerPerson: null,
          warn: null,
          level: 'error',
          people: null,
          teams: null,
          stages: [],
          label: null,
          kind: null,
          lane: null,
          blocked: null,
          agents: null,
          from: null,
          until: null,
          reason: null,
          steps: null,
        },
      ],
      expedite: null,
      blocked: { labels: [], states: [] },
      aging: { sle: null, stale: null, unit: 'calendar', level: 'warn' },
      calendar: { weekend: ['sat', 'sun'], holidays: [] },
      exceptions: [],
      name: null,
      baseline: null,
      history: null,
      post: [],
      privacy: 'people',
    });
  });

  it('of the example in the repository is whole', async () => {
    const plan = await parseConfig(readFileSync(EXAMPLE, 'utf8'), EXAMPLE);
    expect(plan.github?.exclude.authors).toEqual(['dependabot', 'renovate', 'github-actions', 'acme-ci']);
    expect(plan.people[0]?.linear).toEqual(['ada@acme.com', 'ada.l@acme.com']);
    expect(plan.limits.map(({ max, maxPerPerson }) => max ?? maxPerPerson)).toEqual([
      3, 4, 8, 1.5, 4, 8, 5, 1, 1,
    ]);
    expect(plan.aging.sle).toEqual({ auto: false, days: 8, percentile: 85 });
    expect(checkSources(plan)).toEqual([]);
  });

  it('spells names as they are defined, each once, and logins without @', () => {
    const plan = planOf(
      {
        people: [{ name: 'Ada', github: ['@ada-l', 'al'] }],
        agents: [{ name: 'Bot', github: '@bot' }],
        teams: [{ name: 'Payments', people: ['ADA', 'ada'] }],
        stages: [{ name: 'Build' }, { name: 'Check' }],
        limits: [
          { per: 'person', max: 1, people: ['aDa', 'Ada'], teams: ['PAYMENTS'], stages: ['check', 'BUILD'] },
        ],
      },
      'x',
    );
    expect(plan.people[0]?.github).toEqual(['ada-l', 'al']);
    expect(plan.agents[0]?.github).toEqual(['bot']);
    expect(plan.teams?.[0]?.people).toEqual(['Ada']);
    expect(plan.limits[0]).toMatchObject({
      people: ['Ada'],
      teams: ['Payments'],
      stages: ['Build', 'Check'],
    });
  });

  it.each([
    ['auto', { auto: true, percentile: 85, window: 90 }],
    [
      { auto: true, window: 30 },
      { auto: true, percentile: 85, window: 30 },
    ],
    [{ days: 8 }, { auto: false, days: 8, percentile: 85 }],
  ])('fills in the SLE %j', (sle, filled) => {
    expect(planOf({ aging: { sle } }, 'x').aging.sle).toEqual(filled);
  });
});

describe('checkSources', () => {
  const nothing = (config: object) =>
    checkSources(planOf(config, 'x'), '.wiplimitrc').map(({ path, message }) => `${path}: ${message}`);

  it.each([
    [{}, [': has neither "linear" nor "github", so there is nothing to read']],
    [
      { linear: {}, github: { drafts: 'ignore' }, teams: [{ name: 'A', github: 'acme/a' }] },
      [
        'github: names no "owners", "repos" or "projects", and no team has "repos", so there is nothing to read on GitHub',
      ],
    ],
    [{ linear: {} }, []],
    [{ github: { owners: ['acme'] } }, []],
    [{ github: { repos: ['acme/api'] } }, []],
    [{ github: { projects: [{ owner: 'acme', number: 7 }] } }, []],
    [{ github: {}, teams: [{ name: 'A', repos: ['acme/api'] }] }, []],
  ])('%j', (config, expected) => {
    expect(nothing(config)).toEqual(expected);
  });
});

it('repositories that a team claims are read, also without a github block', () => {
  const claimed = planOf({ teams: [{ name: 'A', repos: ['acme/pay-*'] }] }, 'x');
  expect(readsGithub(claimed)).toBe(true);
  expect(checkSources(claimed)).toEqual([]);
  expect(readsGithub(planOf({ linear: {}, teams: [{ name: 'A', linear: ['PAY'] }] }, 'x'))).toBe(false);
});
