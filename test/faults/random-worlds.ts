import fc from 'fast-check';
import type { Config } from '../../src/config/schema.ts';
import { type LinearWorldDraft, linearWorld } from '../support/linear-server/index.ts';
import type { World } from './scene.ts';

/** Small random companies: few names, many links, any part of the config. */

const LOGINS = ['ada-l', 'bob', 'cy', 'robot'];
const MEMBERS = ['ada@acme.com', 'cy@acme.com', 'grace@acme.com'];
const REPOS = ['acme/api', 'acme/web', 'acme/other'];
const ISSUES = ['PAY-1', 'PAY-2', 'PAY-3', 'CHK-4', 'PLT-5', 'PLT-6'];
const LABELS = ['in progress', 'blocked', 'bug'];

const pick = <const T>(...values: readonly T[]) => fc.constantFrom(...values);
const some = <T>(values: readonly T[], maxLength = 2) => fc.subarray([...values], { maxLength });
const moment = fc
  .integer({ min: 1, max: 450 })
  .map((hours) => new Date(Date.UTC(2026, 10, 1, hours)).toISOString());

const pullRequest = fc.record({
  repository: pick(...REPOS),
  author: pick(...LOGINS, null),
  assignees: some(LOGINS),
  isDraft: fc.boolean(),
  title: pick('Retry', 'PAY-1 retry', 'PLT-6: move'),
  body: pick('', 'Fixes PAY-2', 'Refs CHK-4', 'Fixes PAY-77'),
  labels: some(LABELS),
  reviewRequests: some([...LOGINS, 'acme/core']),
  headRefName: pick('part-1', 'part-2', 'pay-3-form'),
  baseRefName: pick('main', 'main', 'part-1'),
  createdAt: moment,
});
const githubIssue = fc.record({
  repository: pick(...REPOS),
  assignees: some(LOGINS),
  labels: some(LABELS),
  createdAt: moment,
});
const linearIssue = (identifier: string) =>
  fc.record({
    identifier: fc.constant(identifier),
    state: pick('In Progress', 'In Progress', 'In Review', 'Todo', 'Done'),
    assignee: pick(...MEMBERS, null),
    labels: some(LABELS),
    createdAt: moment,
  });

const linear = fc
  .tuple(...ISSUES.map((identifier) => fc.option(linearIssue(identifier), { freq: 3 })))
  .map((issues) => {
    const draft: LinearWorldDraft = {
      teams: [
        { key: 'PAY', members: MEMBERS.slice(0, 2) },
        { key: 'CHK', parent: 'PAY' },
        { key: 'PLT', members: MEMBERS.slice(1) },
      ],
      issues: issues.filter((issue) => issue !== null),
    };
    return linearWorld(draft);
  });

const numbered = <T extends object>(records: readonly T[], from: number) =>
  records.map((record, at) => ({ ...record, number: from + at }));

const github = fc
  .record({
    pullRequests: fc.array(pullRequest, { maxLength: 7 }),
    issues: fc.array(githubIssue, { maxLength: 4 }),
    statuses: fc.array(pick('Todo', 'In Progress'), { minLength: 4, maxLength: 4 }),
  })
  .map(({ pullRequests, issues, statuses }) => ({
    users: LOGINS.slice(0, 3),
    bots: LOGINS.slice(3),
    teams: [{ organization: 'acme', slug: 'core', members: ['cy'] }],
    repositories: REPOS,
    pullRequests: numbered(pullRequests, 1),
    issues: numbered(issues, 20),
    projects: [
      {
        owner: 'acme',
        number: 7,
        items: issues.map(({ repository }, at) => ({
          content: `${repository}#${20 + at}`,
          status: statuses[at] ?? 'Todo',
        })),
      },
    ],
  }));

const limits = (max: number): Config['limits'] => [
  { per: 'person', max },
  { per: 'team', max },
  { per: 'reviewer', max },
  { per: 'everyone', max, kind: 'issue' },
  { per: 'everyone', max },
];

const configs = fc
  .record({
    owners: pick<string[]>(['acme'], []),
    repos: some(REPOS, 3),
    labels: pick<string[]>(['in progress'], []),
    board: fc.boolean(),
    linearTeams: pick<string[] | undefined>(undefined, ['PAY'], ['PAY', 'PLT']),
    people: fc.boolean(),
    parents: pick('skip', 'count', 'merge'),
    stacks: pick('one', 'each'),
    max: fc.nat(3),
  })
  .map(({ owners, repos, labels, board, linearTeams, people, parents, stacks, max }) => {
    const common: Config = {
      github: {
        owners,
        repos: owners.length + repos.length === 0 ? ['acme/api'] : repos,
        issues: { labels },
        projects: board ? [{ owner: 'acme', number: 7 }] : [],
      },
      linear: linearTeams === undefined ? {} : { teams: linearTeams },
      ...(people && {
        people: [
          { name: 'Ada', github: 'ada-l', linear: 'ada@acme.com' },
          { name: 'Cy', github: 'cy' },
        ],
        teams: [{ name: 'Core', github: 'acme/core', linear: ['PAY'] }],
      }),
      stages: [
        { name: 'doing', linear: ['In Progress'], github: ['draft'], project: ['In Progress'] },
        { name: 'review', linear: ['In Review'], github: ['open'] },
      ],
      parents,
      stacks,
    };
    return {
      loose: { ...common, limits: limits(90) },
      tight: { ...common, limits: limits(max) },
      late: { ...common, limits: limits(90), aging: { sle: { days: 8 }, level: 'error' } },
    } satisfies Record<string, Config>;
  });

export const world: fc.Arbitrary<World> = fc.record({ github, linear, configs });
