import { describe, expect, test } from 'vitest';
import type { RecordDraft } from '../linking/scene.ts';
import { itemOf, linearIssue, pullRequest, verdictOf } from '../support/builders.ts';

type Config = Parameters<typeof verdictOf>[0];
const EXPEDITE: Config = { expedite: { labels: ['expedite'], priorities: ['urgent'] } };
const lane = (draft: Partial<RecordDraft>, config: Config = EXPEDITE, more: RecordDraft[] = []) =>
  itemOf(verdictOf(config, { records: [linearIssue({ id: 'PAY-1', ...draft }), ...more] }), 'PAY-1').lane;

describe('2.10 Items with a configured label or Linear priority form a lane of their own', () => {
  test('by label, in any letter case, of the issue or of its pull request', () => {
    expect(lane({ labels: ['Expedite'] })).toBe('expedite');
    expect(
      lane({}, EXPEDITE, [pullRequest({ id: 'acme/api#1', title: 'PAY-1', labels: ['expedite'] })]),
    ).toBe('expedite');
  });
  test.each([
    [0, [], 'standard'],
    [1, ['urgent'], 'expedite'],
    [2, ['high'], 'expedite'],
    [3, ['medium'], 'expedite'],
    [4, ['low'], 'expedite'],
    [1, ['high'], 'standard'],
    [2, ['urgent'], 'standard'],
    [2, ['urgent', 'high'], 'expedite'],
    [0, ['urgent', 'high', 'medium', 'low'], 'standard'],
  ] as const)('Linear’s priority %d under priorities %j is %s', (priority, priorities, expected) => {
    expect(lane({ priority }, { expedite: { priorities: [...priorities] } })).toBe(expected);
  });
  test('everything else is standard', () => expect(lane({ labels: ['bug'], priority: 2 })).toBe('standard'));
  test('No config, no lane', () => expect(lane({ labels: ['expedite'], priority: 1 }, {})).toBe(null));
  test('not by what an issue that is not in flight says', () => {
    expect(
      lane({ stateType: 'backlog', labels: ['expedite'], priority: 1 }, EXPEDITE, [
        pullRequest({ id: 'acme/api#1', title: 'PAY-1' }),
      ]),
    ).toBe('standard');
  });
});

test('2.10 They count everywhere else too, unless a limit says "lane": "standard"', () => {
  const verdict = verdictOf(
    {
      ...EXPEDITE,
      limits: [
        { per: 'everyone', max: 5 },
        { per: 'everyone', lane: 'expedite', max: 1 },
        { per: 'everyone', lane: 'standard', max: 5 },
      ],
    },
    {
      records: [
        linearIssue({ id: 'PAY-1', labels: ['expedite'] }),
        linearIssue({ id: 'PAY-2', priority: 1 }),
        linearIssue({ id: 'PAY-3' }),
      ],
    },
  );
  expect(verdict.limits.map(({ lane: of, count, status }) => [of, count, status])).toEqual([
    [null, 3, 'within'],
    ['expedite', 2, 'over'],
    ['standard', 1, 'within'],
  ]);
});
