import { describe, expect, test } from 'vitest';
import type { DayCount } from '../../src/flow/days.ts';
import { finishedItems } from '../../src/flow/finished.ts';
import { githubIssue, linearIssue, NOW, pullRequest } from '../support/builders.ts';
import { dayCount, historyOf, states } from './history.ts';

type Group = Parameters<typeof historyOf>[0][number];

const finished = (group: Group, days: DayCount = dayCount(), config?: Parameters<typeof historyOf>[1]) =>
  finishedItems(historyOf([group], config), days, Date.parse(NOW));
const iso = (ms: number | null | undefined) => (ms == null ? ms : new Date(ms).toISOString());

/** PAY-1, completed on Tuesday 17 November at noon. */
const done = (draft: Partial<Parameters<typeof linearIssue>[0]> = {}) =>
  linearIssue({
    id: 'PAY-1',
    state: 'Done',
    stateType: 'completed',
    finishedAt: '2026-11-17T12:00:00Z',
    startedAt: '2026-11-10T09:00:00Z',
    states: states(
      ['2026-11-02T09:00:00Z', 'Todo'],
      ['2026-11-10T09:00:00Z', 'In Progress'],
      ['2026-11-17T12:00:00Z', 'Done'],
    ),
    ...draft,
  });
const merged = (draft: Partial<Parameters<typeof pullRequest>[0]> = {}) =>
  pullRequest({
    id: 'acme/api#1',
    stateType: 'merged',
    createdAt: '2026-11-12T09:00:00Z',
    finishedAt: '2026-11-16T09:00:00Z',
    ...draft,
  });
const closed = (draft: Partial<Parameters<typeof githubIssue>[0]> = {}) =>
  githubIssue({
    id: 'acme/api#9',
    stateType: 'closed',
    closedAs: 'completed',
    createdAt: '2026-11-01T09:00:00Z',
    finishedAt: '2026-11-17T12:00:00Z',
    ...draft,
  });

