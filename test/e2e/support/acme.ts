import { type GithubWorldInput, githubWorld } from '../../support/github-server/index.ts';
import { linearWorld } from '../../support/linear-server/index.ts';

/** A company in which every rule of counting happens once, as GitHub and Linear would serve it. */

export const ACME_NOW = '2026-11-20T09:00:00Z';

export const ACME_CONFIG = {
  timezone: 'Europe/Berlin',
  github: {
    owners: ['acme'],
    repos: ['acme/pay-api', 'acme/platform'],
    issues: { labels: ['in progress'] },
    projects: [{ owner: 'acme', number: 7 }],
    exclude: {
      repos: ['acme/sandbox-*'],
      authors: ['acme-ci'],
      labels: ['on hold'],
      heads: ['backport/*'],
      bases: ['release/*'],
      forks: true,
    },
  },
  linear: { teams: ['PAY', 'PLT'], exclude: { states: ['Paused'] } },
  people: [
    {
      name: 'Ada',
      github: 'ada-l',
      linear: 'ada@acme.com',
      away: [{ from: '2026-11-20', to: '2026-11-27' }],
    },
    { name: 'Bob', github: 'bob' },
    { name: 'Cy', github: 'cy', linear: 'cy@acme.com' },
  ],
  agents: [{ name: 'Copilot', github: 'copilot-swe-agent' }],
  teams: [
    { name: 'Payments', people: ['Ada', 'Bob'], linear: ['PAY'], repos: ['acme/pay-*'] },
    { name: 'Platform', github: 'acme/platform', linear: ['PLT'], repos: ['acme/platform'] },
  ],
  stages: [
    { name: 'doing', linear: ['In Progress'], github: ['draft'], project: ['In Progress'] },
    { name: 'review', linear: ['In Review'], github: ['open'], project: ['In Review'] },
    { name: 'merge', github: ['approved'] },
  ],
  limits: [
    { per: 'person', max: 3, warn: 2 },
    { per: 'person', people: ['Bob'], max: 2 },
    { per: 'team', maxPerPerson: 1.5 },
    { per: 'team', teams: ['Payments'], stages: ['review', 'merge'], max: 4, level: 'warn' },
    { per: 'reviewer', max: 1, level: 'warn' },
    { per: 'reviewing-team', max: 1 },
    { per: 'everyone', lane: 'expedite', max: 1 },
    { per: 'agent', max: 2 },
  ],
  expedite: { priorities: ['urgent'] },
  blocked: { labels: ['waiting'] },
  aging: { sle: { days: 8, percentile: 85 }, stale: 3 },
  exceptions: [{ item: 'acme/pay-api#9', reason: 'waiting for the bank', until: '2026-12-01' }],
};

const issue = (identifier: string, more: object) => ({
  identifier,
  title: `Issue ${identifier}`,
  state: 'In Progress',
  createdAt: '2026-11-10T09:00:00Z',
  startedAt: '2026-11-16T09:00:00Z',
  updatedAt: '2026-11-19T09:00:00Z',
  stateHistory: [{ state: 'In Progress', startedAt: '2026-11-16T09:00:00Z' }],
  ...more,
});

const STATES = [
  ['Backlog', 'backlog'],
  ['In Progress', 'started'],
  ['In Review', 'started'],
  ['Paused', 'started'],
  ['Done', 'completed'],
] as const;

