import { describe, expect, test } from 'vitest';
import { verdictSchema } from '../../src/model/verdict.ts';
import { human } from '../linking/scene.ts';
import { itemOf, linearIssue, NOW, pullRequest, verdictOf } from '../support/builders.ts';

const verdict = verdictOf(
  {
    timezone: 'Europe/Berlin',
    people: [{ name: 'Grace', github: 'grace-h', linear: 'grace@acme.com' }],
    teams: [{ name: 'Payments', linear: ['PAY'] }],
    limits: [
      { per: 'person', max: 3, warn: 2, name: 'Focus' },
      { per: 'team', max: 2, stages: ['review'], from: '2026-11-01', reason: 'launch' },
    ],
    aging: { sle: { days: 8, percentile: 85 }, stale: 3 },
  },
  {
    people: [human('linear', 'grace@acme.com', { name: 'Grace H.' })],
    records: [
      linearIssue({
        id: 'PAY-12',
        title: 'Retry the payment',
        state: 'In Review',
        assignees: ['grace@acme.com'],
        project: 'Checkout',
        labels: ['bug'],
        priority: 2,
        estimate: 3,
        customers: 2,
        states: [
          {
            name: 'In Progress',
            type: 'started',
            from: '2026-11-16T09:00:00+01:00',
            to: '2026-11-19T09:00:00+01:00',
          },
          { name: 'In Review', type: 'started', from: '2026-11-19T09:00:00+01:00', to: null },
        ],
      }),
      pullRequest({
        id: 'acme/pay-api#45',
        branch: 'grace/pay-12-retry',
        author: 'grace-h',
        labels: ['Bug', 'api'],
      }),
    ],
  },
);

describe('8 Verdict', () => {
  test('its head', () => {
    expect(verdict).toMatchObject({
      schemaVersion: 1,
      tool: { name: 'wiplimit', version: '0.0.0' },
      asOf: NOW,
      timezone: 'Europe/Berlin',
      outcome: 'within',
      changes: null,
      sources: [
        { name: 'github', status: 'complete', records: 1, problems: [] },
        { name: 'linear', status: 'complete', records: 1, problems: [] },
      ],
    });
    expect(verdictSchema.safeParse(verdict).success).toBe(true);
  });
  test('an item with everything it knows', () => {
    expect(itemOf(verdict, 'PAY-12')).toMatchObject({
      title: 'Retry the payment',
      url: 'https://linear.app/acme/issue/PAY-12',
      stage: 'review',
      state: 'In Review',
      holders: ['Grace'],
      agents: [],
      teams: ['Payments'],
      project: 'Checkout',
      lane: null,
      labels: ['bug', 'api'],
      priority: 2,
      estimate: 3,
      customers: 2,
      startedAt: '2026-11-16T08:00:00Z',
      enteredStageAt: '2026-11-19T08:00:00Z',
      updatedAt: '2026-11-19T09:00:00Z',
      ageDays: 5,
      stageAgeDays: 2,
      idleDays: 1,
      sleDays: 8,
      aging: 'ok',
      stale: false,
      blocked: false,
      blockedBy: [],
      exception: null,
      notes: [],
      records: [
        { source: 'linear', id: 'PAY-12', kind: 'issue' },
        { source: 'github', id: 'acme/pay-api#45', kind: 'pull_request' },
      ],
    });
  });
  test('why: the rule, the record it speaks of, and the text it read', () => {
    expect(itemOf(verdict, 'PAY-12').why).toContainEqual({
      rule: 'linked-by-branch',
      record: 'acme/pay-api#45',
      evidence: 'grace/pay-12-retry',
    });
  });
  test('a limit with all that chose it', () => {
    expect(verdict.limits).toMatchObject([
      {
        key: 'person/Grace/*',
        name: 'Focus',
        per: 'person',
        subject: 'Grace',
        stages: [],
        label: null,
        kind: null,
        lane: null,
        blocked: null,
        agents: null,
        count: 1,
        max: 3,
        warn: 2,
        level: 'error',
        status: 'within',
        baseline: null,
        itemIds: ['PAY-12'],
        reviewIds: [],
        configPath: 'limits[0]',
      },
      {
        key: 'team/Payments/review',
        subject: 'Payments',
        stages: ['review'],
        count: 1,
        from: '2026-11-01',
        until: null,
        reason: 'launch',
        configPath: 'limits[1]',
      },
    ]);
  });
  test('ageing', () => {
    expect(verdict.aging).toEqual({
      unit: 'calendar',
      level: 'warn',
      staleDays: 3,
      sles: [
        {
          team: 'Payments',
          days: 8,
          percentile: 85,
          basis: 'config',
          n: null,
          missing: null,
          riskDays: 5.6,
        },
      ],
      stages: [],
      over: [],
      risk: [],
      stale: [],
    });
  });
});

describe('8 An item’s id', () => {
  const ids = (records: Parameters<typeof verdictOf>[1]['records']) =>
    verdictOf({}, { records }).items.map(({ id }) => id);
  test('its Linear identifier, else its oldest pull request', () => {
    expect(ids([linearIssue({ id: 'PAY-1' }), pullRequest({ id: 'acme/api#1', title: 'PAY-1' })])).toEqual([
      'PAY-1',
    ]);
    const stack = [
      pullRequest({ id: 'acme/api#9', branch: 'a', author: 'ada-l', createdAt: '2026-11-16T09:00:00Z' }),
      pullRequest({
        id: 'acme/api#2',
        branch: 'b',
        base: 'a',
        author: 'ada-l',
        createdAt: '2026-11-17T09:00:00Z',
      }),
    ];
    expect(ids(stack)).toEqual(['acme/api#9']);
    expect(ids(stack.toReversed())).toEqual(['acme/api#9']);
  });
  test('of a stack whose oldest part is merged: the oldest open one', () => {
    const stack = [
      pullRequest({
        id: 'acme/api#1',
        branch: 'a',
        author: 'ada-l',
        createdAt: '2026-11-15T09:00:00Z',
        stateType: 'merged',
      }),
      pullRequest({
        id: 'acme/api#2',
        branch: 'b',
        base: 'a',
        author: 'ada-l',
        createdAt: '2026-11-16T09:00:00Z',
      }),
      pullRequest({
        id: 'acme/api#3',
        branch: 'c',
        base: 'b',
        author: 'ada-l',
        createdAt: '2026-11-17T09:00:00Z',
      }),
    ];
    expect(ids(stack)).toEqual(['acme/api#2']);
  });
});

test('8 Lists are in a stable order: items oldest first, then by id as people count', () => {
  const started = (id: string, startedAt: string) => linearIssue({ id, startedAt });
  const records = [
    started('PAY-10', '2026-11-17T09:00:00Z'),
    started('PAY-9', '2026-11-17T09:00:00Z'),
    started('PAY-11', '2026-11-16T09:00:00Z'),
  ];
  expect(verdictOf({}, { records }).items.map(({ id }) => id)).toEqual(['PAY-11', 'PAY-9', 'PAY-10']);
});