describe('3 what is finished, and when', () => {
  test('a completed Linear issue, from the day it was started to the day it was completed, both counted', () => {
    expect(finished({ issueId: 'PAY-1', records: [done()] })).toMatchObject([
      { id: 'PAY-1', teams: ['PAY'], cycleDays: 8 },
    ]);
  });
  test('a pull request alone, from its opening to its merge', () => {
    expect(finished({ records: [merged()] })).toMatchObject([{ id: 'acme/api#1', cycleDays: 5 }]);
  });
  test('an issue with pull requests ends with the issue, not with the merge', () => {
    const late = merged({ finishedAt: '2026-11-19T09:00:00Z' });
    const [item] = finished({ issueId: 'PAY-1', records: [done(), late] });
    expect(iso(item?.finished)).toBe('2026-11-17T12:00:00.000Z');
  });
  test('of a Linear issue and the GitHub issue synced with it, Linear says when', () => {
    const synced = closed({ finishedAt: '2026-11-18T12:00:00Z' });
    const [item] = finished({ issueId: 'PAY-1', records: [synced, done()] });
    expect(item).toMatchObject({ id: 'PAY-1', cycleDays: 8 });
    expect(finished({ issueId: 'PAY-1', records: [synced, done({ stateType: 'canceled' })] })).toEqual([]);
  });
  test('an issue that nobody read lends its id; its last merge is the end', () => {
    const second = merged({ id: 'acme/api#2', finishedAt: '2026-11-18T09:00:00Z' });
    expect(finished({ issueId: 'PAY-7', records: [merged(), second] })).toMatchObject([
      { id: 'PAY-7', cycleDays: 7 },
    ]);
  });
  test('of several issues that stand for one nobody read, the last one ends it, and none may be open', () => {
    const parts = (second: Parameters<typeof done>[0]): Group => ({
      issueId: 'PAY-7',
      records: [done(), done({ id: 'PAY-2', finishedAt: '2026-11-18T12:00:00Z', ...second })],
    });
    expect(finished(parts({}))).toMatchObject([{ id: 'PAY-7', cycleDays: 9 }]);
    expect(finished(parts({ stateType: 'canceled' }))).toMatchObject([{ cycleDays: 8 }]);
    expect(finished(parts({ stateType: 'backlog' }))).toEqual([]);
  });
  test('what finishes after now has not finished', () => {
    expect(finished({ records: [merged({ finishedAt: '2026-11-20T09:00:01Z' })] })).toEqual([]);
    expect(finished({ records: [merged({ finishedAt: NOW })] })).toHaveLength(1);
  });
  test('a completion without a date is dated by its state', () => {
    const [item] = finished({ issueId: 'PAY-1', records: [done({ finishedAt: null })] });
    expect(iso(item?.finished)).toBe('2026-11-17T12:00:00.000Z');
    expect(finished({ issueId: 'PAY-1', records: [done({ finishedAt: null, states: [] })] })).toEqual([]);
  });
  test.each<[string, Group]>([
    ['canceled', { issueId: 'PAY-1', records: [done({ stateType: 'canceled' })] }],
    ['a duplicate', { issueId: 'PAY-1', records: [done({ stateType: 'duplicate' })] }],
    ['in the trash', { issueId: 'PAY-1', records: [done({ closedAs: 'trashed' })] }],
    ['closed as not planned', { issueId: 'acme/api#9', records: [closed({ closedAs: 'not_planned' })] }],
    ['closed for a reason nobody knows', { issueId: 'acme/api#9', records: [closed({ closedAs: null })] }],
    ['closed without a merge', { records: [merged({ stateType: 'closed' })] }],
    [
      'merged, its issue still to do',
      { issueId: 'PAY-1', records: [done({ stateType: 'unstarted' }), merged()] },
    ],
    [
      'merged, its issue canceled',
      { issueId: 'PAY-1', records: [done({ stateType: 'canceled' }), merged()] },
    ],
    [
      'completed with a pull request open',
      { issueId: 'PAY-1', records: [done(), merged({ stateType: 'draft' })] },
    ],
    ['started again', { issueId: 'PAY-1', records: [done({ stateType: 'started', finishedAt: null })] }],
  ])('not what is %s', (_, group) => expect(finished(group)).toEqual([]));
  test('an archived issue that was completed is finished', () => {
    expect(finished({ issueId: 'PAY-1', records: [done({ closedAs: 'archived' })] })).toHaveLength(1);
  });
  test('the oldest finish first', () => {
    const groups = [
      { records: [merged({ id: 'acme/api#3', finishedAt: '2026-11-18T09:00:00Z' })] },
      { records: [merged({ id: 'acme/api#12' })] },
      { records: [merged({ id: 'acme/api#2' })] },
    ];
    const ids = finishedItems(historyOf(groups), dayCount(), Date.parse(NOW)).map(({ id }) => id);
    expect(ids).toEqual(['acme/api#2', 'acme/api#12', 'acme/api#3']);
  });
});

