import { describe, expect, it } from 'vitest';
import { snapshotSchema } from '../../../src/model/snapshot.ts';
import { hasFullSchema, linearWorld } from '../../support/linear-server/index.ts';
import { start } from './harness.ts';

describe('an issue in flight', () => {
  const world = linearWorld({
    users: [
      { email: 'ada@acme.com', displayName: 'Ada', gitHubUserId: '7' },
      { email: 'cy@acme.com', displayName: 'Cy', active: false },
      { email: 'bot@acme.com', displayName: 'Helper', app: true },
    ],
    teams: [{ key: 'PAY', name: 'Payments', members: ['ada@acme.com'] }],
    issues: [
      {
        identifier: 'PAY-12',
        previousIdentifiers: ['OLD-3'],
        title: 'Refund\u202e twice\n',
        state: 'In Review',
        createdAt: '2026-11-01T08:00:00Z',
        startedAt: '2026-11-03T08:00:00Z',
        updatedAt: '2026-11-19T08:00:00Z',
        creator: 'cy@acme.com',
        assignee: 'ada@acme.com',
        delegate: 'bot@acme.com',
        project: 'Checkout',
        parent: 'PAY-1',
        labels: ['bank'],
        priority: 2,
        estimate: 3,
        customerTicketCount: 4,
        attachments: [{ url: 'https://github.com/acme/api/pull/7' }],
        syncedWith: [{ service: 'slack' }, { owner: 'acme', repo: 'api', number: 3 }],
        stateHistory: [
          { state: 'Backlog', startedAt: '2026-11-01T08:00:00Z', endedAt: '2026-11-02T08:00:00Z' },
          { state: null, startedAt: '2026-11-02T08:00:00Z', endedAt: '2026-11-03T08:00:00Z' },
          { state: 'In Progress', startedAt: '2026-11-03T08:00:00Z', endedAt: '2026-11-18T08:00:00Z' },
          { state: 'In Review', startedAt: '2026-11-18T08:00:00Z' },
        ],
      },
      { identifier: 'PAY-1', state: 'Todo' },
      { identifier: 'PAY-13', parent: 'PAY-12', state: 'Todo' },
      { identifier: 'PAY-14', parent: 'PAY-12', state: 'Done' },
      { identifier: 'PAY-15', parent: 'PAY-12', state: 'Canceled' },
      { identifier: 'PAY-16', parent: 'PAY-12', state: 'Todo', archivedAt: '2026-11-02T08:00:00Z' },
      { identifier: 'PAY-20', state: 'Todo' },
      { identifier: 'PAY-21', state: 'Done' },
      { identifier: 'PAY-22', state: 'In Progress', archivedAt: '2026-11-02T08:00:00Z' },
      { identifier: 'PAY-23', state: 'In Progress', trashed: true },
    ],
    relations: [
      { type: 'blocks', issue: 'PAY-20', relatedIssue: 'PAY-12' },
      { type: 'blocks', issue: 'PAY-21', relatedIssue: 'PAY-12' },
      { type: 'related', issue: 'PAY-1', relatedIssue: 'PAY-12' },
    ],
  });

  it.each(hasFullSchema ? (['subset', 'full'] as const) : (['subset'] as const))(
    'becomes a record with all that Linear knows of it (%s schema)',
    async (schema) => {
      const { read } = await start(world, { schema, shuffle: true });
      const { records, report } = await read();
      expect(report).toMatchObject({
        status: 'complete',
        problems: [],
        notes: [],
        scope: { teams: ['PAY'] },
      });
      expect(records).toEqual([
        {
          source: 'linear',
          id: 'PAY-12',
          previousIds: ['OLD-3'],
          kind: 'issue',
          title: 'Refund twice',
          url: world.issues[0]?.url.replace(/[\u202e\n]/g, ''),
          state: 'In Review',
          stateType: 'started',
          closedAs: null,
          team: 'PAY',
          repository: null,
          project: 'Checkout',
          parent: 'PAY-1',
          openChildren: 1,
          author: 'cy@acme.com',
          assignees: ['ada@acme.com'],
          agents: ['bot@acme.com'],
          reviewRequests: [],
          createdAt: '2026-11-01T08:00:00.000Z',
          startedAt: '2026-11-03T08:00:00.000Z',
          updatedAt: '2026-11-19T08:00:00.000Z',
          finishedAt: null,
          states: [
            {
              name: 'Backlog',
              type: 'backlog',
              from: '2026-11-01T08:00:00.000Z',
              to: '2026-11-02T08:00:00.000Z',
            },
            { name: null, type: null, from: '2026-11-02T08:00:00.000Z', to: '2026-11-03T08:00:00.000Z' },
            {
              name: 'In Progress',
              type: 'started',
              from: '2026-11-03T08:00:00.000Z',
              to: '2026-11-18T08:00:00.000Z',
            },
            { name: 'In Review', type: 'started', from: '2026-11-18T08:00:00.000Z', to: null },
          ],
          status: null,
          labels: ['bank'],
          priority: 2,
          estimate: 3,
          customers: 4,
          branch: null,
          base: null,
          fork: false,
          body: null,
          review: null,
          links: ['https://github.com/acme/api/pull/7'],
          syncedWith: 'acme/api#3',
          closes: [],
          blockedBy: [
            { id: 'PAY-20', open: true },
            { id: 'PAY-21', open: false },
          ],
        },
      ]);
    },
  );

  it('brings the people on it and in its team, agents told apart', async () => {
    const { read } = await start(world);
    const { people, teams } = await read();
    expect(people).toEqual([
      person('ada@acme.com', { name: 'Ada', githubId: '7' }),
      person('bot@acme.com', { name: 'Helper', kind: 'agent' }),
      person('cy@acme.com', { name: 'Cy', active: false }),
    ]);
    expect(teams).toMatchObject([{ key: 'PAY', name: 'Payments', members: ['ada@acme.com'], inScope: true }]);
    expect(teams[0]?.states).toContain('In Review');
  });

  it('is a valid part of a snapshot', async () => {
    const { read } = await start(world);
    const { report, teams, people, records } = await read();
    expect(snapshotSchema.safeParse({ sources: [report], teams, people, records }).error).toBeUndefined();
  });

  const person = (handle: string, given: object) => ({
    source: 'linear',
    handle,
    email: handle,
    kind: 'human',
    active: true,
    githubId: null,
    ...given,
  });
});

it('an agent that is the assignee holds nothing; a person without e-mail is known by id', async () => {
  const world = linearWorld({
    users: [
      { id: 'user-1', email: '', displayName: 'Ghost' },
      { email: 'bot@acme.com', app: true },
    ],
    teams: [{ key: 'PAY', members: [] }],
    issues: [
      { identifier: 'PAY-1', assignee: 'bot@acme.com' },
      { identifier: 'PAY-2', assignee: 'user-1' },
    ],
  });
  const { records, people } = await (await start(world)).read();
  expect(records.map(({ assignees, agents }) => ({ assignees, agents }))).toEqual([
    { assignees: [], agents: ['bot@acme.com'] },
    { assignees: ['user-1'], agents: [] },
  ]);
  expect(people.find(({ handle }) => handle === 'bot@acme.com')).toMatchObject({ kind: 'agent' });
  expect(people.find(({ handle }) => handle === 'user-1')).toMatchObject({ name: 'Ghost', email: null });
});
