import { expect, test } from 'vitest';
import type { Verdict } from '../../../src/model/verdict.ts';
import { githubWorld, startGithubServer } from '../../support/github-server/index.ts';
import { linearWorld, startLinearServer } from '../../support/linear-server/index.ts';
import { HISTORY, type Place, place } from './support.ts';

const MONDAY = '2026-11-16T08:00:00Z';
const MONDAY_NOON = '2026-11-16T12:00:00Z';
const TUESDAY = '2026-11-17T08:00:00Z';
const STARTED = '2026-11-12T09:00:00Z';

const CONFIG = {
  linear: { teams: ['PAY'] },
  github: { repos: ['acme/api'] },
  people: [{ name: 'Ada', linear: 'ada@acme.com', github: 'ada-l' }],
  limits: [{ per: 'everyone', max: 9 }],
  history: HISTORY,
};

type Issue = { state?: string; more?: object };
const issue = (identifier: string, { state = 'In Progress', more = {} }: Issue = {}) => ({
  ...{ identifier, state, assignee: 'ada@acme.com', createdAt: STARTED, startedAt: STARTED },
  stateHistory: [{ state: 'In Progress', startedAt: STARTED }],
  ...more,
});
const completed = {
  completedAt: MONDAY_NOON,
  stateHistory: [
    { state: 'In Progress', startedAt: STARTED, endedAt: MONDAY_NOON },
    { state: 'Done', startedAt: MONDAY_NOON },
  ],
};
const putBack = { startedAt: null, stateHistory: [] };
const pull = (title: string, more: object = {}) => ({
  ...{ repository: 'acme/api', author: 'ada-l', title, createdAt: STARTED },
  ...more,
});

type Issues = ReturnType<typeof issue>[];
type Pulls = ReturnType<typeof pull>[];

/** Reads both sources as they are at a moment. */
async function checked(home: Place, now: string, issues: Issues, pullRequests: Pulls): Promise<Verdict> {
  const github = await startGithubServer(githubWorld({ pullRequests }));
  const linear = await startLinearServer(
    linearWorld({
      users: [{ email: 'ada@acme.com' }],
      teams: [{ key: 'PAY', name: 'Payments', members: ['ada@acme.com'] }],
      issues,
    }),
    { now },
  );
  const { stdout, stderr, exitCode } = await home.run('check --format json', {
    env: {
      GH_TOKEN: 'ghp_live',
      GITHUB_API_URL: github.apiUrl,
      LINEAR_API_KEY: 'lin_api_live',
      LINEAR_API_URL: linear.url,
      WIPLIMIT_NOW: now,
    },
  });
  await Promise.all([github.close(), linear.close()]);
  expect(exitCode, stderr).toBe(0);
  return JSON.parse(stdout);
}

test('what was finished since the last run is told from what was put back, dropped or closed', async () => {
  const home = await place(CONFIG);
  const before = await checked(
    home,
    MONDAY,
    ['PAY-1', 'PAY-2', 'PAY-3', 'PAY-4', 'PAY-5'].map((id) => issue(id)),
    [pull('Merge me'), pull('Close me'), pull('PAY-5 stays')],
  );
  expect(before.changes).toBeNull();
  const { changes } = await checked(
    home,
    TUESDAY,
    [
      issue('PAY-1', { state: 'Done', more: completed }),
      issue('PAY-2', { state: 'Backlog', more: putBack }),
      issue('PAY-3', { state: 'Canceled', more: { ...putBack, canceledAt: MONDAY_NOON } }),
      // PAY-4 was deleted.
      issue('PAY-5'),
      issue('PAY-6'),
    ],
    [
      pull('Merge me', { mergedAt: MONDAY_NOON }),
      pull('Close me', { closedAt: MONDAY_NOON, state: 'CLOSED' }),
      pull('PAY-5 stays'),
    ],
  );
  expect(changes).toMatchObject({
    since: MONDAY,
    started: ['PAY-6'],
    finished: ['acme/api#1', 'PAY-1'],
    left: ['acme/api#2', 'PAY-2', 'PAY-3', 'PAY-4'],
  });
});
