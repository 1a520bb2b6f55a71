import { describe, expect, test } from 'vitest';
import { githubIssue, itemOf, linearIssue, pullRequest, verdictOf } from '../support/builders.ts';
import { groupsOf, human, leftOut, linked, noteText, type RecordDraft } from './scene.ts';

const PULL = 'acme/api#1';

/** The six places, in the contract's order; each says how a pull request names `id` there. */
const PLACES: {
  place: string;
  name: (id: string) => { pull?: Partial<RecordDraft>; attach?: true; body?: string };
}[] = [
  { place: 'branch', name: (id) => ({ pull: { branch: `ada/${id.toLowerCase()}-retry` } }) },
  { place: 'title', name: (id) => ({ pull: { title: `${id} Retry the payment` } }) },
  { place: 'closing word in the body', name: (id) => ({ body: `Fixes ${id}` }) },
  { place: 'other magic word in the body', name: (id) => ({ body: `Part of ${id}` }) },
  { place: 'attachment on the issue', name: () => ({ attach: true }) },
  { place: 'closingIssuesReferences', name: (id) => ({ pull: { closes: [id] } }) },
];

/** One pull request that names PAY-1 at the first place and PAY-2 at the second; the body's lines in reverse. */
function naming(first: number, second: number, types: [string, string] = ['started', 'started']) {
  const one = PLACES[first]?.name('PAY-1');
  const two = PLACES[second]?.name('PAY-2');
  const lines = [two?.body, one?.body].filter((line) => line !== undefined);
  const issue = (id: string, type: string | undefined, attach: true | undefined) =>
    linearIssue({
      id,
      stateType: type as 'started',
      links: attach === true ? ['https://github.com/acme/api/pull/1'] : [],
    });
  return linked([
    issue('PAY-2', types[1], two?.attach),
    issue('PAY-1', types[0], one?.attach),
    pullRequest({ id: PULL, body: lines.join('\n\n'), ...two?.pull, ...one?.pull }),
  ]);
}

describe('2.3 A pull request belongs to the first in-flight issue it names', () => {
  const orders = PLACES.flatMap((first, i) =>
    PLACES.slice(i + 1).map((second, j) => ({ first: first.place, second: second.place, i, j: i + 1 + j })),
  );
  test.each(orders)('the $first before the $second', ({ i, j }) => {
    expect(naming(i, j)).toEqual({ 'PAY-1': ['PAY-1', PULL], 'PAY-2': ['PAY-2'] });
  });
  test.each(orders)('an issue in flight by $second before one that is not by $first', ({ i, j }) => {
    expect(naming(i, j, ['backlog', 'started'])).toEqual({ 'PAY-2': ['PAY-2', PULL] });
  });
  test.each(orders)('with none in flight, the first it names at all: $first before $second', ({ i, j }) => {
    expect(Object.keys(naming(i, j, ['backlog', 'completed']))).toEqual(['PAY-1']);
  });
  test('of several in one text, the one that is written first', () => {
    const records = [
      linearIssue({ id: 'PAY-1' }),
      linearIssue({ id: 'PAY-2' }),
      pullRequest({ id: PULL, title: 'PAY-2, PAY-1: retry' }),
      pullRequest({ id: 'acme/api#2', body: 'Closes PAY-2 and PAY-1' }),
    ];
    expect(linked(records)).toEqual({ 'PAY-1': ['PAY-1'], 'PAY-2': ['PAY-2', PULL, 'acme/api#2'] });
  });
});

test('8 why names the place, the pull request and the text that was read', () => {
  const records = [
    linearIssue({ id: 'PAY-1', links: ['https://github.com/acme/api/pull/5'] }),
    githubIssue({ id: 'acme/api#9' }),
    pullRequest({ id: 'acme/api#1', branch: 'ada/pay-1' }),
    pullRequest({ id: 'acme/api#2', title: 'PAY-1: retry' }),
    pullRequest({ id: 'acme/api#3', body: 'Hello\n\nFixes PAY-1' }),
    pullRequest({ id: 'acme/api#4', body: 'Part of PAY-1' }),
    pullRequest({ id: 'acme/api#5' }),
    pullRequest({ id: 'acme/api#6', closes: ['acme/api#9'] }),
  ];
  const why = verdictOf({}, { records }).items.flatMap((item) => item.why);
  expect(why.filter(({ rule }) => rule.startsWith('linked'))).toEqual([
    { rule: 'linked-by-branch', record: 'acme/api#1', evidence: 'ada/pay-1' },
    { rule: 'linked-by-title', record: 'acme/api#2', evidence: 'PAY-1: retry' },
    { rule: 'linked-by-closing-word', record: 'acme/api#3', evidence: 'Fixes PAY-1' },
    { rule: 'linked-by-magic-word', record: 'acme/api#4', evidence: 'Part of PAY-1' },
    { rule: 'linked-by-attachment', record: 'acme/api#5', evidence: 'https://github.com/acme/api/pull/5' },
    { rule: 'linked-by-closing-reference', record: 'acme/api#6', evidence: 'closes acme/api#9' },
  ]);
});

