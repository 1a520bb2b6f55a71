import { describe, expect, test } from 'vitest';
import type { RecordDraft } from '../linking/scene.ts';
import { linearIssue, verdictOf } from '../support/builders.ts';

type Config = Parameters<typeof verdictOf>[0];
const CONFIG: Config = {
  stages: [
    { name: 'doing', linear: ['In Progress'] },
    { name: 'review', linear: ['In Review'] },
  ],
  expedite: { labels: ['expedite'] },
  aging: { sle: { days: 10 } },
  limits: [{ per: 'team', max: 1 }],
};
function order(records: RecordDraft[], config: Config = CONFIG): string[] {
  const entry = verdictOf(config, { records }).finishNext.find(
    ({ per, subject }) => per === 'team' && subject === 'Payments',
  );
  return entry?.items.map(({ id }) => id) ?? [];
}
const day = (n: number) => `2026-11-${String(n).padStart(2, '0')}T09:00:00Z`;

/** Each rule: what the better one has, and what the other may have from every later rule. */
const RULES: { rule: string; better: Partial<RecordDraft>; worse: Partial<RecordDraft> }[] = [
  { rule: 'expedite', better: { labels: ['expedite'] }, worse: {} },
  { rule: 'unblocked', better: {}, worse: { blockedBy: [{ id: 'PLT-1', open: true }] } },
  { rule: 'rightmost stage', better: { state: 'In Review' }, worse: { state: 'In Progress' } },
  { rule: 'over', better: { startedAt: day(10) }, worse: { startedAt: day(12) } },
  { rule: 'at risk', better: { startedAt: day(12) }, worse: { startedAt: day(15) } },
  { rule: 'customers waiting', better: { customers: 2 }, worse: { customers: 1 } },
  { rule: 'oldest', better: { startedAt: day(15) }, worse: { startedAt: day(16) } },
  { rule: 'id', better: { id: 'PAY-1' }, worse: { id: 'PAY-2' } },
];

describe('8 finishNext: expedite, then unblocked, then rightmost stage, then over, at risk, customers waiting, oldest, id', () => {
  test.each(RULES.map(({ rule }, index) => ({ rule, index })))(
    '$rule, before everything after it',
    ({ index }) => {
      const { better, worse } = RULES[index] ?? RULES[0] ?? { better: {}, worse: {} };
      const ages = ['over', 'at risk', 'oldest'];
      // What comes later in the list is all on the side of the worse one, except a second word on the same field.
      const later = RULES.slice(index + 1).filter(
        ({ rule }) => !(ages.includes(RULES[index]?.rule ?? '') && ages.includes(rule)),
      );
      const winner = Object.assign({ id: 'PAY-2' }, ...later.toReversed().map((rule) => rule.worse), better);
      const loser = Object.assign({ id: 'PAY-1' }, ...later.toReversed().map((rule) => rule.better), worse);
      expect(order([linearIssue(loser), linearIssue(winner)])).toEqual([winner.id, loser.id]);
      expect(order([linearIssue(winner), linearIssue(loser)])).toEqual([winner.id, loser.id]);
    },
  );
  test('work in no stage stands left of all', () => {
    expect(order([linearIssue({ id: 'PAY-1', state: 'Odd' }), linearIssue({ id: 'PAY-2' })])).toEqual([
      'PAY-2',
      'PAY-1',
    ]);
  });
  test('ids as numbers: PAY-9 before PAY-10', () => {
    expect(order([linearIssue({ id: 'PAY-10' }), linearIssue({ id: 'PAY-9' })])).toEqual(['PAY-9', 'PAY-10']);
  });
});

test('8 At most three a subject', () => {
  expect(order([1, 2, 3, 4].map((n) => linearIssue({ id: `PAY-${n}` })))).toEqual([
    'PAY-1',
    'PAY-2',
    'PAY-3',
  ]);
});

test('8 reasons in that order', () => {
  const records = [
    linearIssue({ id: 'PAY-1', state: 'In Review', labels: ['expedite'], startedAt: day(2), customers: 2 }),
    linearIssue({ id: 'PAY-2' }),
  ];
  const [first] = verdictOf(CONFIG, { records }).finishNext.find(({ per }) => per === 'team')?.items ?? [];
  expect(first?.id).toBe('PAY-1');
  const at = (pattern: RegExp) => first?.reasons.findIndex((reason) => pattern.test(reason)) ?? -1;
  const places = [at(/expedite/i), at(/review/), at(/SLE/), at(/customer/)];
  expect(places.every((place) => place >= 0)).toBe(true);
  expect(places).toEqual(places.toSorted((a, b) => a - b));
});

test('8 For people as for teams: only their own work', () => {
  const verdict = verdictOf(
    { ...CONFIG, limits: [{ per: 'person', max: 0 }] },
    {
      records: [
        linearIssue({ id: 'PAY-1', assignees: ['ada'] }),
        linearIssue({ id: 'PAY-2', assignees: ['grace'] }),
      ],
    },
  );
  const of = (subject: string) =>
    verdict.finishNext
      .find((entry) => entry.per === 'person' && entry.subject === subject)
      ?.items.map(({ id }) => id);
  expect(of('ada')).toEqual(['PAY-1']);
  expect(of('grace')).toEqual(['PAY-2']);
});
