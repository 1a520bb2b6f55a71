import { describe, expect, it } from 'vitest';
import { linearWorld } from '../../support/linear-server/index.ts';
import { type ListsReply, start } from './harness.ts';

const worldOf = (count: number) =>
  linearWorld({ issues: Array.from({ length: count }, (_, at) => ({ identifier: `PAY-${at + 1}` })) });
const asksById = ({ variables }: { variables: unknown }) => JSON.stringify(variables).includes('"id":{"in"');

describe('work that changes while it is read', () => {
  it('is not counted where it left flight between being listed and being read', async () => {
    const world = worldOf(100);
    const { read, server } = await start(world);
    server.fault((request) => {
      const issue = world.issues.find(({ identifier }) => identifier === 'PAY-99');
      if (issue && asksById(request)) issue.state = 'Done';
      return undefined;
    });
    const { report, records } = await read();
    expect(report).toMatchObject({ status: 'complete', problems: [] });
    expect(records.map(({ id }) => id)).not.toContain('PAY-99');
    expect(records).toHaveLength(99);
  });

  it('is a problem where it is listed as in flight and never given', async () => {
    const world = worldOf(100);
    const hidden = world.issues.find(({ identifier }) => identifier === 'PAY-99');
    const { read, server } = await start(world);
    server.fault(() => ({
      edit(body) {
        for (const list of Object.values((body as ListsReply).data ?? {}))
          list.nodes = list.nodes.filter((node) => node.id !== hidden?.id || !node.state);
        return body;
      },
    }));
    const { report, records } = await read();
    expect(records).toHaveLength(99);
    expect(report.status).toBe('partial');
    expect(report.problems).toEqual([expect.stringContaining('lists 1 issue as in flight')]);
  });

  it('starts a list again whose place in it has left, once', async () => {
    const world = worldOf(250);
    const { read, server } = await start(world, { thrifty: true });
    server.fault(({ variables }) => {
      const after = Object.entries(variables).find(([name]) => name.startsWith('after'))?.[1];
      const last = world.issues.find(({ id }) => id === after);
      if (last && world.issues.filter(({ state }) => state === 'Done').length === 0) last.state = 'Done';
      return undefined;
    });
    const { report, records } = await read();
    expect(report).toMatchObject({ status: 'complete', problems: [] });
    expect(records.length).toBeGreaterThanOrEqual(249);
  });
});
