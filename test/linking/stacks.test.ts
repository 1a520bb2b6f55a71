import { expect, test } from 'vitest';
import { linearIssue, pullRequest } from '../support/builders.ts';
import { linked, type RecordDraft } from './scene.ts';

/** A pull request of ada’s in acme/api, on top of another branch. */
function on(base: string, number: number, draft: Partial<RecordDraft> = {}): RecordDraft {
  return pullRequest({ id: `acme/api#${number}`, branch: `part-${number}`, base, author: 'ada-l', ...draft });
}
const first = on('main', 1);
const second = on('part-1', 2);
const third = on('part-2', 3);
const ONE = { 'acme/api#1': ['acme/api#1', 'acme/api#2', 'acme/api#3'] };
const TWO = { 'acme/api#1': ['acme/api#1'], 'acme/api#2': ['acme/api#2'] };
const BOTH = { 'acme/api#1': ['acme/api#1', 'acme/api#2'] };

test('2.3 Stacked pull requests of one author are one item, in whatever order they are read', () => {
  expect(linked([first, second, third])).toEqual(ONE);
  expect(linked([third, first, second])).toEqual(ONE);
  expect(linked([third, second, first])).toEqual(ONE);
});

test('2.3 A stack is a tree: two pull requests on one base are in its item', () => {
  expect(linked([first, second, on('part-1', 3)])).toEqual(ONE);
});

test('2.3 The author is compared without letter case', () => {
  expect(linked([first, { ...second, author: 'Ada-L' }])).toEqual(BOTH);
});

test.each([
  ['of another author', { author: 'grace-h' }],
  ['without an author', { author: null }],
  ['in another repository', { id: 'acme/web#2', repository: 'acme/web' }],
  ['on main', { base: 'main' }],
  ['on a branch that only looks alike', { base: 'part-10' }],
  ['on the branch in another letter case, which git tells apart', { base: 'Part-1' }],
])('2.3 A pull request %s is no part of the stack', (_, change) => {
  expect(Object.keys(linked([first, { ...second, ...change }]))).toHaveLength(2);
});

test('2.3 Of two pull requests with one head, the one of the same author is the stack’s', () => {
  const hers = { ...first, id: 'acme/api#9', base: 'release', createdAt: '2026-11-18T09:00:00Z' };
  expect(
    linked([{ ...first, author: 'grace-h' }, hers, { ...second, createdAt: '2026-11-19T09:00:00Z' }]),
  ).toEqual({
    'acme/api#1': ['acme/api#1'],
    'acme/api#9': ['acme/api#2', 'acme/api#9'],
  });
});

test('2.3 A branch that outlives all work is no part of a stack: what goes into develop is not its release', () => {
  const release = { ...first, branch: 'develop' };
  expect(linked([release, { ...second, base: 'develop' }])).toEqual(TWO);
});

test('2.3 Two pull requests without authors are not of one author', () => {
  expect(
    linked([
      { ...first, author: null },
      { ...second, author: null },
    ]),
  ).toEqual(TWO);
});

test('2.3 The base is the head of an open one: on a merged or closed one there is no stack', () => {
  expect(linked([{ ...first, stateType: 'merged' }, second, third])).toEqual({
    'acme/api#2': ['acme/api#2', 'acme/api#3'],
  });
  expect(linked([first, { ...second, stateType: 'draft' }])).toEqual(BOTH);
});

test('2.3 The head of a fork is no branch of the repository, so nothing is stacked on it', () => {
  expect(linked([{ ...first, fork: true }, second])).toEqual(TWO);
  const fromMain = { ...first, branch: 'main', fork: true };
  expect(Object.keys(linked([fromMain, { ...second, base: 'main' }]))).toHaveLength(2);
});

test('2.3 The top of a stack may come from a fork', () => {
  expect(linked([first, { ...second, fork: true }])).toEqual(BOTH);
});

test('2.3 A stack joins the issue that one of its parts names', () => {
  const issue = linearIssue({ id: 'PAY-1' });
  const all = { 'PAY-1': ['PAY-1', 'acme/api#1', 'acme/api#2', 'acme/api#3'] };
  expect(linked([issue, { ...first, title: 'PAY-1' }, second, third])).toEqual(all);
  expect(linked([issue, first, { ...second, title: 'PAY-1' }, third])).toEqual(all);
  expect(linked([issue, first, second, { ...third, title: 'PAY-1' }])).toEqual(all);
});

test('2.3 Parts that name different issues stand with those', () => {
  const issues = [linearIssue({ id: 'PAY-1' }), linearIssue({ id: 'PAY-2' })];
  expect(linked([...issues, { ...first, title: 'PAY-1' }, { ...second, title: 'PAY-2' }])).toEqual({
    'PAY-1': ['PAY-1', 'acme/api#1'],
    'PAY-2': ['PAY-2', 'acme/api#2'],
  });
});

test('2.3 Nor do parts join that name different issues which nobody could read', () => {
  expect(
    linked([
      { ...first, title: 'PAY-1' },
      { ...second, title: 'PAY-2' },
    ]),
  ).toEqual({
    'PAY-1': ['acme/api#1'],
    'PAY-2': ['acme/api#2'],
  });
});

test('2.3 A part that names nothing goes with what it is built on, in every order of reading', () => {
  const issues = [linearIssue({ id: 'PAY-1' }), linearIssue({ id: 'PAY-2' })];
  const stack = [{ ...first, title: 'PAY-1' }, second, { ...third, title: 'PAY-2' }];
  const expected = { 'PAY-1': ['PAY-1', 'acme/api#1', 'acme/api#2'], 'PAY-2': ['PAY-2', 'acme/api#3'] };
  expect(linked([...issues, ...stack])).toEqual(expected);
  expect(linked([...stack.toReversed(), ...issues.toReversed()])).toEqual(expected);
});

test('2.3 A circle of bases is one item, and a pull request on its own head is itself', () => {
  expect(linked([{ ...first, base: 'part-2' }, second])).toEqual(BOTH);
  expect(linked([{ ...first, base: 'part-1' }])).toEqual({ 'acme/api#1': ['acme/api#1'] });
});

test('2.3 "stacks": "each" counts them one by one, those of one issue still once', () => {
  expect(Object.keys(linked([first, second, third], { stacks: 'each' }))).toHaveLength(3);
  const named = [
    linearIssue({ id: 'PAY-1' }),
    { ...first, title: 'PAY-1' },
    { ...second, title: 'PAY-1' },
    third,
  ];
  expect(linked(named, { stacks: 'each' })).toEqual({
    'PAY-1': ['PAY-1', 'acme/api#1', 'acme/api#2'],
    'acme/api#3': ['acme/api#3'],
  });
});

test('2.11 An excluded draft in the middle is dropped before linking: the stack falls apart there', () => {
  const stack = [first, { ...second, stateType: 'draft' as const }, third];
  expect(linked(stack)).toEqual(ONE);
  expect(linked(stack, { github: { drafts: 'ignore' } })).toEqual({
    'acme/api#1': ['acme/api#1'],
    'acme/api#3': ['acme/api#3'],
  });
});
