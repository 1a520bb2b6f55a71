import { describe, expect, it } from 'vitest';
import { linearWorld } from '../../support/linear-server/index.ts';
import { KEY, start } from './harness.ts';

const many = (count: number) => Array.from({ length: count }, (_, at) => at + 1);
const idsOf = (things: { id: string }[]) => things.map(({ id }) => id);

describe('long lists', () => {
  it('of issues are read to their end, each issue once, with the count so far', async () => {
    const world = linearWorld({ issues: many(230).map((number) => ({ identifier: `PAY-${number}` })) });
    const { read, progress, server, debug } = await start(world);
    const { records, report } = await read();
    expect(idsOf(records)).toEqual(many(230).map((number) => `PAY-${number}`));
    expect(report.status).toBe('complete');
    expect(report.requests).toBeLessThanOrEqual(20);
    expect(progress.at(-1)).toEqual({ type: 'records', source: 'linear', count: 230 });
    expect(Math.max(...server.requests.map(({ complexity }) => complexity))).toBeLessThanOrEqual(9500);
    expect(debug.join('\n')).toMatch(/plan \(spread\).*\d+ points predicted/);
    expect(debug.join('\n')).toMatch(/cost: \d+ requests.*at most 2 one after the other/);
    expect(debug.join('\n')).not.toContain(KEY);
  });

  it('cost what was predicted, whatever is asked', async () => {
    const issues = many(300).map((number) => ({
      identifier: `PAY-${number}`,
      labels: many(number === 7 ? 30 : 1).map((label) => `label ${label}`),
    }));
    for (const thrifty of [false, true]) {
      const { read, server, debug } = await start(linearWorld({ issues }), { thrifty });
      await read();
      const costs = debug.flatMap((line) => {
        const [, cost, predicted] = /complexity (\d+) of (\d+) predicted/.exec(line) ?? [];
        return cost ? [[cost, predicted]] : [];
      });
      expect(costs).toHaveLength(server.requests.length);
      for (const [cost, predicted] of costs) expect(predicted).toBe(cost);
    }
  });

  it('of a page that is full already go on, and nothing is asked for twice', async () => {
    const world = linearWorld({ issues: many(600).map((number) => ({ identifier: `PAY-${number}` })) });
    const { read, server } = await start(world);
    const { records, report } = await read();
    expect(report).toMatchObject({ status: 'complete', problems: [] });
    expect(records).toHaveLength(600);
    const asked = server.requests.flatMap(({ variables }) =>
      Object.values(variables).flatMap((filter) => (filter as { id?: { in?: string[] } }).id?.in ?? []),
    );
    expect(new Set(asked).size).toBe(asked.length);
    expect(asked).toHaveLength(560);
  });

  it('inside many issues are followed up in few requests', async () => {
    const labels = many(40).map((number) => `label ${number}`);
    const issues = many(30).map((number) => ({ identifier: `PAY-${number}`, labels }));
    const { read, server } = await start(linearWorld({ issues }));
    const { records, report } = await read();
    expect(report).toMatchObject({ status: 'complete', problems: [] });
    for (const record of records) expect(record.labels).toEqual(labels);
    expect(server.requests).toHaveLength(5);
  });

  it('inside issues and teams are followed up', async () => {
    const people = many(130).map((number) => `p${number}@acme.com`);
    const world = linearWorld({
      teams: [{ key: 'PAY', members: people }],
      states: [
        { team: 'PAY', name: 'Doing', type: 'started' },
        ...many(40).map((number) => ({ team: 'PAY', name: `Queue ${number}`, type: 'unstarted' as const })),
      ],
      issues: [
        {
          identifier: 'PAY-1',
          state: 'Doing',
          labels: many(12).map((number) => `label ${number}`),
          attachments: many(130).map((number) => ({ url: `https://github.com/acme/api/pull/${number}` })),
          stateHistory: many(20).map((day) => ({
            state: 'Doing',
            startedAt: `2026-10-${String(day).padStart(2, '0')}T08:00:00Z`,
          })),
        },
        ...many(9).map((number) => ({ identifier: `PAY-${number + 1}`, state: 'Queue 1', parent: 'PAY-1' })),
      ],
      relations: many(9).map((number) => ({
        type: 'blocks',
        issue: `PAY-${number + 1}`,
        relatedIssue: 'PAY-1',
      })),
    });
    const { read } = await start(world, { shuffle: true });
    const { records, teams, report, people: found } = await read();
    expect(report).toMatchObject({ status: 'complete', problems: [] });
    expect(records[0]).toMatchObject({ openChildren: 9 });
    const [record] = records;
    expect(
      [record?.labels, record?.links, record?.blockedBy, record?.states].map((list) => list?.length),
    ).toEqual([12, 130, 9, 20]);
    const starts = record?.states.map(({ from }) => from) ?? [];
    expect(starts).toEqual([...starts].sort());
    expect(new Set(teams[0]?.members)).toEqual(new Set(people));
    expect(teams[0]?.states).toHaveLength(41);
    expect(found).toHaveLength(130);
  });

  it('that Linear finds too complex are asked for in smaller pages', async () => {
    const world = linearWorld({ issues: many(60).map((number) => ({ identifier: `PAY-${number}` })) });
    const { read, server } = await start(world);
    server.fault(({ query, complexity }) =>
      query.includes('WiplimitIssues') && complexity > 3000
        ? {
            status: 400,
            body: { errors: [{ message: 'Query too complex', extensions: { code: 'INPUT_ERROR' } }] },
          }
        : undefined,
    );
    const { records, report } = await read();
    expect(report.status).toBe('complete');
    expect(records).toHaveLength(60);
  });
});