export const acmeLinear = () =>
  linearWorld({
    teams: [
      { key: 'PAY', name: 'Payments', members: ['ada@acme.com'] },
      { key: 'CHK', name: 'Checkout', parent: 'PAY', members: ['linus@acme.com'] },
      { key: 'PLT', name: 'Platform', members: ['cy@acme.com', 'grace@acme.com'] },
      { key: 'OPS', name: 'Operations', members: [] },
    ],
    users: [
      { email: 'ada@acme.com', displayName: 'ada' },
      { email: 'cy@acme.com', displayName: 'cy' },
      { email: 'grace@acme.com', displayName: 'Grace', gitHubUserId: '4242' },
      { email: 'linus@acme.com', displayName: 'Linus' },
      { email: 'gone@acme.com', displayName: 'Gone', active: false },
      { email: 'bot@acme.com', displayName: 'Linear Agent', app: true },
    ],
    states: ['PAY', 'CHK', 'PLT', 'OPS'].flatMap((team) =>
      STATES.map(([name, type]) => ({ team, name, type })),
    ),
    issues: [
      issue('PAY-1', {
        assignee: 'ada@acme.com',
        stateHistory: [
          { state: 'In Progress', startedAt: '2026-11-09T09:00:00Z', endedAt: '2026-11-10T09:00:00Z' },
          { state: 'Backlog', startedAt: '2026-11-10T09:00:00Z', endedAt: '2026-11-11T08:00:00Z' },
          { state: 'In Progress', startedAt: '2026-11-11T08:00:00Z' },
        ],
      }),
      issue('PAY-2', {
        state: 'In Review',
        stateHistory: [
          { state: 'In Progress', startedAt: '2026-11-16T09:00:00Z', endedAt: '2026-11-18T09:00:00Z' },
          { state: 'In Review', startedAt: '2026-11-18T09:00:00Z' },
        ],
      }),
      issue('PAY-3', {
        state: 'Backlog',
        startedAt: null,
        assignee: 'ada@acme.com',
        stateHistory: [],
        project: 'Checkout',
      }),
      issue('PAY-4', { assignee: 'ada@acme.com' }),
      issue('CHK-5', { assignee: 'linus@acme.com', parent: 'PAY-4', customerTicketCount: 2 }),
      issue('PAY-6', { state: 'Paused', assignee: 'ada@acme.com', stateHistory: [] }),
      issue('PAY-7', { assignee: 'gone@acme.com', labels: ['bug'] }),
      issue('PLT-8', { assignee: 'cy@acme.com', delegate: 'bot@acme.com', priority: 1 }),
      issue('PLT-9', { assignee: 'cy@acme.com', previousIdentifiers: ['PAY-90'] }),
      issue('PLT-10', { syncedWith: [{ service: 'github', owner: 'acme', repo: 'platform', number: 20 }] }),
      issue('PLT-11', { assignee: 'cy@acme.com', archivedAt: '2026-11-18T09:00:00Z' }),
      issue('PLT-12', { assignee: 'cy@acme.com', trashed: true }),
      issue('PLT-13', {
        assignee: 'grace@acme.com',
        attachments: [{ url: 'https://github.com/acme/platform/pull/33' }],
      }),
      issue('OPS-1', { assignee: 'cy@acme.com' }),
    ],
    relations: [{ type: 'blocks', issue: 'PLT-8', relatedIssue: 'PAY-7' }],
  });

const pull = (repository: string, number: number, author: string | null, more: object = {}) => ({
  repository,
  number,
  author,
  createdAt: '2026-11-17T09:00:00Z',
  updatedAt: '2026-11-19T09:00:00Z',
  headRefName: `work-${number}`,
  ...more,
});

