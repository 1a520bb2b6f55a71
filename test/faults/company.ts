import type { Config } from '../../src/config/schema.ts';
import type { GithubWorldInput } from '../support/github-server/index.ts';
import { linearWorld } from '../support/linear-server/index.ts';

/** A small company in which a reading needs every kind of question: lists, searches, boards, teams, look-ups. */

const COMPANY = {
  timezone: 'Europe/Berlin',
  github: {
    owners: ['acme'],
    repos: ['acme/api', 'acme/web'],
    issues: { labels: ['in progress'] },
    projects: [{ owner: 'acme', number: 7 }],
  },
  linear: { teams: ['PAY', 'PLT'] },
  people: [
    { name: 'Ada', github: 'ada-l', linear: 'ada@acme.com' },
    { name: 'Bob', github: 'bob' },
    { name: 'Cy', github: 'cy', linear: 'cy@acme.com' },
  ],
  agents: [{ name: 'Copilot', github: 'copilot-swe-agent' }],
  teams: [
    { name: 'Payments', people: ['Ada', 'Bob'], linear: ['PAY'], repos: ['acme/api'] },
    { name: 'Platform', github: 'acme/platform', linear: ['PLT'], repos: ['acme/web'] },
  ],
  stages: [
    { name: 'doing', linear: ['In Progress'], github: ['draft'], project: ['In Progress'] },
    { name: 'review', linear: ['In Review'], github: ['open'] },
  ],
} satisfies Config;

const PERS = [
  'person',
  'team',
  'reviewer',
  'reviewing-team',
  'agent',
  'project',
  'repository',
  'everyone',
] as const;
const limits = (max: number) => PERS.map((per) => ({ per, max }));

/** The same reading judged by limits that nobody reaches, and by limits and an age that many exceed. */
export const CONFIGS: Record<'loose' | 'tight', Config> = {
  loose: { ...COMPANY, limits: limits(90) },
  tight: {
    ...COMPANY,
    aging: { sle: { days: 8 }, stale: 3, level: 'error' },
    limits: [
      ...limits(1),
      { per: 'everyone', max: 6 },
      { per: 'everyone', stages: ['review'], max: 3 },
      { per: 'everyone', kind: 'issue', max: 5 },
      { per: 'person', stages: ['doing'], max: 0 },
    ],
  },
};

const names = (count: number, name: string) => Array.from({ length: count }, (_, at) => `${name} ${at + 1}`);

const issue = (identifier: string, more: object) => ({
  identifier,
  state: 'In Progress',
  createdAt: '2026-11-10T09:00:00Z',
  startedAt: '2026-11-16T09:00:00Z',
  updatedAt: '2026-11-19T09:00:00Z',
  ...more,
});

export const companyLinear = () =>
  linearWorld({
    teams: [
      { key: 'PAY', name: 'Payments', members: ['ada@acme.com'] },
      { key: 'CHK', name: 'Checkout', parent: 'PAY', members: ['linus@acme.com'] },
      { key: 'PLT', name: 'Platform', members: ['cy@acme.com', 'grace@acme.com'] },
      { key: 'OPS', name: 'Operations', members: ['cy@acme.com'] },
    ],
    users: [
      { email: 'ada@acme.com', displayName: 'ada' },
      { email: 'cy@acme.com', displayName: 'cy' },
      { email: 'grace@acme.com', displayName: 'Grace', gitHubUserId: '4242' },
      { email: 'linus@acme.com', displayName: 'Linus' },
      { email: 'bot@acme.com', displayName: 'Linear Agent', app: true },
    ],
    issues: [
      issue('PAY-1', {
        assignee: 'ada@acme.com',
        labels: names(9, 'label'),
        startedAt: '2026-11-04T09:00:00Z',
      }),
      issue('PAY-2', { assignee: 'ada@acme.com', state: 'In Review', project: 'Bank' }),
      issue('PAY-3', { state: 'Backlog', startedAt: null, assignee: 'ada@acme.com', project: 'Bank' }),
      issue('PAY-4', { assignee: 'ada@acme.com' }),
      issue('CHK-5', { assignee: 'linus@acme.com', parent: 'PAY-4', customerTicketCount: 2 }),
      issue('CHK-6', { assignee: 'linus@acme.com', parent: 'PAY-4', state: 'Todo', startedAt: null }),
      issue('CHK-7', { assignee: 'linus@acme.com', parent: 'PAY-4', state: 'Todo', startedAt: null }),
      issue('PLT-8', { assignee: 'cy@acme.com', delegate: 'bot@acme.com', priority: 1 }),
      issue('PLT-9', {
        assignee: 'cy@acme.com',
        attachments: names(7, 'https://github.com/acme/other/pull/9').map((url) => ({
          url: url.replace(' ', ''),
        })),
      }),
      issue('PLT-10', { syncedWith: [{ service: 'github', owner: 'acme', repo: 'web', number: 20 }] }),
      issue('PLT-11', { assignee: 'grace@acme.com' }),
      issue('OPS-1', { assignee: 'cy@acme.com' }),
    ],
    relations: ['PAY-2', 'PLT-8', 'PLT-9', 'CHK-6'].map((blocker) => ({
      type: 'blocks' as const,
      issue: blocker,
      relatedIssue: 'PAY-1',
    })),
  });

