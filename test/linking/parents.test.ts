import { describe, expect, test } from 'vitest';
import { githubIssue, itemOf, linearIssue, pullRequest, verdictOf } from '../support/builders.ts';
import { draftCard, leftOut, linearTeam, linked, type RecordDraft } from './scene.ts';

const parent = linearIssue({ id: 'PAY-1', openChildren: 1 });
const child = linearIssue({ id: 'PAY-2', parent: 'PAY-1' });

describe('2.3 A parent with an unfinished sub-issue and no open pull request of its own is not counted', () => {
  test('it is listed as left out, the sub-issue counts', () => {
    const verdict = verdictOf({}, { records: [parent, child] });
    expect(verdict.items.map((item) => item.id)).toEqual(['PAY-2']);
    expect(Object.keys(leftOut(verdict))).toEqual(['PAY-1']);
  });
  test('the number of open sub-issues is enough, and so is the sub-issue’s word', () => {
    expect(linked([parent])).toEqual({});
    expect(Object.keys(linked([{ ...parent, openChildren: 0 }, child]))).toEqual(['PAY-2']);
  });
  test.each(['backlog', 'triage', 'unstarted', 'started'] as const)(
    'a sub-issue in %s is unfinished',
    (stateType) => {
      expect(
        linked([
          { ...parent, openChildren: 0 },
          { ...child, stateType },
        ]),
      ).not.toHaveProperty('PAY-1');
    },
  );
  test.each(['completed', 'canceled', 'duplicate'] as const)(
    'a sub-issue that is %s is finished',
    (stateType) => {
      expect(
        Object.keys(
          linked([
            { ...parent, openChildren: 0 },
            { ...child, stateType },
          ]),
        ),
      ).toEqual(['PAY-1']);
    },
  );
  test('with an open pull request of its own it counts', () => {
    const pull = pullRequest({ id: 'acme/api#1', branch: 'pay-1' });
    expect(linked([parent, child, pull])).toEqual({ 'PAY-1': ['PAY-1', 'acme/api#1'], 'PAY-2': ['PAY-2'] });
    expect(linked([parent, child, { ...pull, stateType: 'merged' }])).toEqual({ 'PAY-2': ['PAY-2'] });
  });
  test('a pull request of the sub-issue is not its own', () => {
    expect(linked([parent, child, pullRequest({ id: 'acme/api#1', branch: 'pay-2' })])).toEqual({
      'PAY-2': ['PAY-2', 'acme/api#1'],
    });
  });
  test('a parent that was renamed is found under its previous identifier', () => {
    const renamed = { ...parent, openChildren: 0, previousIds: ['OLD-1'] };
    expect(Object.keys(linked([renamed, { ...child, parent: 'OLD-1' }]))).toEqual(['PAY-2']);
  });
  test('every level of a tree: only its leaves count', () => {
    const leaf = linearIssue({ id: 'PAY-3', parent: 'PAY-2' });
    expect(Object.keys(linked([parent, child, leaf]))).toEqual(['PAY-3']);
  });
  test('GitHub’s sub-issues are sub-issues too', () => {
    const records = [
      githubIssue({ id: 'acme/api#1', labels: ['wip'], openChildren: 1 }),
      githubIssue({ id: 'acme/api#2', labels: ['wip'], parent: 'acme/api#1' }),
    ];
    expect(Object.keys(linked(records, { github: { issues: { labels: ['wip'] } } }))).toEqual(['acme/api#2']);
  });
  test('issues that are each other’s parents end no run in a circle', () => {
    expect(linked([{ ...parent, parent: 'PAY-2' }, child])).toEqual({});
    expect(linked([{ ...parent, parent: 'PAY-2' }, child], { parents: 'count' })).toEqual({
      'PAY-1': ['PAY-1'],
      'PAY-2': ['PAY-2'],
    });
    const leaf = linearIssue({ id: 'PAY-3', parent: 'PAY-2' });
    expect(linked([{ ...parent, parent: 'PAY-2' }, child, leaf], { parents: 'merge' })).toEqual({
      'PAY-1': ['PAY-1', 'PAY-2', 'PAY-3'],
    });
  });
});

test('2.3 "parents": "count" counts it as any other issue', () => {
  expect(linked([parent, child], { parents: 'count' })).toEqual({ 'PAY-1': ['PAY-1'], 'PAY-2': ['PAY-2'] });
});

describe('2.3 "parents": "merge": sub-issues are records of the parent’s item', () => {
  const merge = (records: RecordDraft[]) => linked(records, { parents: 'merge' });
  test('with their pull requests, at every depth', () => {
    const leaf = linearIssue({ id: 'PAY-3', parent: 'PAY-2' });
    const pulls = [
      pullRequest({ id: 'acme/api#1', branch: 'pay-1' }),
      pullRequest({ id: 'acme/api#2', branch: 'pay-2' }),
      pullRequest({ id: 'acme/api#3', branch: 'pay-3' }),
    ];
    expect(merge([leaf, child, parent, ...pulls])).toEqual({
      'PAY-1': ['PAY-1', 'PAY-2', 'PAY-3', 'acme/api#1', 'acme/api#2', 'acme/api#3'],
    });
  });
  test('their holders hold it and the earliest start is its start', () => {
    const verdict = verdictOf(
      { parents: 'merge' },
      {
        records: [
          { ...parent, assignees: ['ada@acme.com'] },
          { ...child, assignees: ['grace@acme.com'], startedAt: '2026-11-02T09:00:00Z' },
        ],
      },
    );
    expect(itemOf(verdict, 'PAY-1')).toMatchObject({
      holders: ['ada@acme.com', 'grace@acme.com'],
      startedAt: '2026-11-02T09:00:00Z',
    });
  });
  test('the item is the parent’s, also where a sub-issue is older', () => {
    const older = linearIssue({
      id: 'OPS-2',
      parent: 'PAY-1',
      createdAt: '2026-01-01T09:00:00Z',
      title: 'Part',
      state: 'Part',
      project: 'Part',
    });
    const verdict = verdictOf(
      { parents: 'merge' },
      {
        records: [older, { ...parent, title: 'Whole', project: 'Whole' }],
        teams: [linearTeam('OPS'), linearTeam('PAY')],
      },
    );
    expect(itemOf(verdict, 'PAY-1')).toMatchObject({
      title: 'Whole',
      state: 'In Progress',
      project: 'Whole',
      teams: ['PAY'],
      url: parent.url,
    });
  });
  test('a sub-issue that is not in flight adds no holder and no start', () => {
    const verdict = verdictOf(
      { parents: 'merge' },
      {
        records: [
          { ...parent, assignees: ['ada@acme.com'] },
          {
            ...child,
            stateType: 'backlog',
            assignees: ['grace@acme.com'],
            startedAt: '2026-11-02T09:00:00Z',
          },
        ],
      },
    );
    expect(itemOf(verdict, 'PAY-1')).toMatchObject({
      holders: ['ada@acme.com'],
      startedAt: '2026-11-16T09:00:00Z',
    });
  });
  test('sub-issues of a parent that was not read are one item all the same', () => {
    expect(Object.values(merge([child, linearIssue({ id: 'PAY-3', parent: 'PAY-1' })]))).toEqual([
      ['PAY-2', 'PAY-3'],
    ]);
  });
});

test('2.3 A draft card is an item of its own', () => {
  const config = { stages: [{ name: 'doing', project: ['In Progress'] }] };
  expect(linked([draftCard('card-1', 'In Progress'), draftCard('card-2', 'In Progress')], config)).toEqual({
    'card-1': ['card-1'],
    'card-2': ['card-2'],
  });
});
