import { expect, test } from 'vitest';
import type { Config } from '../../src/config/schema.ts';
import { finishedItems } from '../../src/flow/finished.ts';
import { linkRecords } from '../../src/linking/link.ts';
import { createCalendar } from '../../src/model/calendar.ts';
import { githubIssue, linearIssue, NOW, plan, pullRequest, snapshot } from '../support/builders.ts';

type Records = NonNullable<Parameters<typeof snapshot>[0]['records']>;

const BASE: Config = {
  limits: [],
  teams: [{ name: 'Payments', linear: ['PAY'], repos: ['acme/pay-*'] }],
  people: [{ name: 'Ada', github: 'ada-l', linear: 'ada@acme.com' }],
};
const finished = (records: Records, config: Config = {}) => {
  const linked = linkRecords(plan({ ...BASE, ...config }), snapshot({ records }), {
    linear: true,
    github: true,
  });
  const days = { calendar: createCalendar('UTC'), unit: 'calendar' as const };
  return finishedItems(linked.history(), days, Date.parse(NOW));
};
const ids = (...args: Parameters<typeof finished>) => finished(...args).map(({ id }) => id);

const done = (id: string, draft: Partial<Parameters<typeof linearIssue>[0]> = {}) =>
  linearIssue({ id, stateType: 'completed', state: 'Done', finishedAt: '2026-11-18T09:00:00Z', ...draft });
const merged = (id: string, draft: Partial<Parameters<typeof pullRequest>[0]> = {}) =>
  pullRequest({ id, stateType: 'merged', author: 'ada-l', finishedAt: '2026-11-18T09:00:00Z', ...draft });

test('finished records are linked by the same rules: one issue and its pull requests are one item', () => {
  const issue = done('PAY-1', {
    project: 'Checkout',
    syncedWith: 'acme/pay-api#9',
    assignees: ['grace@acme.com'],
  });
  const synced = githubIssue({
    id: 'acme/pay-api#9',
    stateType: 'closed',
    closedAs: 'completed',
    finishedAt: '2026-11-18T09:00:00Z',
  });
  const pull = merged('acme/pay-api#10', { branch: 'ada/pay-1-retry' });
  expect(finished([synced, pull, issue])).toMatchObject([
    {
      id: 'PAY-1',
      holders: ['Ada', 'grace@acme.com'],
      teams: ['Payments'],
      project: 'Checkout',
      cycleDays: 3,
    },
  ]);
});
test('a merged pull request alone belongs to the team of its repository', () => {
  expect(finished([merged('acme/pay-api#10')])).toMatchObject([
    { id: 'acme/pay-api#10', holders: ['Ada'], teams: ['Payments'] },
  ]);
});
test('an item with anything in flight is not finished', () => {
  expect(ids([done('PAY-1'), pullRequest({ id: 'acme/pay-api#10', branch: 'pay-1' })])).toEqual([]);
});
test('what the config leaves out is no history either', () => {
  const github = { exclude: { repos: ['acme/pay-sandbox'], labels: ['on hold'] } };
  const records = [
    merged('acme/pay-api#1', { author: 'dependabot' }),
    merged('acme/pay-sandbox#2'),
    merged('acme/pay-api#3', { labels: ['On Hold'] }),
    merged('acme/pay-api#4'),
    done('PAY-5', { labels: ['chore'] }),
  ];
  expect(ids(records, { github, linear: { exclude: { labels: ['chore'] } } })).toEqual(['acme/pay-api#4']);
});
test('a parent is finished once its sub-issues are, as it is in flight then', () => {
  const records = [
    done('PAY-1'),
    done('PAY-2', { parent: 'PAY-1' }),
    done('PAY-8'),
    linearIssue({ id: 'PAY-9', parent: 'PAY-8' }),
    done('PAY-11', { openChildren: 1 }),
    done('PAY-3'),
    done('PAY-4', { parent: 'PAY-3', stateType: 'canceled' }),
    done('PAY-6'),
    done('PAY-7', { parent: 'PAY-6' }),
    merged('acme/pay-api#10', { branch: 'pay-6' }),
  ];
  expect(ids(records)).toEqual(['PAY-1', 'PAY-2', 'PAY-3', 'PAY-6', 'PAY-7']);
  expect(ids(records, { parents: 'count' })).toEqual([
    'PAY-1',
    'PAY-2',
    'PAY-3',
    'PAY-6',
    'PAY-7',
    'PAY-8',
    'PAY-11',
  ]);
  expect(ids(records, { parents: 'merge' })).toEqual(['PAY-1', 'PAY-3', 'PAY-6', 'PAY-11']);
});
