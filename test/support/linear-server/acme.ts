import { linearWorld } from './world.ts';
import type { LinearWorld } from './world-types.ts';

/** A small workspace with one of everything that a filter or a page may hide. */
export function acme(): LinearWorld {
  return linearWorld({
    users: [
      { email: 'ada@acme.com', name: 'Ada Lovelace', gitHubUserId: '7' },
      { email: 'cy@acme.com', active: false },
    ],
    teams: [{ key: 'PAY', parent: 'ENG', members: ['ada@acme.com', 'cy@acme.com'] }, { key: 'OPS' }],
    issues: [
      {
        identifier: 'PAY-1',
        createdAt: '2026-11-01T00:00:00Z',
        assignee: 'ada@acme.com',
        labels: ['bank', 'slow'],
      },
      {
        identifier: 'PAY-2',
        createdAt: '2026-11-02T00:00:00Z',
        state: 'In Review',
        parent: 'PAY-1',
        delegate: 'bot@acme.com',
      },
      {
        identifier: 'PAY-3',
        createdAt: '2026-09-03T00:00:00Z',
        state: 'Done',
        completedAt: '2026-11-10T00:00:00Z',
      },
      { identifier: 'PAY-4', createdAt: '2026-11-04T00:00:00Z', archivedAt: '2026-11-05T00:00:00Z' },
      { identifier: 'PAY-5', createdAt: '2026-11-05T00:00:00Z', trashed: true },
      {
        identifier: 'OPS-1',
        createdAt: '2026-11-06T00:00:00Z',
        state: 'Todo',
        previousIdentifiers: ['PAY-9'],
      },
    ],
    relations: [{ type: 'blocks', issue: 'OPS-1', relatedIssue: 'PAY-1' }],
  });
}
