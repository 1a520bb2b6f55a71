import fc from 'fast-check';
import type { Config } from '../../src/config/schema.ts';
import type { PersonDraft, RecordDraft, TeamDraft } from '../linking/scene.ts';

/** Small random worlds in which everything can meet everything: few names, many links. */

export interface World {
  config: Config;
  records: RecordDraft[];
  people: PersonDraft[];
  teams: TeamDraft[];
}

const LINEAR_PEOPLE = ['ada@acme.com', 'grace@acme.com', 'app@linear.app', 'left@acme.com'];
const LOGINS = ['ada-l', 'grace-h', 'kay', 'robot', 'ghost'];
const LABELS = ['bug', 'blocked', 'on hold', 'expedite', 'wip'];
const ISSUES = ['PAY-1', 'PAY-2', 'PAY-3', 'PAY-4', 'PLT-1', 'PLT-2'];
const GITHUB_ISSUES = ['acme/api#101', 'acme/api#102', 'acme/web#103'];
const PULLS = ['acme/api#1', 'acme/api#2', 'acme/api#3', 'acme/web#4', 'acme/web#5'];

const pick = <const T>(...values: readonly T[]) => fc.constantFrom(...values);
const some = <T>(values: readonly T[], max = 2) => fc.subarray([...values], { maxLength: max });
const maybe = <T>(arb: fc.Arbitrary<T>) => fc.option(arb, { freq: 2 });
const moment = fc
  .integer({ min: 1, max: 20 * 24 })
  .map((hours) => new Date(Date.UTC(2026, 10, 1, hours)).toISOString());
const anyIssue = pick(...ISSUES, 'PAY-99', 'UTF-8');
const blockers = fc.array(fc.record({ id: pick('PAY-1', 'PLT-9'), open: fc.boolean() }), { maxLength: 2 });

const linearIssue = (id: string): fc.Arbitrary<RecordDraft> =>
  fc.record({
    source: fc.constant('linear' as const),
    kind: fc.constant('issue' as const),
    id: fc.constant(id),
    title: fc.constant(`Issue ${id}`),
    team: fc.constant(id.split('-')[0] ?? null),
    state: pick('In Progress', 'In Review', 'Paused', 'Odd'),
    stateType: pick('started', 'started', 'started', 'backlog', 'completed'),
    assignees: some(LINEAR_PEOPLE, 1),
    agents: fc.subarray(['app@linear.app']),
    labels: some(LABELS),
    parent: maybe(pick(...ISSUES.filter((other) => other < id), 'PAY-98')),
    previousIds: pick<string[]>([], [`OLD-${id.slice(-1)}`]),
    project: maybe(pick('Checkout', 'Core')),
    priority: fc.nat(4),
    syncedWith: maybe(fc.constant(GITHUB_ISSUES[ISSUES.indexOf(id)] ?? null)),
    links: some(
      PULLS.map((pull) => `https://github.com/${pull.replace('#', '/pull/')}`),
      1,
    ),
    blockedBy: blockers,
    createdAt: moment,
    startedAt: maybe(moment),
    updatedAt: moment,
  });

const githubIssue = (id: string): fc.Arbitrary<RecordDraft> =>
  fc.record({
    source: fc.constant('github' as const),
    kind: fc.constant('issue' as const),
    id: fc.constant(id),
    title: fc.constant(`Issue ${id}`),
    repository: fc.constant(id.split('#')[0] ?? null),
    stateType: pick('open', 'open', 'closed'),
    author: pick(...LOGINS),
    assignees: some(LOGINS),
    labels: some(LABELS),
    status: maybe(
      fc.record({ project: fc.constant(7), name: pick('Doing', 'Todo'), enteredAt: maybe(moment) }),
    ),
    blockedBy: blockers,
    createdAt: moment,
    updatedAt: moment,
  });

const text = fc.oneof(
  { weight: 2, arbitrary: fc.constant('nothing') },
  anyIssue.map((id) => `${id} retry`),
  fc.tuple(pick('Fixes', 'Refs', 'skip', 'PAY'), anyIssue).map((words) => words.join(' ')),
);

/** Heads are named after the pull request, so that another one may be built on it. */
const pullRequest = (id: string, number: number): fc.Arbitrary<RecordDraft> =>
  fc
    .record({
      source: fc.constant('github' as const),
      kind: fc.constant('pull_request' as const),
      id: fc.constant(id),
      repository: fc.constant(id.split('#')[0] ?? null),
      stateType: pick('open', 'open', 'draft', 'merged'),
      title: text,
      body: text,
      branch: pick(`head-${number}`, `head-${number}`, `pay-${number}`),
      base: pick('main', 'main', 'head-1', 'head-2', 'head-4'),
      fork: fc.nat(5).map((roll) => roll === 0),
      author: maybe(pick(...LOGINS)),
      assignees: some(LOGINS, 1),
      closes: some([...GITHUB_ISSUES, 'acme/x#9'], 2),
      labels: some(LABELS, 1),
      review: pick('none', 'approved', 'changes_requested'),
      reviewRequests: fc.array(pick({ who: 'ada-l' }, { who: 'kay' }, { team: 'acme/core' }), {
        maxLength: 2,
      }),
      createdAt: moment,
      updatedAt: moment,
    })
    // What a part of a stack names is left out here: see the test of partial data.
    .map((pull) =>
      pull.base === 'main'
        ? pull
        : { ...pull, branch: `head-${number}`, title: 'part', body: null, closes: [] },
    );

