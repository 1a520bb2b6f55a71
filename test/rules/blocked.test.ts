import { describe, expect, test } from 'vitest';
import type { RecordDraft } from '../linking/scene.ts';
import { githubIssue, itemOf, limitOf, linearIssue, pullRequest, verdictOf } from '../support/builders.ts';

type Config = Parameters<typeof verdictOf>[0];
const state = (records: RecordDraft[], config: Config = {}) => {
  const { blocked, blockedBy } = itemOf(verdictOf(config, { records }), records[0]?.id ?? '');
  return { blocked, blockedBy };
};
const BLOCKED = { blocked: { labels: ['blocked'], states: ['Waiting'] } };

describe('2.9 Blocked', () => {
  test('by an unfinished issue', () => {
    expect(state([linearIssue({ id: 'PAY-1', blockedBy: [{ id: 'PLT-3', open: true }] })])).toEqual({
      blocked: true,
      blockedBy: ['PLT-3'],
    });
    expect(state([linearIssue({ id: 'PAY-1', blockedBy: [{ id: 'PLT-3', open: false }] })])).toEqual({
      blocked: false,
      blockedBy: [],
    });
    expect(
      state([
        linearIssue({
          id: 'PAY-1',
          blockedBy: [
            { id: 'PLT-3', open: false },
            { id: 'PLT-4', open: true },
          ],
        }),
      ]),
    ).toEqual({
      blocked: true,
      blockedBy: ['PLT-4'],
    });
  });
  test('a GitHub issue too', () => {
    const issue = githubIssue({
      id: 'acme/api#9',
      labels: ['wip'],
      blockedBy: [{ id: 'acme/api#3', open: true }],
    });
    expect(state([issue], { github: { issues: { labels: ['wip'] } } }).blocked).toBe(true);
  });
  test('by configured label, of the issue or of its pull request', () => {
    expect(state([linearIssue({ id: 'PAY-1', labels: ['Blocked'] })], BLOCKED).blocked).toBe(true);
    expect(
      state(
        [
          linearIssue({ id: 'PAY-1' }),
          pullRequest({ id: 'acme/api#1', title: 'PAY-1', labels: ['blocked'] }),
        ],
        BLOCKED,
      ).blocked,
    ).toBe(true);
    expect(state([linearIssue({ id: 'PAY-1', labels: ['blocked'] })]).blocked, 'not without config').toBe(
      false,
    );
  });
  test('by configured state, of Linear or of the board', () => {
    expect(state([linearIssue({ id: 'PAY-1', state: 'waiting' })], BLOCKED).blocked).toBe(true);
    const issue = githubIssue({ id: 'acme/api#9', labels: ['wip'], status: { project: 7, name: 'Waiting' } });
    expect(state([issue], { ...BLOCKED, github: { issues: { labels: ['wip'] } } }).blocked).toBe(true);
  });
  test('by what its synced GitHub issue says: the two are one', () => {
    const issue = linearIssue({ id: 'PAY-1', syncedWith: 'acme/api#9' });
    const twin = (draft: object) => githubIssue({ id: 'acme/api#9', ...draft });
    expect(state([issue, twin({ blockedBy: [{ id: 'acme/api#3', open: true }] })]).blocked).toBe(true);
    expect(state([issue, twin({ labels: ['blocked'] })], BLOCKED).blocked).toBe(true);
    expect(state([issue, twin({ labels: ['blocked'], stateType: 'closed' })], BLOCKED).blocked).toBe(false);
  });
  test('not by what a record that is not in flight says', () => {
    const backlog = linearIssue({ id: 'PAY-1', stateType: 'backlog', state: 'Waiting', labels: ['blocked'] });
    expect(state([backlog, pullRequest({ id: 'acme/api#1', title: 'PAY-1' })], BLOCKED).blocked).toBe(false);
  });
  test('each blocker once, in a stable order', () => {
    const by = (ids: string[]) => ids.map((id) => ({ id, open: true }));
    const records = [linearIssue({ id: 'PAY-1', blockedBy: by(['PLT-10', 'PLT-3', 'PLT-10']) })];
    expect(state(records).blockedBy).toEqual(['PLT-3', 'PLT-10']);
  });
});

test('2.9 Blocked items count, unless a limit says "blocked": "ignore"', () => {
  const verdict = verdictOf(
    {
      limits: [
        { per: 'everyone', max: 5 },
        { per: 'everyone', blocked: 'ignore', max: 5 },
      ],
    },
    {
      records: [
        linearIssue({ id: 'PAY-1', blockedBy: [{ id: 'PLT-3', open: true }] }),
        linearIssue({ id: 'PAY-2' }),
      ],
    },
  );
  expect(limitOf(verdict, 'everyone/everyone/*').count).toBe(2);
  expect(limitOf(verdict, 'everyone/everyone/*/blocked=ignore')).toMatchObject({
    count: 1,
    itemIds: ['PAY-2'],
  });
});
