import { expect, test } from 'vitest';
import { githubIssue, itemOf, linearIssue, pullRequest, verdictOf } from '../support/builders.ts';
import { draftCard, linked } from './scene.ts';

const STAGES = { stages: [{ name: 'doing', project: ['In Progress'] }] };

test('2.2 In flight: a Linear issue whose state’s type is started', () => {
  expect(linked([linearIssue({ id: 'PAY-1' })])).toEqual({ 'PAY-1': ['PAY-1'] });
});

test.each(['triage', 'backlog', 'unstarted', 'completed', 'canceled', 'duplicate'] as const)(
  '2.2 %s is not in flight, whatever the state is called and whenever it was once started',
  (stateType) => {
    expect(linked([linearIssue({ id: 'PAY-1', stateType, state: 'In Progress' })])).toEqual({});
  },
);

test.each(['open', 'draft'] as const)('2.2 A pull request that is open (%s) is in flight', (stateType) => {
  expect(linked([pullRequest({ id: 'acme/api#1', stateType })])).toEqual({ 'acme/api#1': ['acme/api#1'] });
});

test.each(['merged', 'closed'] as const)('2.2 A %s pull request is not in flight', (stateType) => {
  expect(linked([pullRequest({ id: 'acme/api#1', stateType })])).toEqual({});
});

test('2.2 An open GitHub issue alone is not in flight', () => {
  expect(linked([githubIssue({ id: 'acme/api#9', assignees: ['ada-l'] })], STAGES)).toEqual({});
});

test('2.2 A GitHub issue in flight stands in a project status that a stage names', () => {
  const standing = (name: string) =>
    linked([githubIssue({ id: 'acme/api#9', status: { project: 7, name } })], STAGES);
  expect(standing('In Progress')).toEqual({ 'acme/api#9': ['acme/api#9'] });
  expect(standing('Todo')).toEqual({});
});

test('2.2 With the default stages no project status is named, so none starts an issue', () => {
  expect(linked([githubIssue({ id: 'acme/api#9', status: { project: 7, name: 'In Progress' } })])).toEqual(
    {},
  );
});

test('2.2 A GitHub issue in flight stands under a label that the config calls started', () => {
  const config = { github: { issues: { labels: ['in progress'] } } };
  expect(linked([githubIssue({ id: 'acme/api#9', labels: ['In Progress', 'bug'] })], config)).toEqual({
    'acme/api#9': ['acme/api#9'],
  });
  expect(linked([githubIssue({ id: 'acme/api#9', labels: ['bug'] })], config)).toEqual({});
  expect(linked([githubIssue({ id: 'acme/api#9', labels: ['in progress'] })])).toEqual({});
});

test('2.2 A GitHub issue in flight has an open linked pull request', () => {
  const issue = githubIssue({ id: 'acme/api#9', assignees: ['ada-l'] });
  const verdict = verdictOf(
    {},
    { records: [issue, pullRequest({ id: 'acme/api#1', closes: ['acme/api#9'] })] },
  );
  expect(itemOf(verdict, 'acme/api#9').records.map((record) => record.id)).toEqual([
    'acme/api#9',
    'acme/api#1',
  ]);
  expect(itemOf(verdict, 'acme/api#9').holders).toContain('ada-l');
  expect(
    linked([issue, pullRequest({ id: 'acme/api#1', closes: ['acme/api#9'], stateType: 'closed' })]),
  ).toEqual({});
});

test('2.2 A closed GitHub issue is not in flight, whatever its label and status', () => {
  const issue = githubIssue({
    id: 'acme/api#9',
    stateType: 'closed',
    labels: ['in progress'],
    status: { project: 7, name: 'In Progress' },
  });
  expect(linked([issue], { ...STAGES, github: { issues: { labels: ['in progress'] } } })).toEqual({});
});

test('2.2 A draft card in flight stands in a status that a stage names', () => {
  expect(linked([draftCard('card-1', 'In Progress')], STAGES)).toEqual({ 'card-1': ['card-1'] });
  expect(linked([draftCard('card-1', 'Todo')], STAGES)).toEqual({});
  const config = { ...STAGES, github: { issues: { labels: ['wip'] } } };
  expect(linked([draftCard('card-1', 'Todo', { labels: ['wip'] })], config), 'by no label').toEqual({});
});
