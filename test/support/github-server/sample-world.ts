import type { GithubWorldInput } from './builders.ts';

/** A small organisation with one of everything: the world of this server's own tests. */
export const SAMPLE_WORLD: GithubWorldInput = {
  viewer: 'ada-l',
  users: [{ login: 'ada-l', name: 'Ada', email: 'ada@acme.com' }, 'grace-h', 'cy'],
  bots: ['dependabot', 'copilot-swe-agent'],
  mannequins: ['old-hand'],
  enterpriseTeams: [{ slug: 'guild' }],
  teams: [
    { organization: 'acme', slug: 'payments', name: 'Payments', members: ['ada-l'] },
    { organization: 'acme', slug: 'checkout', parent: 'payments', members: ['grace-h'] },
  ],
  repositories: [
    'acme/api',
    { nameWithOwner: 'acme/vault', isPrivate: true },
    { nameWithOwner: 'acme/old', isArchived: true },
  ],
  pullRequests: [
    {
      repository: 'acme/api',
      number: 45,
      author: 'ada-l',
      assignees: ['ada-l', 'copilot-swe-agent'],
      createdAt: '2026-11-10T08:00:00Z',
      labels: ['on hold', 'backend'],
      headRefName: 'ada/pay-12-retry',
      reviewRequests: [
        { reviewer: 'grace-h', at: '2026-11-11T08:00:00Z' },
        'acme/payments',
        'copilot-swe-agent',
        'old-hand',
        'enterprise/guild',
        null,
      ],
      reviews: [
        { author: 'cy', state: 'CHANGES_REQUESTED', submittedAt: '2026-11-12T08:00:00Z' },
        { author: 'cy', state: 'COMMENTED', submittedAt: '2026-11-13T08:00:00Z' },
        { author: 'grace-h', state: 'APPROVED', submittedAt: '2026-11-10T12:00:00Z' },
      ],
      closes: ['acme/api#3', 'acme/vault#1'],
      timeline: [{ type: 'ReadyForReviewEvent', createdAt: '2026-11-10T09:00:00Z', actor: 'ada-l' }],
    },
    { repository: 'acme/api', number: 46, author: 'grace-h', isDraft: true, baseRefName: 'ada/pay-12-retry' },
    { repository: 'acme/api', number: 47, author: 'dependabot', createdAt: '2026-11-05T23:30:00Z' },
    { repository: 'acme/api', number: 48, author: null, state: 'MERGED', mergedAt: '2026-11-06T00:00:00Z' },
    { repository: 'acme/vault', number: 2, author: 'cy' },
    { repository: 'acme/old', number: 9, author: 'cy' },
    { repository: 'grace-h/dots', number: 1, author: 'grace-h', assignees: ['ada-l'] },
  ],
  issues: [
    {
      repository: 'acme/api',
      number: 3,
      author: 'cy',
      assignees: ['ada-l'],
      labels: [{ name: 'in progress', at: '2026-11-04T00:00:00Z' }],
      timeline: [
        {
          type: 'ProjectV2ItemStatusChangedEvent',
          createdAt: '2026-11-09T00:00:00Z',
          project: 'acme#7',
          previousStatus: 'Todo',
          status: 'In Progress',
        },
        { type: 'ReopenedEvent', createdAt: '2026-11-03T00:00:00Z', actor: 'cy', stateReason: 'REOPENED' },
      ],
    },
    { repository: 'acme/api', number: 4, parent: 'acme/api#3', closedAt: '2026-11-08T00:00:00Z' },
    { repository: 'acme/api', number: 5, parent: 'acme/api#3', blockedBy: ['acme/api#3'] },
    { repository: 'acme/vault', number: 1 },
  ],
  stacks: [{ pullRequests: ['acme/api#45', 'acme/api#46'] }],
  projects: [
    {
      owner: 'acme',
      number: 7,
      items: [
        { content: 'acme/api#3', status: { name: 'In Progress', updatedAt: '2026-11-09T00:00:00Z' } },
        { content: 'acme/vault#1', status: 'Todo' },
        { draft: { title: 'Think', assignees: ['grace-h'] }, status: 'In Progress' },
        { content: 'acme/api#45', isArchived: true },
        {},
      ],
    },
  ],
};