const pull = (repository: string, number: number, author: string | null, more: object = {}) => ({
  repository,
  number,
  author,
  createdAt: '2026-11-17T09:00:00Z',
  updatedAt: '2026-11-19T09:00:00Z',
  ...more,
});

export const COMPANY_GITHUB: GithubWorldInput = {
  viewer: 'ada-l',
  users: [
    'ada-l',
    'bob',
    'cy',
    { login: 'grace-h', databaseId: 4242 },
    { login: 'linus-t', email: 'linus@acme.com' },
  ],
  bots: ['copilot-swe-agent'],
  teams: [{ organization: 'acme', slug: 'platform', members: ['cy', 'grace-h'] }],
  repositories: ['acme/api', 'acme/web', 'acme/other', 'acme/quiet'],
  pullRequests: [
    pull('acme/api', 1, 'ada-l', {
      headRefName: 'ada/pay-1-retry',
      reviewRequests: ['bob', 'cy', 'acme/platform'],
    }),
    pull('acme/api', 2, 'grace-h', { title: 'PAY-2: settle twice', labels: names(23, 'area') }),
    pull('acme/api', 3, 'bob', { body: 'Fixes PAY-3' }),
    pull('acme/api', 4, 'bob', { isDraft: true, createdAt: '2026-11-02T09:00:00Z' }),
    pull('acme/api', 5, 'bob', { assignees: ['ada-l', 'cy', 'grace-h', 'linus-t'] }),
    pull('acme/web', 6, 'cy', {
      closes: ['acme/web#21', 'acme/web#22', 'acme/web#23'],
      reviewRequests: ['bob'],
    }),
    pull('acme/web', 7, 'copilot-swe-agent', { assignees: ['bob'], headRefName: 'bot/pay-2' }),
    pull('acme/web', 8, 'grace-h', { headRefName: 'part-1' }),
    pull('acme/web', 9, 'grace-h', { headRefName: 'part-2', baseRefName: 'part-1' }),
    pull('acme/other', 10, 'ada-l'),
    pull('acme/other', 11, 'linus-t', { assignees: ['cy'] }),
    pull('acme/other', 12, 'grace-h', { reviewRequests: ['bob'] }),
    pull('acme/other', 13, 'linus-t', { reviewRequests: ['acme/platform'], headRefName: 'plt-99' }),
  ],
  issues: [
    {
      repository: 'acme/web',
      number: 20,
      assignees: ['cy'],
      labels: ['in progress'],
      createdAt: '2026-11-10T09:00:00Z',
    },
    { repository: 'acme/web', number: 21, assignees: ['linus-t'], createdAt: '2026-11-01T09:00:00Z' },
    { repository: 'acme/web', number: 22, assignees: ['cy'], blockedBy: ['acme/web#21'] },
    { repository: 'acme/web', number: 23, assignees: ['grace-h'] },
    {
      repository: 'acme/other',
      number: 24,
      assignees: ['cy'],
      labels: [{ name: 'in progress', at: '2026-11-12T09:00:00Z' }],
    },
    { repository: 'acme/other', number: 25, assignees: ['ada-l'], createdAt: '2026-11-01T09:00:00Z' },
  ],
  projects: [
    {
      owner: 'acme',
      number: 7,
      items: [
        { content: 'acme/other#25', status: { name: 'In Progress', updatedAt: '2026-11-13T09:00:00Z' } },
        { content: 'acme/web#23', status: { name: 'Todo', updatedAt: '2026-11-13T09:00:00Z' } },
        {
          draft: { title: 'A card', assignees: ['bob'] },
          status: { name: 'In Progress', updatedAt: '2026-11-18T09:00:00Z' },
        },
      ],
    },
  ],
};
