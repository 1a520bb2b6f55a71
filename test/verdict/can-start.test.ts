import { describe, expect, test } from 'vitest';
import type { CanStartAnswer } from '../../src/model/answers.ts';
import { assess } from '../../src/verdict/assess.ts';
import { canStartAnswer, pullRequestAnswer } from '../../src/verdict/questions/can-start.ts';
import { linearIssue, NOW, plan, pullRequest, snapshot } from '../support/builders.ts';

type Config = Parameters<typeof plan>[0];
const CONFIG: Config = {
  people: [
    { name: 'Ada', linear: 'ada', github: 'ada-l' },
    { name: 'Grace', linear: 'grace' },
  ],
  agents: [{ name: 'Bolt', linear: 'bolt' }],
  teams: [
    { name: 'Payments', people: ['Ada', 'Grace'], linear: ['PAY'] },
    { name: 'Platform', people: ['Ada'], linear: ['PLT'] },
  ],
  github: { exclude: { labels: ['on hold'] } },
  linear: { exclude: { labels: ['tracking'] } },
  expedite: { labels: ['expedite'] },
  limits: [
    { per: 'person', max: 1 },
    { per: 'team', max: 5 },
    { per: 'agent', max: 1 },
    { per: 'project', max: 1 },
    { per: 'everyone', lane: 'expedite', max: 0 },
    { per: 'team', stages: ['review'], max: 0 },
    { per: 'reviewer', max: 0 },
  ],
  exceptions: [{ item: 'PAY-5', reason: 'the bank', until: '2026-12-01' }],
};
const records = [
  linearIssue({ id: 'PAY-1', assignees: ['ada'], project: 'Checkout', agents: ['bolt'] }),
  linearIssue({ id: 'PAY-5', assignees: ['ada'] }),
  linearIssue({ id: 'PAY-7', stateType: 'unstarted', assignees: ['grace'], project: 'Checkout' }),
  linearIssue({ id: 'PAY-8', stateType: 'unstarted', assignees: ['grace'], labels: ['expedite'] }),
  linearIssue({ id: 'PAY-9', stateType: 'backlog', labels: ['tracking'] }),
  pullRequest({ id: 'acme/api#1', author: 'ada-l', labels: ['on hold'] }),
  pullRequest({ id: 'acme/api#2', author: 'ada-l', stateType: 'merged' }),
  pullRequest({ id: 'acme/api#3', author: 'dependabot', stateType: 'merged', assignees: ['nobody-else'] }),
];
const assessment = (config = CONFIG) => assess(plan(config), snapshot({ records }), Date.parse(NOW));
const ask = (name: string | null, item: string | null = null, config = CONFIG) =>
  canStartAnswer(assessment(config), { name, item });
const keys = ({ limits }: CanStartAnswer) => limits.map(({ key, after }) => `${key} ${after}`);

describe('6 can-start asks the limits that one more item touches', () => {
  test('of a person: theirs and those of all their teams, which it says', () => {
    const answer = ask('ada');
    expect(keys(answer)).toEqual(['person/Ada/* 2', 'team/Payments/* 2', 'team/Platform/* 1']);
    expect(answer).toMatchObject({ answer: 'no', finishFirst: [{ id: 'PAY-1' }] });
    expect(answer.notes).toEqual([expect.stringContaining('several teams')]);
    expect(ask('Grace').notes).toEqual([]);
  });
  test('of a team, of an agent', () => {
    expect(keys(ask('platform'))).toEqual(['team/Platform/* 1']);
    expect(keys(ask('Bolt'))).toEqual(['agent/Bolt/* 2']);
    expect(ask('Bolt').answer).toBe('no');
  });
  test('of an item: its assignee, team and project', () => {
    const answer = ask(null, 'PAY-7');
    expect(keys(answer)).toEqual(['person/Grace/* 1', 'team/Payments/* 2', 'project/Checkout/* 2']);
    expect(answer.answer).toBe('no');
  });
  test('of work in flight: of whoever asks among its holders, and of one more only theirs', () => {
    const limits: Config['limits'] = [
      { per: 'person', max: 5 },
      { per: 'everyone', max: 5 },
    ];
    const both = [linearIssue({ id: 'PAY-3', assignees: ['ada', 'grace'] })];
    const of = (name: string | null) =>
      keys(
        canStartAnswer(
          assess(plan({ ...CONFIG, limits }), snapshot({ records: [...records, ...both] }), Date.parse(NOW)),
          { name, item: 'PAY-3' },
        ),
      );
    expect(of('Ada')).toEqual(['person/Ada/* 2', 'everyone/everyone/* 2']);
    expect(of(null)).toEqual(['person/Ada/* 2', 'person/Grace/* 1', 'everyone/everyone/* 2']);
    const joined = ask('Grace', 'PAY-1', { ...CONFIG, limits });
    expect(keys(joined)).toEqual(['person/Grace/* 1']);
  });
  test('of an item with a label: the lane that it enters', () => {
    expect(keys(ask('Grace', 'PAY-8'))).toContain('everyone/everyone/*/lane=expedite 1');
    expect(keys(ask('Grace'))).not.toContain('everyone/everyone/*/lane=expedite 1');
  });
  test('none for what would not be counted, with the reason', () => {
    for (const [id, reason] of [
      ['PAY-9', 'tracking'],
      ['acme/api#1', 'on hold'],
      ['acme/api#3', 'dependabot'],
    ] as const)
      expect(ask('Grace', id)).toMatchObject({
        answer: 'yes',
        limits: [],
        notes: [expect.stringContaining(reason)],
      });
  });
  test('none for an item under an exception, which says until when', () => {
    expect(ask('Ada', 'PAY-5')).toMatchObject({
      answer: 'yes',
      counted: true,
      limits: [],
      notes: [expect.stringContaining('2026-12-01')],
    });
  });
});

describe('6 --for-pull-request', () => {
  test.each([
    ['acme/api#1', 'is not counted'],
    ['acme/api#2', 'is not in flight: its state is merged'],
    ['acme/api#44', 'is not among what the config reads'],
  ])('%s %s, so it is a yes', (id, words) => {
    expect(pullRequestAnswer(assessment(), id)).toMatchObject({
      answer: 'yes',
      counted: false,
      limits: [],
      notes: [expect.stringContaining(words)],
    });
  });
  test('one that nobody read, of a GitHub that was read in part, is not known', () => {
    const sources = [{ name: 'github' as const, status: 'partial' as const }];
    const partial = assess(plan(CONFIG), snapshot({ records, sources }), Date.parse(NOW));
    expect(pullRequestAnswer(partial, 'acme/api#44').answer).toBe('unknown');
    expect(pullRequestAnswer(partial, 'acme/api#2').answer).toBe('yes');
  });
});
