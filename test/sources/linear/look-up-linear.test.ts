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
  expect(report).toMatchObject({ name: 'linear', status: 'complete', problems: [] });
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
  // The two that are not there might be earlier identifiers.
  expect(operations()).toEqual(['WiplimitLookUp', 'WiplimitOldIdentifiers', 'WiplimitOldIdentifiers']);
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

it('finds moved issues by the identifier they had, in one request more', async () => {
  const moved = [1, 2, 3].map((number) => ({
    identifier: `OPS-${number}`,
    state: 'Todo',
    previousIdentifiers: [`PAY-${number}0`],
  }));
  const { lookUp, operations } = await start(
    linearWorld({ issues: [...moved, { identifier: 'PAY-1', state: 'Todo' }] }),
  );
  const { records, report } = await lookUp(['PAY-1', 'PAY-10', 'pay-20', 'PAY-30']);
  expect(records.map(({ id, previousIds }) => [id, ...previousIds])).toEqual([
    ['OPS-1', 'PAY-10'],
    ['OPS-2', 'PAY-20'],
    ['OPS-3', 'PAY-30'],
    ['PAY-1'],
  ]);
  expect(report.status).toBe('complete');
  expect(operations()).toHaveLength(2);
});

it('asks for no longer a page than it has names', async () => {
  const { lookUp, server } = await start(world);
  await lookUp(['PAY-1', 'PAY-2']);
  expect(server.requests[0]?.complexity).toBeLessThan(300);
});