describe('3 where a cycle time begins: as an age does, asked at the finish', () => {
  const started = (group: Group, config?: Parameters<typeof historyOf>[1]) =>
    iso(finished(group, dayCount(), config)[0]?.started)?.slice(0, 10);
  const history = (...changes: Parameters<typeof states>) =>
    started({ issueId: 'PAY-1', records: [done({ states: states(...changes) })] });

  test('the run of started states before the finish: a detour of a day ends a run, a shorter one does not', () => {
    const changes = (back: string): Parameters<typeof states> => [
      ['2026-11-02T09:00:00Z', 'In Progress'],
      ['2026-11-09T09:00:00Z', 'Backlog'],
      [back, 'In Review'],
      ['2026-11-17T12:00:00Z', 'Done'],
    ];
    expect(history(...changes('2026-11-10T08:59:59Z'))).toBe('2026-11-02');
    expect(history(...changes('2026-11-10T09:00:00Z'))).toBe('2026-11-10');
  });
  test('completed out of the backlog: the run before it', () => {
    expect(
      history(
        ['2026-11-02T09:00:00Z', 'In Progress'],
        ['2026-11-05T09:00:00Z', 'Backlog'],
        ['2026-11-17T12:00:00Z', 'Done'],
      ),
    ).toBe('2026-11-02');
  });
  test('completed, reopened and completed again: the last time', () => {
    expect(
      history(
        ['2026-10-01T09:00:00Z', 'In Progress'],
        ['2026-10-05T09:00:00Z', 'Done'],
        ['2026-11-12T09:00:00Z', 'In Progress'],
        ['2026-11-17T12:00:00Z', 'Done'],
      ),
    ).toBe('2026-11-12');
  });
  test('the earliest of its records; but a pull request of an earlier run is not this run', () => {
    const group = (opened: string, end: string): Group => ({
      issueId: 'PAY-1',
      records: [done(), merged({ createdAt: opened, finishedAt: end })],
    });
    expect(started(group('2026-11-08T09:00:00Z', '2026-11-12T09:00:00Z'))).toBe('2026-11-08');
    expect(started(group('2026-11-08T09:00:00Z', '2026-11-09T09:00:01Z'))).toBe('2026-11-08');
    expect(started(group('2026-10-01T09:00:00Z', '2026-11-09T09:00:00Z'))).toBe('2026-11-10');
  });
  test('a pull request that was reopened: its last reopening', () => {
    const changes: [string, string][] = [
      ['2026-11-02T09:00:00Z', 'open'],
      ['2026-11-04T09:00:00Z', 'closed'],
      ['2026-11-13T09:00:00Z', 'draft'],
      ['2026-11-14T09:00:00Z', 'open'],
      ['2026-11-16T09:00:00Z', 'closed'],
    ];
    const spans = states(...changes).map((span) => ({ ...span, type: span.name }));
    expect(started({ records: [merged({ createdAt: '2026-11-02T09:00:00Z', states: spans })] })).toBe(
      '2026-11-13',
    );
  });
  test('a pull request without history that was reopened says so itself', () => {
    expect(started({ records: [merged({ startedAt: '2026-11-13T09:00:00Z' })] })).toBe('2026-11-13');
  });
  test('a GitHub issue: the started board status before it was moved to done', () => {
    const config = { stages: [{ name: 'doing', project: ['In Progress'] }], limits: [] };
    const board = [
      { name: 'Todo', type: 'open', from: '2026-11-01T09:00:00Z', to: '2026-11-11T09:00:00Z' },
      { name: 'In Progress', type: 'open', from: '2026-11-11T09:00:00Z', to: '2026-11-17T11:00:00Z' },
      { name: 'Done', type: 'open', from: '2026-11-17T11:00:00Z', to: null },
    ];
    const status = { project: 7, name: 'Done', enteredAt: '2026-11-17T11:00:00Z' };
    expect(started({ issueId: 'acme/api#9', records: [closed({ states: board, status })] }, config)).toBe(
      '2026-11-11',
    );
  });
  test('where a card was put after its issue was closed is not work on it', () => {
    const config = { stages: [{ name: 'doing', project: ['In Progress'] }], limits: [] };
    const board = (...changes: [string, string][]) =>
      closed({
        states: states(...changes).map((span) => ({ ...span, type: 'open' })),
        status: { project: 7, name: 'In Progress', enteredAt: '2026-11-18T09:00:00Z' },
      });
    const before: [string, string][] = [
      ['2026-11-11T09:00:00Z', 'In Progress'],
      ['2026-11-15T09:00:00Z', 'Todo'],
    ];
    const after: [string, string] = ['2026-11-18T09:00:00Z', 'In Progress'];
    expect(started({ issueId: 'acme/api#9', records: [board(...before, after)] }, config)).toBe('2026-11-11');
    const unstarted = board(['2026-11-10T09:00:00Z', 'Todo'], after);
    expect(finished({ issueId: 'acme/api#9', records: [unstarted] }, dayCount(), config)).toMatchObject([
      { started: null },
    ]);
  });
  test('a pull request opened after its issue was finished starts nothing', () => {
    const late = merged({ createdAt: '2026-11-18T09:00:00Z', finishedAt: '2026-11-19T09:00:00Z' });
    expect(started({ issueId: 'acme/api#9', records: [closed(), late] })).toBe(
      closed().createdAt.slice(0, 10),
    );
  });
  test('a GitHub issue that was in flight through its pull request only starts with it', () => {
    expect(started({ issueId: 'acme/api#9', records: [closed(), merged()] })).toBe('2026-11-12');
  });
  test('where nothing tells of a start: its creation, as for work in flight', () => {
    expect(started({ issueId: 'acme/api#9', records: [closed()] })).toBe(closed().createdAt.slice(0, 10));
    const bare = done({ startedAt: null, states: [], createdAt: '2026-11-03T09:00:00Z' });
    expect(started({ issueId: 'PAY-1', records: [bare] })).toBe('2026-11-03');
  });
  test.each<[string, Group]>([
    [
      'a Linear issue that skipped every started state',
      {
        issueId: 'PAY-1',
        records: [
          done({
            startedAt: null,
            states: states(['2026-08-01T09:00:00Z', 'Backlog'], ['2026-11-17T12:00:00Z', 'Done']),
          }),
        ],
      },
    ],
  ])('%s is finished, and has no cycle time', (_, group) => {
    expect(finished(group)).toMatchObject([{ started: null, cycleDays: null, stages: [] }]);
  });
  test('a Linear issue without history: its first start', () => {
    expect(started({ issueId: 'PAY-1', records: [done({ states: [] })] })).toBe('2026-11-10');
  });
});

