import { describe, expect, it } from 'vitest';
import { linearWorld } from '../../support/linear-server/index.ts';
import { start } from './harness.ts';

const done = (identifier: string, completedAt: string, given: object = {}) => ({
  identifier,
  state: 'Done',
  createdAt: '2026-07-01T08:00:00Z',
  startedAt: '2026-08-01T08:00:00Z',
  completedAt,
  ...given,
});
const SINCE = '2026-08-20T00:00:00Z';

describe('finished issues', () => {
  const world = linearWorld({
    users: [{ email: 'ada@acme.com' }],
    teams: [
      { key: 'PAY', name: 'Payments', members: ['ada@acme.com'] },
      { key: 'CRD', name: 'Cards', parent: 'PAY' },
      { key: 'OPS', name: 'Operations' },
    ],
    issues: [
      { identifier: 'PAY-1', state: 'In Progress' },
      done('PAY-2', '2026-11-19T08:00:00Z', {
        assignee: 'ada@acme.com',
        labels: Array.from({ length: 40 }, (_, index) => `label ${index}`),
      }),
      done('PAY-3', '2026-08-20T00:00:00Z'),
      done('PAY-4', '2026-08-19T23:59:59Z'),
      done('PAY-5', '2026-10-01T08:00:00Z', { archivedAt: '2026-11-01T08:00:00Z' }),
      done('PAY-6', '2026-10-02T08:00:00Z', { trashed: true, archivedAt: '2026-11-01T08:00:00Z' }),
      { ...done('PAY-7', '2026-10-03T08:00:00Z'), state: 'Canceled' },
      done('CRD-1', '2026-10-04T08:00:00Z'),
      done('OPS-1', '2026-10-05T08:00:00Z'),
    ],
  });

  it('are read from the given moment on, of the teams and those below them, archived ones too', async () => {
    const { read } = await start(world, { teams: ['PAY'], finishedSince: SINCE });
    const { records, report } = await read();
    expect(report).toMatchObject({ status: 'complete', problems: [] });
    expect(records.map(({ id }) => id)).toEqual(['CRD-1', 'PAY-1', 'PAY-2', 'PAY-3', 'PAY-5']);
    const finished = records.find(({ id }) => id === 'PAY-2');
    expect(finished).toMatchObject({
      stateType: 'completed',
      startedAt: '2026-08-01T08:00:00.000Z',
      finishedAt: '2026-11-19T08:00:00.000Z',
      assignees: ['ada@acme.com'],
    });
    expect(finished?.labels).toHaveLength(40);
  });

  it('are not asked for where nothing needs them', async () => {
    const { read, operations } = await start(world, { teams: ['PAY'] });
    expect((await read()).records.map(({ id }) => id)).toEqual(['PAY-1']);
    expect(operations()).not.toContain('WiplimitFinished');
  });

  it.each([true, false])('of a long time are all read, thrifty or not (%s)', async (thrifty) => {
    const many = linearWorld({
      users: [],
      teams: [{ key: 'PAY', name: 'Payments' }],
      issues: Array.from({ length: 300 }, (_, index) =>
        done(`PAY-${index + 1}`, new Date(Date.parse(SINCE) + index * 7 * 3_600_000).toISOString()),
      ),
    });
    const { read } = await start(many, { finishedSince: SINCE, thrifty, people: 20 });
    const { records, report } = await read();
    expect(records).toHaveLength(300);
    expect(report).toMatchObject({ status: 'complete', problems: [] });
  });
});