const GITHUB: GithubWorldInput = {
  viewer: 'ada-l',
  users: [
    'ada-l',
    'bob',
    'cy',
    { login: 'grace-h', databaseId: 4242 },
    { login: 'linus-t', email: 'linus@acme.com' },
    'eve',
  ],
  bots: ['dependabot', 'copilot-swe-agent'],
  teams: [{ organization: 'acme', slug: 'platform', members: ['cy', 'grace-h'] }],
  repositories: [
    'acme/pay-api',
    'acme/pay-web',
    'acme/platform',
    'acme/other',
    'acme/sandbox-1',
    { nameWithOwner: 'acme/old', isArchived: true },
  ],
  pullRequests: [
    pull('acme/pay-api', 1, 'ada-l', {
      headRefName: 'ada/pay-1-retry',
      reviewRequests: ['bob', 'acme/platform'],
    }),
    pull('acme/pay-api', 2, 'grace-h', {
      title: 'PAY-2: settle twice',
      reviewDecision: 'APPROVED',
      reviews: [{ author: 'bob', state: 'APPROVED', submittedAt: '2026-11-19T08:00:00Z' }],
    }),
    pull('acme/pay-api', 3, 'bob', { body: 'Fixes PAY-3' }),
    pull('acme/pay-api', 4, 'dependabot'),
    pull('acme/pay-api', 5, 'acme-ci'),
    pull('acme/pay-api', 6, 'bob', { headRefName: 'backport/1.2' }),
    pull('acme/pay-api', 7, 'bob', { baseRefName: 'release/1.2' }),
    pull('acme/pay-api', 8, 'bob', { labels: ['on hold'] }),
    pull('acme/pay-api', 9, 'bob', { title: 'Bank certificates' }),
    pull('acme/pay-api', 10, null, { title: 'Left behind', labels: ['waiting'] }),
    pull('acme/pay-api', 11, 'eve', { headRepository: 'eve/pay-api' }),
    pull('acme/pay-api', 12, 'eve', {
      title: 'Typo',
      isDraft: true,
      createdAt: '2026-11-02T09:00:00Z',
      updatedAt: '2026-11-12T09:00:00Z',
    }),
    pull('acme/pay-web', 13, 'ada-l', { headRefName: 'ada/form', title: 'Form, part 1' }),
    pull('acme/pay-web', 14, 'ada-l', {
      headRefName: 'ada/form-2',
      baseRefName: 'ada/form',
      title: 'Form, part 2',
      isDraft: true,
      createdAt: '2026-11-18T09:00:00Z',
    }),
    pull('acme/pay-web', 15, 'copilot-swe-agent', {
      assignees: ['bob'],
      title: 'Copy texts',
      body: 'Fixes PAY-1',
    }),
    pull('acme/other', 16, 'eve'),
    pull('acme/other', 17, 'eve', { headRefName: 'ops-1-page', assignees: ['cy'] }),
    pull('acme/sandbox-1', 18, 'ada-l'),
    pull('acme/old', 19, 'ada-l'),
    pull('acme/platform', 30, 'cy', { headRefName: 'cy/pay-90-move' }),
    pull('acme/platform', 31, 'cy', { closes: ['acme/platform#22'], reviewRequests: ['bob'] }),
    pull('acme/platform', 32, 'grace-h', {
      body: 'Nothing to see.\n\n> Fixes PLT-9\n\n`Fixes PLT-9` <!-- Fixes PLT-9 -->',
      timeline: [
        { type: 'ClosedEvent', createdAt: '2026-11-18T09:00:00Z' },
        { type: 'ReopenedEvent', createdAt: '2026-11-19T09:00:00Z' },
      ],
    }),
    pull('acme/platform', 33, 'grace-h', { title: 'Cache' }),
  ],
  issues: [
    {
      repository: 'acme/platform',
      number: 20,
      title: 'Synced',
      author: 'cy',
      assignees: ['cy'],
      labels: ['in progress'],
      createdAt: '2026-11-10T09:00:00Z',
    },
    {
      repository: 'acme/platform',
      number: 21,
      title: 'Labelled',
      author: 'cy',
      assignees: ['grace-h'],
      labels: [{ name: 'in progress', at: '2026-11-12T09:00:00Z' }],
      createdAt: '2026-11-01T09:00:00Z',
    },
    {
      repository: 'acme/platform',
      number: 22,
      title: 'Closed by a pull request',
      author: 'cy',
      assignees: ['linus-t'],
      createdAt: '2026-11-01T09:00:00Z',
    },
    { repository: 'acme/platform', number: 23, title: 'Only open', author: 'cy', assignees: ['cy'] },
    {
      repository: 'acme/platform',
      number: 24,
      title: 'On the board',
      author: 'cy',
      assignees: ['cy'],
      createdAt: '2026-11-01T09:00:00Z',
    },
  ],
  projects: [
    {
      owner: 'acme',
      number: 7,
      fields: { Status: ['Todo', 'In Progress', 'In Review', 'Done'] },
      items: [
        { content: 'acme/platform#24', status: { name: 'In Review', updatedAt: '2026-11-13T09:00:00Z' } },
        { content: 'acme/platform#23', status: { name: 'Todo', updatedAt: '2026-11-13T09:00:00Z' } },
        {
          draft: { title: 'A card', assignees: ['bob'], createdAt: '2026-11-10T09:00:00Z' },
          status: { name: 'In Progress', updatedAt: '2026-11-18T09:00:00Z' },
        },
      ],
    },
  ],
};

export const acmeGithub = () => githubWorld(GITHUB);
