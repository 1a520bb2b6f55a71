import { describe, expect, it } from 'vitest';
import { read } from './harness.ts';

const API = { github: { repos: ['acme/api'] } };

describe('an open pull request', () => {
  it('becomes a record with everything the contract names', async () => {
    const { record, report, queries } = await read(
      {
        pullRequests: [
          {
            repository: 'acme/api',
            number: 45,
            title: 'Retry\u202E payments',
            body: 'Fixes PAY-12\r\n\r\nMore',
            author: 'ada-l',
            assignees: ['grace-h'],
            createdAt: '2026-11-10T08:00:00Z',
            updatedAt: '2026-11-19T08:00:00Z',
            labels: ['backend'],
            headRefName: 'ada/pay-12-retry',
            headRepository: 'ada-l/api',
            reviewDecision: 'REVIEW_REQUIRED',
            reviewRequests: [
              { reviewer: 'grace-h', at: '2026-11-11T08:00:00Z' },
              { reviewer: 'acme/payments', at: '2026-11-12T08:00:00Z' },
            ],
            closes: ['acme/api#3', 'acme/api#4'],
            timeline: [
              { type: 'ClosedEvent', createdAt: '2026-11-13T08:00:00Z' },
              { type: 'ReopenedEvent', createdAt: '2026-11-14T08:00:00Z' },
            ],
          },
        ],
        issues: [
          { repository: 'acme/api', number: 3, assignees: ['cy'] },
          { repository: 'acme/api', number: 4, closedAt: '2026-11-09T00:00:00Z' },
        ],
        teams: [{ organization: 'acme', slug: 'payments' }],
      },
      API,
    );
    expect(report).toMatchObject({ status: 'complete', problems: [], cause: null });
    expect(queries).toHaveLength(1);
    expect(report.scope).toEqual({ repositories: ['acme/api'], owners: [], projects: [] });
    expect(record('acme/api#45')).toEqual({
      source: 'github',
      id: 'acme/api#45',
      previousIds: [],
      kind: 'pull_request',
      title: 'Retry payments',
      url: 'https://github.com/acme/api/pull/45',
      state: 'open',
      stateType: 'open',
      closedAs: null,
      team: null,
      repository: 'acme/api',
      project: null,
      parent: null,
      openChildren: 0,
      author: 'ada-l',
      assignees: ['grace-h'],
      agents: [],
      reviewRequests: [
        { who: 'grace-h', team: null, at: '2026-11-11T08:00:00Z' },
        { who: null, team: 'acme/payments', at: '2026-11-12T08:00:00Z' },
      ],
      createdAt: '2026-11-10T08:00:00Z',
      startedAt: '2026-11-14T08:00:00Z',
      updatedAt: '2026-11-19T08:00:00Z',
      finishedAt: null,
      states: [
        { name: 'open', type: 'open', from: '2026-11-10T08:00:00Z', to: '2026-11-13T08:00:00Z' },
        { name: 'closed', type: 'closed', from: '2026-11-13T08:00:00Z', to: '2026-11-14T08:00:00Z' },
        { name: 'open', type: 'open', from: '2026-11-14T08:00:00Z', to: null },
      ],
      status: null,
      labels: ['backend'],
      priority: 0,
      estimate: null,
      customers: 0,
      branch: 'ada/pay-12-retry',
      base: 'main',
      fork: true,
      body: 'Fixes PAY-12\n\nMore',
      review: 'requested',
      links: [],
      syncedWith: null,
      closes: ['acme/api#3', 'acme/api#4'],
      blockedBy: [],
    });
  });

  it('brings the open issues it closes along, wherever they are', async () => {
    const { ids, record } = await read(
      {
        pullRequests: [{ repository: 'acme/api', number: 45, closes: ['acme/plans#3', 'acme/api#4'] }],
        issues: [
          { repository: 'acme/plans', number: 3, assignees: ['cy'], labels: ['backend'] },
          { repository: 'acme/api', number: 4, closedAt: '2026-11-09T00:00:00Z' },
          { repository: 'acme/api', number: 5 },
        ],
      },
      API,
    );
    expect(ids).toEqual(['acme/api#45', 'acme/plans#3']);
    expect(record('acme/plans#3')).toMatchObject({ kind: 'issue', assignees: ['cy'], labels: ['backend'] });
  });

  it.each([
    ['the decision approves', { reviewDecision: 'APPROVED' as const }, 'approved'],
    ['the decision asks for changes', { reviewDecision: 'CHANGES_REQUESTED' as const }, 'changes_requested'],
    [
      'one approves where none is required',
      { reviews: [{ author: 'cy', state: 'APPROVED' as const }] },
      'approved',
    ],
    [
      'one of two asks for changes where none is required',
      {
        reviews: [
          { author: 'cy', state: 'APPROVED' as const },
          { author: 'grace-h', state: 'CHANGES_REQUESTED' as const },
        ],
      },
      'changes_requested',
    ],
    [
      'an approval is not enough',
      {
        reviewDecision: 'REVIEW_REQUIRED' as const,
        reviews: [{ author: 'cy', state: 'APPROVED' as const }],
        reviewRequests: ['grace-h'],
      },
      'requested',
    ],
    ['nobody is asked', {}, 'none'],
  ])('has the review state of its reviews: %s', async (_name, given, review) => {
    const { record } = await read({ pullRequests: [{ repository: 'acme/api', number: 1, ...given }] }, API);
    expect(record('acme/api#1').review).toBe(review);
  });

  it('tells since when it is open and since when changes are requested', async () => {
    const { record } = await read(
      {
        pullRequests: [
          {
            repository: 'acme/api',
            number: 1,
            createdAt: '2026-11-01T00:00:00Z',
            reviewDecision: 'CHANGES_REQUESTED',
            reviews: [{ author: 'cy', state: 'CHANGES_REQUESTED', submittedAt: '2026-11-07T00:00:00Z' }],
            timeline: [
              { type: 'ReadyForReviewEvent', createdAt: '2026-11-03T00:00:00Z' },
              { type: 'ConvertToDraftEvent', createdAt: '2026-11-04T00:00:00Z' },
              { type: 'ReadyForReviewEvent', createdAt: '2026-11-05T00:00:00Z' },
            ],
          },
          { repository: 'acme/api', number: 2, isDraft: true, createdAt: '2026-11-02T00:00:00Z' },
        ],
      },
      API,
    );
    expect(record('acme/api#1').states.map(({ name, from }) => `${name} ${from.slice(8, 10)}`)).toEqual([
      'draft 01',
      'open 03',
      'draft 04',
      'open 05',
      'changes_requested 07',
    ]);
    expect(record('acme/api#2')).toMatchObject({
      stateType: 'draft',
      states: [{ name: 'draft', type: 'draft', from: '2026-11-02T00:00:00Z', to: null }],
    });
  });

  it('counts an approval given to a draft from the moment it is ready', async () => {
    const { record } = await read(
      {
        pullRequests: [
          {
            repository: 'acme/api',
            number: 1,
            createdAt: '2026-11-01T00:00:00Z',
            reviews: [{ author: 'cy', state: 'APPROVED', submittedAt: '2026-11-02T00:00:00Z' }],
            timeline: [{ type: 'ReadyForReviewEvent', createdAt: '2026-11-03T00:00:00Z' }],
          },
        ],
      },
      API,
    );
    expect(record('acme/api#1').states).toEqual([
      { name: 'draft', type: 'draft', from: '2026-11-01T00:00:00Z', to: '2026-11-03T00:00:00Z' },
      { name: 'approved', type: 'approved', from: '2026-11-03T00:00:00Z', to: null },
    ]);
  });

  it('takes the last time somebody was asked for a review', async () => {
    const asked = (createdAt: string) => ({ type: 'ReviewRequestedEvent', createdAt, reviewer: 'grace-h' });
    const { record } = await read(
      {
        pullRequests: [
          {
            repository: 'acme/api',
            number: 1,
            reviewRequests: ['grace-h'],
            timeline: [asked('2026-11-05T00:00:00Z'), asked('2026-11-08T00:00:00Z')],
          },
        ],
      },
      API,
    );
    expect(record('acme/api#1').reviewRequests).toEqual([
      { who: 'grace-h', team: null, at: '2026-11-08T00:00:00Z' },
    ]);
  });
});
