import { describe, expect, it } from 'vitest';
import { linearWorld } from '../../support/linear-server/index.ts';
import { start } from './harness.ts';

const world = linearWorld({
  issues: Array.from({ length: 240 }, (_, at) => ({ identifier: `PAY-${at + 1}` })),
});

/** What the first round costs, in points. */
async function firstRound() {
  const { read, server } = await start(world);
  await read();
  const first = server.requests.filter(({ variables }) => !JSON.stringify(variables).includes('"id":{"in"'));
  return first.reduce((sum, { complexity }) => sum + Math.ceil(complexity), 0);
}

describe('a quota that is nearly used up', () => {
  it('is not spent on half an answer: both numbers, and when it comes back', async () => {
    const { read, server } = await start(world, { complexityLimit: (await firstRound()) + 9000 });
    const { report, records } = await read();
    expect(report).toMatchObject({ status: 'partial', cause: null });
    expect(report.problems).toEqual([
      expect.stringMatching(
        /200 more issues.* takes 2\d,\d{3} points, and only 9,000 of .* until 2026-11-20T10:00:00Z/,
      ),
    ]);
    expect(records).toHaveLength(40);
    expect(server.requests).toHaveLength(4);
  });

  it('makes the rest thrifty where that is enough', async () => {
    const { read, debug } = await start(world, { complexityLimit: (await firstRound()) + 30_000 });
    const { report, records } = await read();
    expect(report).toMatchObject({ status: 'complete', problems: [] });
    expect(records).toHaveLength(240);
    expect(debug.join('\n')).toContain('thriftily');
  });

  it('of requests counts as well', async () => {
    const { read } = await start(world, { requestLimit: 6 });
    const { report } = await read();
    expect(report.problems).toEqual([expect.stringMatching(/3 requests, and only 2 of 6 are left/)]);
  });
});
