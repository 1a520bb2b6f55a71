import { describe, expect, it } from 'vitest';
import { linearWorld } from '../../support/linear-server/index.ts';
import { KEY, start } from './harness.ts';

const many = (count: number) => Array.from({ length: count }, (_, at) => at + 1);
const idsOf = (things: { id: string }[]) => things.map(({ id }) => id);

describe('the teams that are read', () => {
  const chain = many(7).map((level) => ({
    key: `L${level}`,
    parent: level > 1 ? `L${level - 1}` : null,
    members: [],
  }));
  const world = linearWorld({
    teams: [
      ...chain,
      { key: 'OPS', members: ['ops@acme.com'] },
      { key: 'OLD', parent: 'L1', members: [], retiredAt: '2026-01-01T00:00:00Z' },
    ],
    issues: [...chain.map(({ key }) => `${key}-1`), 'OPS-1', 'OLD-1'].map((identifier) => ({ identifier })),
  });

  it('are the configured one and all below it, however deep; others only lend their keys', async () => {
    const { read, operations } = await start(world, { teams: ['l2'] });
    const { report, records, teams, people } = await read();
    expect(report).toMatchObject({
      status: 'complete',
      scope: { teams: ['L2', 'L3', 'L4', 'L5', 'L6', 'L7'] },
    });
    expect(idsOf(records)).toEqual(['L2-1', 'L3-1', 'L4-1', 'L5-1', 'L6-1', 'L7-1']);
    expect(teams.find(({ key }) => key === 'OPS')).toMatchObject({ inScope: false, members: [] });
    expect(teams.find(({ key }) => key === 'L7')).toMatchObject({ inScope: true, parent: 'L6' });
    expect(teams.map(({ key }) => key)).not.toContain('OLD');
    expect(people).toEqual([]);
    expect(operations()).toHaveLength(4);
  });

  it('are read again where they lie deeper than the first question reached', async () => {
    const { read, operations } = await start(world, { teams: ['L1'] });
    const { report, records } = await read();
    expect(report.status).toBe('complete');
    expect(idsOf(records)).toEqual(chain.map(({ key }) => `${key}-1`));
    expect(operations()).toHaveLength(6);
  });

  it('are all that the key sees where none is configured, save the retired', async () => {
    const { read } = await start(world, { access: { [KEY]: ['L1', 'OPS', 'OLD'] } });
    const { report, records } = await read();
    expect(report).toMatchObject({ status: 'complete', scope: { teams: ['L1', 'OPS'] } });
    expect(idsOf(records)).toEqual(['L1-1', 'OPS-1']);
  });

  it('that Linear lacks make the reading partial, with the nearest keys; those there are still read', async () => {
    const { read } = await start(world, { teams: ['OPZ', 'L7', 'OLD'] });
    const { report, records } = await read();
    expect(report.status).toBe('partial');
    expect(report.problems[0]).toMatch(/OPZ.*Nearest keys: OPS/);
    expect(report.problems[1]).toContain('OLD is retired');
    expect(report.problems).toHaveLength(2);
    expect(idsOf(records)).toEqual(['L7-1']);
  });
});

it('asks for teams and issues at once: no question waits for another’s answer', async () => {
  const { read, server, operations, debug } = await start(linearWorld({ issues: [{ identifier: 'PAY-1' }] }));
  server.fault((_request, index) => (index === 0 ? { delayMs: 60 } : undefined));
  await read();
  const answered = debug.flatMap((line) => /Wiplimit\w+/.exec(line)?.[0] ?? []);
  expect(operations()).toHaveLength(4);
  expect(answered.at(-1)).toBe(operations()[0]);
});

it.each([[['PAY']], [undefined]])(
  'a key that sees no team is no clean bill (configured: %j)',
  async (teams) => {
    const world = linearWorld({ issues: [{ identifier: 'PAY-1' }] });
    const { read } = await start(world, { teams, access: { [KEY]: [] } });
    const { report } = await read();
    expect(report.status).not.toBe('complete');
    expect(report.problems.join(' ')).toContain('Linear shows this key no team');
  },
);
