import { expect, it } from 'vitest';
import { linearWorld } from '../../support/linear-server/index.ts';
import { NOW, start } from './harness.ts';

const DAY_MS = 86_400_000;

/** A company whose issues were created at any time of the last two months. */
const company = (teams: number, issues: number) =>
  linearWorld({
    teams: Array.from({ length: teams }, (_, at) => ({ key: `T${at}`, members: [`p${at}@acme.com`] })),
    issues: Array.from({ length: issues }, (_, at) => ({
      identifier: `T${at % teams}-${at + 1}`,
      createdAt: new Date(Date.parse(NOW) - ((at * 37) % 60) * DAY_MS - at * 1000).toISOString(),
      labels: ['bank'],
    })),
  });

it.each([
  { people: 8, teams: 2, issues: 20, requests: 4, rounds: 1, again: 2 },
  { people: 60, teams: 6, issues: 450, requests: 18, rounds: 2, again: 12 },
])(
  'a company of $people takes at most $requests requests, $rounds after another, and $again once more',
  async ({ people, teams, issues, requests, rounds, again }) => {
    const kept = new Map<string, unknown>();
    const cache = {
      get: (id: string) => kept.get(id),
      keep: (id: string, it: unknown) => void kept.set(id, it),
    };
    const keys = Array.from({ length: teams }, (_, at) => `T${at}`);
    const { read, debug } = await start(company(teams, issues), { people, teams: keys, cache, frozen: true });
    const { report, records } = await read();
    expect(report).toMatchObject({ status: 'complete', problems: [] });
    expect(records).toHaveLength(issues);
    expect(report.requests).toBeLessThanOrEqual(requests);
    const depth = Number(/at most (\d+) one after the other/.exec(debug.join('\n'))?.[1]);
    expect(depth).toBeLessThanOrEqual(rounds);
    const second = await read();
    expect(second.report.requests).toBeLessThanOrEqual(again);
    expect(second.records).toEqual(records);
  },
);
