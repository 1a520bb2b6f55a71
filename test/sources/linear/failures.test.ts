import { describe, expect, it } from 'vitest';
import { linearWorld } from '../../support/linear-server/index.ts';
import { start } from './harness.ts';

const issues = (count: number) => Array.from({ length: count }, (_, at) => ({ identifier: `PAY-${at + 1}` }));
const world = linearWorld({ issues: issues(2) });
const isAbout = (operation: string) => (request: { query: string }) => request.query.includes(operation);

describe('a Linear that fails on the way', () => {
  it('leaves what was read before, partial', async () => {
    const { read, server } = await start(linearWorld({ issues: issues(120) }));
    server.fault(({ variables }) => (variables.after ? { status: 502, body: '<html>' } : undefined));
    const { report, records } = await read();
    expect(records).toHaveLength(100);
    expect(report).toMatchObject({ status: 'partial', problems: [expect.stringContaining('HTTP 502')] });
  });

  it('in the rest of one issue’s labels is partial too, the issue kept', async () => {
    const labels = Array.from({ length: 9 }, (_, at) => `label ${at}`);
    const { read, server } = await start(linearWorld({ issues: [{ identifier: 'PAY-1', labels }] }));
    server.fault((request) =>
      isAbout('WiplimitIssue_labels')(request) ? { status: 500, body: {} } : undefined,
    );
    const { report, records } = await read();
    expect(report.status).toBe('partial');
    expect(records[0]?.labels).toHaveLength(5);
  });

  it('altogether is failed, with the cause', async () => {
    const { read, server } = await start(world);
    await server.close();
    const { report } = await read();
    expect(report).toMatchObject({ status: 'failed', cause: 'unreachable' });
    expect(report.problems).toHaveLength(1);
  });

  it('is not asked at all where the key would travel in the open', async () => {
    const { read } = await start(world, { url: 'http://linear.example/graphql' });
    const { report } = await read();
    expect(report).toMatchObject({ status: 'failed', cause: 'unreachable', requests: 0 });
    expect(report.problems).toEqual([expect.stringContaining('LINEAR_API_URL')]);
  });

  it('an interrupt is thrown, not reported', async () => {
    const { read, server, abort } = await start(world);
    server.fault(() => {
      abort.abort();
      return { hang: true };
    });
    await expect(read()).rejects.toMatchObject({ kind: 'interrupted' });
  });

  it('waits for its quota and goes on', async () => {
    const { read, server, progress } = await start(world);
    server.fault((_request, index) =>
      index === 0
        ? {
            status: 400,
            headers: { 'retry-after': '2' },
            body: { errors: [{ message: 'Slow down', extensions: { code: 'RATELIMITED' } }] },
          }
        : undefined,
    );
    expect((await read()).report.status).toBe('complete');
    expect(progress).toContainEqual(expect.objectContaining({ type: 'waiting', milliseconds: 2000 }));
  });
});
