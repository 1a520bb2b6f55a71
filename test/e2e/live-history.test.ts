import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Verdict } from '../../src/model/verdict.ts';
import { type GithubServer, githubWorld, startGithubServer } from '../support/github-server/index.ts';
import { type LinearServer, linearWorld, startLinearServer } from '../support/linear-server/index.ts';
import { type Folder, folder, runBin } from './support/run-bin.ts';

const NOW = '2026-11-20T09:00:00Z';
const DAY_MS = 86_400_000;
const daysAgo = (days: number, hour = 15) =>
  new Date(Date.parse('2026-11-20T00:00:00Z') - days * DAY_MS + hour * 3_600_000).toISOString();

const CONFIG = {
  linear: { teams: ['PAY'] },
  github: { repos: ['acme/api'] },
  people: [{ name: 'Ada', linear: 'ada@acme.com', github: 'ada-l' }],
  teams: [{ name: 'Payments', people: ['Ada'], linear: ['PAY'], repos: ['acme/api'] }],
  limits: [{ per: 'person', max: 3 }],
  aging: { sle: 'auto' },
};

/** Of 24 finished items 20 are issues of 2 days, one of them with a pull request of 5; four are pull requests of 9 days. */
const linearThere = linearWorld({
  users: [{ email: 'ada@acme.com' }],
  teams: [{ key: 'PAY', name: 'Payments', members: ['ada@acme.com'] }],
  issues: [
    ...Array.from({ length: 20 }, (_, index) => ({
      identifier: `PAY-${index + 1}`,
      state: 'Done',
      assignee: 'ada@acme.com',
      createdAt: daysAgo(index + 10, 8),
      startedAt: daysAgo(index + 3, 8),
      completedAt: daysAgo(index + 2),
      stateHistory: [
        { state: 'In Progress', startedAt: daysAgo(index + 3, 8), endedAt: daysAgo(index + 2) },
        { state: 'Done', startedAt: daysAgo(index + 2) },
      ],
    })),
    { identifier: 'PAY-90', state: 'In Progress', assignee: 'ada@acme.com', startedAt: daysAgo(5, 8) },
  ],
});
const githubThere = githubWorld({
  pullRequests: [
    {
      repository: 'acme/api',
      author: 'ada-l',
      title: 'PAY-1 retry',
      createdAt: daysAgo(6),
      mergedAt: daysAgo(2, 12),
    },
    ...Array.from({ length: 4 }, (_, index) => ({
      repository: 'acme/api',
      author: 'ada-l',
      title: 'Tidy up',
      createdAt: daysAgo(index + 11),
      mergedAt: daysAgo(index + 3),
    })),
    {
      repository: 'acme/api',
      author: 'ada-l',
      title: 'Long ago',
      createdAt: daysAgo(200),
      mergedAt: daysAgo(150),
    },
  ],
});

let github: GithubServer;
let linear: LinearServer;
let home: Folder;
beforeAll(async () => {
  github = await startGithubServer(githubThere);
  linear = await startLinearServer(linearThere, { now: NOW });
  home = await folder({ '.wiplimitrc.json': CONFIG });
});
afterAll(async () => {
  await Promise.all([github.close(), linear.close()]);
  await home.remove();
});

const run = (...args: string[]) =>
  runBin(args, {
    cwd: home.path,
    env: {
      GH_TOKEN: 'ghp_live',
      GITHUB_API_URL: github.apiUrl,
      LINEAR_API_KEY: 'lin_api_live',
      LINEAR_API_URL: linear.url,
      WIPLIMIT_NOW: NOW,
    },
  });

test('an automatic SLE rests on what both sources finished, each item once', async () => {
  const { stdout, stderr, exitCode } = await run('check', '--format', 'json');
  expect(exitCode, stderr).toBe(0);
  const verdict: Verdict = JSON.parse(stdout);
  // 85 of 100 of 19 × 2, 5 and 4 × 9 days is the 21st of 24: 9; the 70th is the 17th: 2.
  expect(verdict.aging.sles).toMatchObject([
    { team: 'Payments', basis: 'history', n: 24, days: 9, riskDays: 2, percentile: 85 },
  ]);
  expect(verdict.items.map(({ id, ageDays, sleDays, aging }) => [id, ageDays, sleDays, aging])).toEqual([
    ['PAY-90', 6, 9, 'risk'],
  ]);
});

test('a forecast reads as much, and a saved run gives the same', async () => {
  const live = await run('forecast', '--days', '30', '--format', 'json');
  expect(live.exitCode, live.stderr).toBe(0);
  expect(JSON.parse(live.stdout).days).toBe(30);
  const saved = await run('check', '--save', 'now.json');
  expect(saved.exitCode, saved.stderr).toBe(0);
  const replayed = await run('forecast', '--days', '30', '--format', 'json', '--snapshot', 'now.json');
  expect(JSON.parse(replayed.stdout)).toEqual(JSON.parse(live.stdout));
});