describe('3 cycle times in the days of the config', () => {
  const cycle = (from: string, to: string, days: DayCount) =>
    finishedItems(
      historyOf([{ records: [merged({ createdAt: from, finishedAt: to })] }]),
      days,
      Date.parse('2027-12-31T00:00:00Z'),
    )[0]?.cycleDays;
  const berlin = dayCount({ zone: 'Europe/Berlin' });
  const auckland = dayCount({ zone: 'Pacific/Auckland' });
  const workweek = dayCount({ unit: 'working' });
  const gulf = dayCount({ zone: 'Asia/Riyadh', unit: 'working', weekend: ['fri', 'sat'] });
  test.each<[string, string, string, DayCount, number]>([
    ['within the day of 25 hours', '2026-10-24T22:00:00Z', '2026-10-25T22:59:59Z', berlin, 1],
    ['past the day of 25 hours', '2026-10-24T22:00:00Z', '2026-10-25T23:00:00Z', berlin, 2],
    ['within the day of 23 hours', '2026-03-28T23:00:00Z', '2026-03-29T21:59:59Z', berlin, 1],
    ['past the day of 23 hours', '2026-03-28T23:00:00Z', '2026-03-29T22:00:00Z', berlin, 2],
    ['Auckland’s midnight', '2026-11-19T10:59:59Z', '2026-11-19T11:00:00Z', auckland, 2],
    ['Auckland’s day', '2026-11-19T11:00:00Z', '2026-11-20T10:59:59Z', auckland, 1],
    ['Saturday to Monday', '2026-11-14T09:00:00Z', '2026-11-16T09:00:00Z', workweek, 1],
    ['Saturday to Sunday', '2026-11-14T09:00:00Z', '2026-11-15T09:00:00Z', workweek, 0],
    ['Friday to Monday', '2026-11-13T09:00:00Z', '2026-11-16T09:00:00Z', workweek, 2],
    ['a Gulf Thursday to Sunday', '2026-11-12T09:00:00Z', '2026-11-15T09:00:00Z', gulf, 2],
    ['a Gulf Friday to Sunday', '2026-11-13T09:00:00Z', '2026-11-15T09:00:00Z', gulf, 1],
  ])('%s', (_, from, to, days, expected) => expect(cycle(from, to, days)).toBe(expected));
});

