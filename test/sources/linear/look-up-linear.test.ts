import { expect, it } from 'vitest';
import { linearWorld } from '../../support/linear-server/index.ts';
import { start } from './harness.ts';

const world = linearWorld({
  issues: [
    { identifier: 'PAY-1', state: 'Done', project: 'Checkout', completedAt: '2026-11-10T08:00:00Z' },
    {
      identifier: 'PAY-2',
      state: 'In Progress',
      archivedAt: '2026-11-10T08:00:00Z',
      assignee: 'ada@acme.com',
    },
    { identifier: 'PAY-3', state: 'In Progress', trashed: true },
    { identifier: 'PAY-4', state: 'Todo' },
    { identifier: 'OPS-1', state: 'Backlog' },
    { identifier: 'OPS-2' },
  ],
});

it('finds issues in any state; the archive and the trash are not in flight', async () => {
  const { lookUp, operations } = await start(world);
  const { report, records, people, teams } = await lookUp([
    'PAY-1',
    'pay-2',
    'PAY-3',
    'OPS-1',
    'PAY-1',
    'PAY-99',
    'NO-1',
  ]);
  expect(report).toMatchObject({ name: 'linear', status: 'complete', requests: 1 });
  expect(records).toMatchObject([
    { id: 'OPS-1', stateType: 'backlog', team: 'OPS' },
    {
      id: 'PAY-1',
      stateType: 'completed',
      project: 'Checkout',
      finishedAt: '2026-11-10T08:00:00.000Z',
      closedAs: null,
    },
    { id: 'PAY-2', state: 'In Progress', stateType: 'canceled', closedAs: 'archived' },
    { id: 'PAY-3', stateType: 'canceled', closedAs: 'trashed' },
  ]);
  expect(records).toHaveLength(4);
  expect(people.map(({ handle }) => handle)).toEqual(['ada@acme.com']);
  expect(teams).toEqual([]);
  expect(operations()).toEqual(['WiplimitIssues']);
});

it('asks nothing where there is nothing to ask', async () => {
  const { lookUp, server } = await start(world);
  expect(await lookUp(['UTF-', '12', 'PAY-0'])).toMatchObject({
    report: { status: 'complete' },
    records: [],
  });
  expect(server.requests).toHaveLength(0);
});

it('asks for many at once in one page each', async () => {
  const issues = Array.from({ length: 150 }, (_, at) => ({ identifier: `PAY-${at + 1}`, state: 'Todo' }));
  const { lookUp, operations } = await start(linearWorld({ issues }));
  const { records } = await lookUp(issues.map(({ identifier }) => identifier));
  expect(records).toHaveLength(150);
  expect(operations()).toHaveLength(2);
});

it('that fails says so', async () => {
  const { lookUp, server } = await start(world);
  server.fault(() => ({ status: 500, body: {} }));
  expect((await lookUp(['PAY-1'])).report).toMatchObject({
    status: 'failed',
    problems: [expect.stringContaining('500')],
  });
});