test('2.3 It never joins two issues, however many it names and wherever', () => {
  const records = [
    linearIssue({ id: 'PAY-1' }),
    linearIssue({ id: 'PAY-2', links: ['https://github.com/acme/api/pull/1'] }),
    linearIssue({ id: 'PAY-3' }),
    githubIssue({ id: 'acme/api#9', labels: ['wip'] }),
    pullRequest({ id: PULL, branch: 'pay-1', title: 'PAY-3', closes: ['acme/api#9'] }),
  ];
  expect(linked(records, { github: { issues: { labels: ['wip'] } } })).toEqual({
    'PAY-1': ['PAY-1', PULL],
    'PAY-2': ['PAY-2'],
    'PAY-3': ['PAY-3'],
    'acme/api#9': ['acme/api#9'],
  });
});

test('2.3 An attachment is the pull request at any spelling of its address', () => {
  const attached = (link: string) =>
    linked([linearIssue({ id: 'PAY-1', links: [link] }), pullRequest({ id: PULL })]);
  const one = { 'PAY-1': ['PAY-1', PULL] };
  expect(attached('https://github.com/acme/api/pull/1')).toEqual(one);
  expect(attached('https://github.com/Acme/API/pull/1/files#diff-1')).toEqual(one);
  expect(attached('https://github.com/acme/api/pull/1?w=1')).toEqual(one);
  expect(Object.keys(attached('https://github.com/acme/api/pull/12'))).toHaveLength(2);
  expect(Object.keys(attached('https://github.acme.com/acme/api/pull/1')), 'another GitHub').toHaveLength(2);
  expect(Object.keys(attached('https://github.com/acme/api/issues'))).toHaveLength(2);
  expect(Object.keys(attached('https://example.com/acme/api'))).toHaveLength(2);
});

test('2.3 Of two issues with the same attachment, the one with the lower number, in every order of reading', () => {
  const links = ['https://github.com/acme/api/pull/1'];
  const records = [
    linearIssue({ id: 'PAY-10', links }),
    linearIssue({ id: 'PAY-9', links }),
    pullRequest({ id: PULL }),
  ];
  const expected = { 'PAY-10': ['PAY-10'], 'PAY-9': ['PAY-9', PULL] };
  expect(linked(records)).toEqual(expected);
  expect(linked(records.toReversed())).toEqual(expected);
});

test('2.3 closingIssuesReferences name GitHub issues; the issue and its pull requests are one item', () => {
  const records = [
    githubIssue({ id: 'acme/api#9' }),
    pullRequest({ id: PULL, closes: ['acme/api#9'] }),
    pullRequest({ id: 'acme/web#3', closes: ['acme/api#9'] }),
  ];
  expect(linked(records)).toEqual({ 'acme/api#9': [PULL, 'acme/api#9', 'acme/web#3'] });
});

test('2.3 A Linear issue and the GitHub issue synced with it are one, with the pull requests of both', () => {
  const records = [
    linearIssue({ id: 'PAY-1', syncedWith: 'acme/api#9' }),
    githubIssue({ id: 'acme/api#9', labels: ['wip'] }),
    pullRequest({ id: PULL, closes: ['acme/api#9'] }),
    pullRequest({ id: 'acme/api#2', branch: 'pay-1' }),
  ];
  const one = { 'PAY-1': ['PAY-1', PULL, 'acme/api#2', 'acme/api#9'] };
  expect(linked(records, { github: { issues: { labels: ['wip'] } } })).toEqual(one);
  const fromGithub = records.map((record) => ({
    ...record,
    syncedWith: record.id === 'acme/api#9' ? 'PAY-1' : null,
  }));
  expect(linked(fromGithub), 'when only the GitHub side says so').toEqual(one);
});