describe('the age at which an item left each stage', () => {
  const config = {
    stages: [
      { name: 'doing', linear: ['In Progress'], github: ['draft' as const] },
      { name: 'review', linear: ['In Review'], github: ['open' as const] },
      { name: 'merge', github: ['approved' as const] },
    ],
    limits: [],
  };
  const stagesOf = (group: Group) => {
    const stages = finished(group, dayCount(), config)[0]?.stages ?? [];
    return Object.fromEntries(stages.map(({ stage, ageDays }) => [stage, ageDays]));
  };
  const linear = (...changes: Parameters<typeof states>): Group => ({
    issueId: 'PAY-1',
    records: [done({ states: states(...changes) })],
  });

  test('each stage is left with the next, the last one with the finish; what was skipped does not count', () => {
    expect(
      stagesOf(
        linear(
          ['2026-11-10T09:00:00Z', 'In Progress'],
          ['2026-11-13T09:00:00Z', 'In Review'],
          ['2026-11-17T12:00:00Z', 'Done'],
        ),
      ),
    ).toEqual({ doing: 4, review: 8 });
    expect(stagesOf(linear(['2026-11-10T09:00:00Z', 'In Review'], ['2026-11-17T12:00:00Z', 'Done']))).toEqual(
      { review: 8 },
    );
  });
  test('a stage that was entered again is left the last time', () => {
    expect(
      stagesOf(
        linear(
          ['2026-11-10T09:00:00Z', 'In Progress'],
          ['2026-11-11T09:00:00Z', 'In Review'],
          ['2026-11-12T09:00:00Z', 'In Progress'],
          ['2026-11-14T09:00:00Z', 'In Review'],
          ['2026-11-17T12:00:00Z', 'Done'],
        ),
      ),
    ).toEqual({ doing: 5, review: 8 });
  });
  test('a card dragged across a column was not in it', () => {
    expect(
      stagesOf(
        linear(
          ['2026-11-10T09:00:00Z', 'In Progress'],
          ['2026-11-17T11:59:01Z', 'In Review'],
          ['2026-11-17T12:00:00Z', 'Done'],
        ),
      ),
    ).toEqual({ doing: 8 });
  });
  test('a pull request alone goes through the stages that its states stand in', () => {
    const spans = states(
      ['2026-11-12T09:00:00Z', 'draft'],
      ['2026-11-13T09:00:00Z', 'open'],
      ['2026-11-15T09:00:00Z', 'approved'],
      ['2026-11-16T09:00:00Z', 'closed'],
    ).map((span) => ({ ...span, type: span.name }));
    expect(stagesOf({ records: [merged({ states: spans })] })).toEqual({ doing: 2, review: 4, merge: 5 });
  });
  test('with an issue, a stage that only pull requests enter is entered from the one left of it', () => {
    const pull = merged({
      states: states(
        ['2026-11-12T09:00:00Z', 'open'],
        ['2026-11-14T09:00:00Z', 'approved'],
        ['2026-11-16T09:00:00Z', 'closed'],
      ),
    });
    const issue = done({
      states: states(
        ['2026-11-10T09:00:00Z', 'In Progress'],
        ['2026-11-13T09:00:00Z', 'In Review'],
        ['2026-11-17T12:00:00Z', 'Done'],
      ),
    });
    expect(stagesOf({ issueId: 'PAY-1', records: [issue, pull] })).toEqual({ doing: 4, review: 8, merge: 7 });
  });
  test('stages of an earlier run are not those of this one', () => {
    expect(
      stagesOf(
        linear(
          ['2026-10-01T09:00:00Z', 'In Review'],
          ['2026-10-05T09:00:00Z', 'Backlog'],
          ['2026-11-10T09:00:00Z', 'In Progress'],
          ['2026-11-17T12:00:00Z', 'Done'],
        ),
      ),
    ).toEqual({ doing: 8 });
  });
  test('a detour out of the started states is in no stage, not even with the default ones', () => {
    const detour = linear(
      ['2026-11-10T09:00:00Z', 'In Review'],
      ['2026-11-16T20:00:00Z', 'Todo'],
      ['2026-11-17T12:00:00Z', 'Done'],
    );
    expect(finished(detour)[0]?.stages).toEqual([{ stage: 'review', ageDays: 7 }]);
  });
  test('while nobody knows where it was, it was in no stage', () => {
    const gap = states(['2026-11-10T09:00:00Z', 'In Progress'], ['2026-11-13T09:00:00Z', 'In Review']).map(
      (span) => (span.name === 'In Progress' ? { ...span, to: '2026-11-12T15:00:00Z' } : span),
    );
    expect(stagesOf({ issueId: 'PAY-1', records: [done({ states: gap })] })).toEqual({ doing: 3, review: 8 });
  });
  test('nothing is said of an item with a record whose history nobody knows', () => {
    expect(stagesOf({ issueId: 'PAY-1', records: [done({ states: [] })] })).toEqual({});
    expect(stagesOf({ issueId: 'PAY-1', records: [done(), merged()] })).toEqual({});
  });
});