const limits: NonNullable<Config['limits']> = [
  ...(
    ['person', 'team', 'reviewer', 'reviewing-team', 'agent', 'project', 'repository', 'everyone'] as const
  ).map((per) => ({ per, max: 1 })),
  { per: 'everyone', max: 1, stages: ['doing'] },
  { per: 'everyone', max: 1, stages: ['review'] },
  { per: 'everyone', max: 1, label: 'bug' },
  { per: 'everyone', max: 1, kind: 'pull_request' },
  { per: 'everyone', max: 1, kind: 'issue' },
  { per: 'everyone', max: 1, blocked: 'ignore' },
  { per: 'everyone', max: 1, agents: 'ignore' },
  { per: 'everyone', max: 1, agents: 'only' },
  { per: 'everyone', max: 1, lane: 'standard' },
  { per: 'everyone', max: 0, lane: 'expedite' },
  { per: 'person', max: 0, stages: ['doing', 'review'] },
];
const teams: Config['teams'] = [
  { name: 'Payments', linear: ['PAY'], people: ['Ada'] },
  { name: 'Api', repos: ['acme/api'], people: ['Grace'] },
  { name: 'Web', repos: ['acme/*'], github: 'acme/core' },
];

const config: fc.Arbitrary<Config> = fc
  .record({
    parents: pick('skip', 'count', 'merge'),
    stacks: pick('one', 'each'),
    others: pick('count', 'ignore'),
    teams: pick(undefined, teams),
    stages: pick<Config['stages']>(
      undefined,
      [
        { name: 'doing', linear: ['In Progress'], project: ['Doing'] },
        { name: 'review', github: ['open'] },
      ],
      [
        { name: 'doing', github: ['draft'], project: ['Doing'] },
        { name: 'review', linear: ['In Review'], github: ['open'] },
      ],
    ),
    expedite: pick<Config['expedite']>(undefined, { labels: ['expedite'] }, { priorities: ['urgent'] }),
    blocked: pick<Config['blocked']>(undefined, { labels: ['blocked'] }),
    excluded: fc.subarray(['labels', 'states', 'drafts', 'forks', 'heads']),
    exceptions: pick<Config['exceptions']>(
      undefined,
      [{ item: 'acme/api#1', reason: 'x', until: '2026-12-01' }],
      [{ item: 'PAY-2', reason: 'x', until: '2026-12-01' }],
    ),
    sle: pick(3, 12),
    level: pick('error', 'warn'),
  })
  .map(
    ({ excluded, sle, level, ...rest }): Config => ({
      ...rest,
      people: [
        { name: 'Ada', github: 'ada-l' },
        { name: 'Grace', github: 'grace-h', linear: 'grace@acme.com' },
      ],
      limits,
      aging: { sle: { days: sle }, level, stale: 3 },
      linear: { exclude: { states: excluded.includes('states') ? ['Paused'] : [] } },
      github: {
        issues: { labels: ['wip'] },
        drafts: excluded.includes('drafts') ? 'ignore' : 'count',
        exclude: {
          labels: excluded.includes('labels') ? ['on hold'] : [],
          forks: excluded.includes('forks'),
          heads: excluded.includes('heads') ? ['head-3'] : [],
        },
      },
    }),
  );

const records = fc
  .tuple(
    fc.tuple(...ISSUES.map((id) => maybe(linearIssue(id)))),
    fc.tuple(...GITHUB_ISSUES.map((id) => maybe(githubIssue(id)))),
    fc.tuple(...PULLS.map((id, n) => maybe(pullRequest(id, n + 1)))),
  )
  .map((lists): RecordDraft[] => consistent(lists.flat().filter((record) => record !== null)));

/** A source tells how many sub-issues are open, also of those it did not give. Parts of a stack are attached nowhere. */
function consistent(all: RecordDraft[]): RecordDraft[] {
  const isPart = (link: string) =>
    all.some(({ id, base }) => base?.startsWith('head') && link.endsWith(id.replace('#', '/pull/')));
  return all.map((record) => ({
    ...record,
    openChildren: all.filter(({ parent, stateType }) => parent === record.id && stateType !== 'completed')
      .length,
    links: (record.links ?? []).filter((link) => !isPart(link)),
  }));
}

export const world: fc.Arbitrary<World> = fc.record({
  config,
  records,
  people: fc.constant<PersonDraft[]>([
    { source: 'linear', handle: 'ada@acme.com', name: 'Ada L.', githubId: 1 },
    { source: 'linear', handle: 'grace@acme.com', name: 'kay' },
    { source: 'linear', handle: 'app@linear.app', name: 'App', kind: 'agent' },
    { source: 'linear', handle: 'left@acme.com', name: 'Left', active: false },
    { source: 'github', handle: 'ada-l', githubId: 1 },
    { source: 'github', handle: 'robot', kind: 'bot' },
  ]),
  teams: fc.constant<TeamDraft[]>([
    { source: 'linear', key: 'PAY', name: 'Payments', members: ['ada@acme.com'] },
    {
      source: 'linear',
      key: 'PLT',
      name: 'Platform',
      parent: 'PAY',
      members: ['grace@acme.com', 'left@acme.com'],
    },
    { source: 'github', key: 'acme/core', name: 'Core', members: ['kay'] },
  ]),
});