test('2.3 Of two Linear issues synced with one GitHub issue, one has it, in every order of reading', () => {
  const records = [
    linearIssue({ id: 'PAY-2', syncedWith: 'acme/api#9' }),
    linearIssue({ id: 'PAY-1', syncedWith: 'acme/api#9' }),
    githubIssue({ id: 'acme/api#9' }),
    pullRequest({ id: PULL, closes: ['acme/api#9'] }),
  ];
  const expected = { 'PAY-1': ['PAY-1', PULL, 'acme/api#9'], 'PAY-2': ['PAY-2'] };
  expect(linked(records)).toEqual(expected);
  expect(linked(records.toReversed())).toEqual(expected);
});

test('2.3 An open GitHub issue that the pull request closes is in flight, one in Linear’s backlog is not', () => {
  const records = [
    linearIssue({ id: 'PAY-1', stateType: 'backlog' }),
    githubIssue({ id: 'acme/api#9' }),
    pullRequest({ id: PULL, branch: 'pay-1', closes: ['acme/api#9'] }),
  ];
  expect(linked(records)).toEqual({ 'acme/api#9': [PULL, 'acme/api#9'] });
});

test('2.3 Of a synced pair the half in flight decides, under the Linear identifier', () => {
  const verdict = verdictOf(
    { github: { issues: { labels: ['wip'] } } },
    {
      records: [
        linearIssue({
          id: 'PAY-1',
          stateType: 'backlog',
          state: 'Backlog',
          assignees: ['ada@acme.com'],
          syncedWith: 'acme/api#9',
        }),
        githubIssue({ id: 'acme/api#9', labels: ['wip'], assignees: ['grace-h'] }),
      ],
      people: [human('linear', 'ada@acme.com'), human('github', 'grace-h')],
    },
  );
  expect(verdict.items.map((item) => [item.id, item.holders])).toEqual([['PAY-1', ['grace-h']]]);
});

describe('2.3 Pull requests naming the same issue are one item', () => {
  const pulls = [
    pullRequest({ id: PULL, branch: 'pay-12-api', author: 'ada-l' }),
    pullRequest({ id: 'acme/web#2', title: 'PAY-12 the screen', author: 'grace-h' }),
  ];
  const issue = linearIssue({
    id: 'PAY-12',
    title: 'The issue',
    stateType: 'backlog',
    state: 'Backlog',
    project: 'Checkout',
    assignees: ['bob@acme.com'],
    labels: ['from-linear'],
    priority: 1,
    startedAt: '2026-09-01T09:00:00Z',
  });

  test('even when that issue is not in flight: it lends id, team and project only, and a note says so', () => {
    const verdict = verdictOf({}, { records: [issue, ...pulls] });
    const item = itemOf(verdict, 'PAY-12');
    expect(verdict.items).toHaveLength(1);
    expect(item).toMatchObject({ teams: ['Payments'], project: 'Checkout', holders: ['ada-l', 'grace-h'] });
    expect(item).toMatchObject({
      labels: [],
      priority: 0,
      startedAt: '2026-11-17T09:00:00Z',
      stage: 'review',
    });
    expect(noteText(verdict)).toContain('PAY-12 is not started in Linear, yet has an open pull request');
  });
  test('even when it could not be read', () => {
    const verdict = verdictOf({}, { records: pulls });
    expect(groupsOf(verdict)).toEqual({ 'PAY-12': [PULL, 'acme/web#2'] });
    expect(itemOf(verdict, 'PAY-12').teams).toEqual(['Payments']);
    expect(noteText(verdict)).toContain('PAY-12');
  });
  test('even a GitHub issue that could not be read', () => {
    const records = [
      pullRequest({ id: PULL, closes: ['acme/x#9'] }),
      pullRequest({ id: 'acme/api#2', closes: ['acme/x#9'] }),
    ];
    expect(linked(records)).toEqual({ 'acme/x#9': [PULL, 'acme/api#2'] });
  });
  test('even when it is done: its late pull requests are still one item', () => {
    const done = {
      ...issue,
      stateType: 'completed' as const,
      state: 'Done',
      finishedAt: '2026-11-18T09:00:00Z',
    };
    expect(Object.keys(linked([done, ...pulls]))).toEqual(['PAY-12']);
  });
});

test('2.3 Every record in flight is in one item, and an issue with no part of its own in one too', () => {
  const verdict = verdictOf(
    {},
    { records: [linearIssue({ id: 'PAY-1' }), pullRequest({ id: PULL }), pullRequest({ id: 'acme/api#2' })] },
  );
  expect(groupsOf(verdict)).toEqual({ 'PAY-1': ['PAY-1'], [PULL]: [PULL], 'acme/api#2': ['acme/api#2'] });
  expect(leftOut(verdict)).toEqual({});
});
