import { describe, expect, it } from 'vitest';
import { linearWorld } from '../../support/linear-server/index.ts';
import { start } from './harness.ts';

const issues = (count: number) => Array.from({ length: count }, (_, at) => ({ identifier: `PAY-${at + 1}` }));
const world = linearWorld({ issues: issues(2) });

describe('a Linear that fails on the way', () => {
  it('leaves what was read before, partial', async () => {
    const { read, server } = await start(linearWorld({ issues: issues(120) }));
    server.fault(({ variables }) =>
      JSON.stringify(variables).includes('"id":{"in"') ? { status: 502, body: '<html>' } : undefined,
    );
    const { report, records } = await read();
    expect(records).toHaveLength(40);
    expect(report).toMatchObject({ status: 'partial', problems: [expect.stringContaining('HTTP 502')] });
  });

  it('in the rest of one issue’s labels is partial too, the issue kept', async () => {
    const labels = Array.from({ length: 30 }, (_, at) => `label ${at}`);
    const { read, server } = await start(linearWorld({ issues: [{ identifier: 'PAY-1', labels }] }));
    server.fault(({ query }) => (query.includes('first: 1,') ? { status: 500, body: {} } : undefined));
    const { report, records } = await read();
    expect(report.status).toBe('partial');
    expect(records[0]?.labels.length).toBeLessThan(30);
    expect(records[0]?.labels.length).toBeGreaterThan(4);
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

  it('for good is asked nothing further', async () => {
    const { read, server } = await start(linearWorld({ issues: issues(400) }));
    let refused = 0;
    server.fault(({ variables }) => {
      if (!JSON.stringify(variables).includes('"id":{"in"')) return undefined;
      refused++;
      return { status: 401, body: { errors: [{ message: 'revoked' }] } };
    });
    const { report, records } = await read();
    expect(report).toMatchObject({ status: 'partial', cause: 'credentials' });
    expect(report.problems).toHaveLength(1);
    expect(records.length).toBeGreaterThan(0);
    // All were out at once; those that did not come are not asked for again.
    expect(refused).toBeLessThanOrEqual(14);
  });

  it('over large pages alone is asked in smaller ones', async () => {
    const { read, server } = await start(linearWorld({ issues: issues(120) }));
    server.fault(({ complexity }) => (complexity > 8500 ? { status: 503, body: {} } : undefined));
    const { report, records } = await read();
    expect(report).toMatchObject({ status: 'complete', problems: [] });
    expect(records).toHaveLength(120);
  });
});
