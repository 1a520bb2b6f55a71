import { describe, expect, test } from 'vitest';
import { canStart, type NewItem, type Touched } from '../../src/flow/can-start.ts';
import type { VerdictLimit } from '../../src/model/verdict.ts';

type Limit = Parameters<typeof canStart>[0][number];

const limit = (count: number, max: number, draft: Partial<Limit> = {}): Limit => ({
  key: `${draft.per ?? 'person'}/${draft.subject ?? 'Ada'}`,
  per: 'person',
  subject: 'Ada',
  stages: [],
  label: null,
  kind: null,
  lane: null,
  blocked: null,
  agents: null,
  count,
  max,
  baseline: null,
  level: 'error',
  status: count > max ? 'over' : count === max ? 'at' : 'within',
  itemIds: Array.from({ length: count }, (_, index) => `PAY-${index + 1}`),
  ...draft,
});
const ADA: Touched = { people: ['Ada'], teams: ['Payments'], project: null, repositories: [], agents: [] };
const NEW: NewItem = { stage: 'doing', labels: [], kind: null, lane: 'standard' };
const ORDER = ['PAY-4', 'PAY-2', 'PAY-1', 'PAY-3'];
const ask = (
  limits: Limit[],
  item: NewItem | null = NEW,
  touched: Touched = ADA,
  certain: readonly string[] = [],
) => canStart(limits, touched, item, ORDER, (key) => certain.includes(key));
const answer = (...args: Parameters<typeof ask>) => ask(...args).answer;

describe('may one more be started', () => {
  test('yes up to the limit, with both numbers', () => {
    expect(ask([limit(2, 3)])).toEqual({
      answer: 'yes',
      limits: [
        {
          key: 'person/Ada',
          per: 'person',
          subject: 'Ada',
          level: 'error',
          count: 2,
          after: 3,
          max: 3,
          answer: 'yes',
        },
      ],
      finishFirst: [],
    });
    expect(ask([]).answer).toBe('yes');
  });
  test('no where it would be over, and what to finish first', () => {
    expect(ask([limit(3, 3)])).toMatchObject({
      answer: 'no',
      limits: [{ count: 3, after: 4, max: 3, answer: 'no' }],
      finishFirst: ['PAY-2'],
    });
    expect(ask([limit(4, 2)]).finishFirst).toEqual(['PAY-4', 'PAY-2', 'PAY-1']);
  });
  test('work in flight already changes no count', () => {
    expect(answer([limit(3, 3)], null)).toBe('yes');
    expect(ask([limit(4, 3)], null)).toMatchObject({ answer: 'no', finishFirst: ['PAY-4'] });
  });
  test('a limit that nothing proves is no yes; one that is over is a no all the same', () => {
    const unknown = limit(0, 3, { status: 'unknown' });
    expect(answer([unknown])).toBe('unknown');
    expect(answer([unknown, limit(3, 3)])).toBe('no');
  });
  test('what nobody read cannot make room where what was read fills the limit for certain', () => {
    const full = limit(3, 3, { status: 'unknown' });
    expect(answer([full])).toBe('unknown');
    expect(answer([full], NEW, ADA, [full.key])).toBe('no');
    expect(answer([limit(2, 3, { status: 'unknown' })], NEW, ADA, [full.key])).toBe('unknown');
  });
  test('a limit of level warn is shown and does not decide', () => {
    const warned = ask([limit(3, 3, { level: 'warn' })]);
    expect(warned).toMatchObject({ answer: 'yes', limits: [{ answer: 'no' }], finishFirst: [] });
    expect(answer([limit(0, 3, { level: 'warn', status: 'unknown' })])).toBe('yes');
  });
  test('a baseline above the limit is what the check allows', () => {
    expect(answer([limit(4, 3, { baseline: 5 })])).toBe('yes');
    expect(answer([limit(5, 3, { baseline: 5 })])).toBe('no');
    expect(answer([limit(3, 3, { baseline: 2 })])).toBe('no');
  });
  test('no number of finished items helps against a limit of 0', () => {
    expect(ask([limit(0, 0)])).toMatchObject({ answer: 'no', finishFirst: [] });
    expect(ask([limit(1, 0)])).toMatchObject({ answer: 'no', finishFirst: [] });
  });
  test('what is finished first serves several limits, and none is named needlessly', () => {
    const own = limit(2, 2, { itemIds: ['PAY-4', 'PAY-1'] });
    const team = limit(2, 2, { per: 'team', subject: 'Payments', itemIds: ['PAY-2', 'PAY-1'] });
    const everyone = limit(2, 2, { per: 'everyone', subject: 'everyone', itemIds: ['PAY-1', 'PAY-3'] });
    expect(ask([own]).finishFirst).toEqual(['PAY-4']);
    expect(ask([own, team]).finishFirst).toEqual(['PAY-4', 'PAY-2']);
    expect(ask([own, team, everyone]).finishFirst).toEqual(['PAY-1']);
  });
});

describe('which limits it touches', () => {
  const touches = (draft: Partial<Limit>, item: NewItem | null = NEW, touched: Touched = ADA) =>
    ask([limit(9, 3, draft)], item, touched).limits.length === 1;
  test.each<[VerdictLimit['per'], string, boolean]>([
    ['person', 'Ada', true],
    ['person', 'Grace', false],
    ['team', 'Payments', true],
    ['team', 'Platform', false],
    ['everyone', 'everyone', true],
    ['reviewer', 'Ada', false],
    ['reviewing-team', 'Payments', false],
    ['project', 'Checkout', false],
    ['repository', 'acme/pay', false],
    ['agent', 'Copilot', false],
  ])('per %s of %s: %s', (per, subject, expected) => {
    expect(touches({ per, subject })).toBe(expected);
    expect(touches({ per, subject }, null)).toBe(expected);
  });
  test('those of the project, repository and agent of a known item', () => {
    const known = { ...ADA, project: 'Checkout', repositories: ['acme/pay'], agents: ['Copilot'] };
    expect(touches({ per: 'project', subject: 'Checkout' }, NEW, known)).toBe(true);
    expect(touches({ per: 'repository', subject: 'acme/pay' }, NEW, known)).toBe(true);
    expect(touches({ per: 'agent', subject: 'Copilot' }, NEW, known)).toBe(true);
  });
  test('only those that would count it', () => {
    expect(touches({ stages: ['doing', 'review'] })).toBe(true);
    expect(touches({ stages: ['review'] })).toBe(false);
    expect(touches({ stages: ['doing'] }, { ...NEW, stage: null })).toBe(false);
    expect(touches({ label: 'bug' })).toBe(false);
    expect(touches({ label: 'bug' }, { ...NEW, labels: ['Bug'] })).toBe(true);
    expect(touches({ kind: 'pull_request' })).toBe(true);
    expect(touches({ kind: 'issue' })).toBe(true);
    expect(touches({ kind: 'pull_request' }, { ...NEW, kind: 'pull_request' })).toBe(true);
    expect(touches({ kind: 'pull_request' }, { ...NEW, kind: 'issue' })).toBe(false);
    expect(touches({ lane: 'expedite' })).toBe(false);
    expect(touches({ lane: 'standard' })).toBe(true);
    expect(touches({ agents: 'only' })).toBe(false);
    expect(touches({ agents: 'ignore' })).toBe(true);
    const byAgent = { ...ADA, agents: ['Copilot'] };
    expect(touches({ agents: 'only' }, NEW, byAgent)).toBe(true);
    expect(touches({ agents: 'ignore' }, NEW, byAgent)).toBe(false);
    expect(touches({ blocked: 'ignore' })).toBe(true);
  });
});
