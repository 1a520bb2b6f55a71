import { describe, expect, test } from 'vitest';
import { itemOf, linearIssue, pullRequest, verdictOf } from '../support/builders.ts';
import { linearTeam, linked, type RecordDraft } from './scene.ts';

const PULL = 'acme/api#1';

/** The item of a pull request, when PAY-12 is started. */
function itemFor(pull: Partial<RecordDraft>, teams = [linearTeam('PAY')]): string | undefined {
  const groups = linked([linearIssue({ id: 'PAY-12' }), pullRequest({ id: PULL, ...pull })], {}, { teams });
  return Object.keys(groups).find((id) => groups[id]?.includes(PULL));
}

describe('2.3 An identifier in a branch, in any case', () => {
  test.each([
    'PAY-12',
    'pay-12',
    'Pay-12-retry',
    'ada/pay-12-retry',
    'feature/ada/PAY-12',
    'fix_pay-12_retry',
    'retry-pay-12',
    'x.pay-12.y',
    '2026-pay-12',
  ])('%s', (branch) => expect(itemFor({ branch })).toBe('PAY-12'));
  test.each(['pay-123', 'xpay-12', 'pay12', 'pay_12', 'pay-12a', 'pay--12', 'pay-0', 'repay-12', 'pay-1'])(
    '%s does not name PAY-12',
    (branch) => expect(itemFor({ branch })).not.toBe('PAY-12'),
  );
});

describe('2.3 An identifier in a title', () => {
  test.each([
    'PAY-12 retry',
    '[PAY-12] retry',
    'retry (PAY-12)',
    'retry: PAY-12.',
    'fix/PAY-12',
    'PAY-12: a',
    '“PAY-12”',
  ])('%s', (title) => expect(itemFor({ title })).toBe('PAY-12'));
  test.each(['PAY-123', 'XPAY-12', 'PAY 12', 'PAY-12a', 'PAY_12', 'PAY-'])(
    '%s does not name PAY-12',
    (title) => expect(itemFor({ title })).not.toBe('PAY-12'),
  );
});

test.each(['UTF-8', 'SHA-256', 'ISO-8601', 'TLS-13', 'CVE-2026'])(
  '2.3 %s names nothing: Linear has no such key, and two pull requests with it stay two',
  (word) => {
    const pulls = ['acme/api#1', 'acme/api#2'].map((id, n) =>
      pullRequest({
        id,
        title: `${word} everywhere`,
        branch: `${word.toLowerCase()}-${n}`,
        body: `Fixes ${word}`,
      }),
    );
    expect(Object.keys(linked(pulls))).toEqual(['acme/api#1', 'acme/api#2']);
  },
);

test('2.3 A key may hold digits: V2-11 is an identifier when Linear has the team V2', () => {
  const records = [
    linearIssue({ id: 'V2-11' }),
    pullRequest({ id: PULL, branch: 'ada/v2-11-retry' }),
    pullRequest({ id: 'acme/api#2', title: 'V2-11' }),
  ];
  expect(linked(records, {}, { teams: [linearTeam('V2')] })).toEqual({
    'V2-11': ['V2-11', PULL, 'acme/api#2'],
  });
  expect(Object.keys(linked(records.slice(1), {}, { teams: [linearTeam('PAY')] }))).toHaveLength(2);
});

test('2.3 In a branch such as v2-11-pay-12 the number of a release is no identifier of another key', () => {
  expect(itemFor({ branch: 'v2-11-pay-12' })).toBe('PAY-12');
});

test('2.3 A key that is the end of another one is not that key', () => {
  const teams = [linearTeam('PAY'), linearTeam('AY')];
  expect(itemFor({ branch: 'pay-12' }, teams)).toBe('PAY-12');
});

test('2.3 A key Linear has names issues also where the config does not read its team', () => {
  const teams = [linearTeam('PAY'), { ...linearTeam('OPS'), inScope: false }];
  const pulls = ['acme/api#1', 'acme/api#2'].map((id) => pullRequest({ id, title: 'OPS-4 both' }));
  expect(linked(pulls, {}, { teams })).toEqual({ 'OPS-4': ['acme/api#1', 'acme/api#2'] });
});

describe('2.3 An issue also answers to its previous identifiers', () => {
  const moved = linearIssue({ id: 'PAY-12', previousIds: ['OLD-3', 'OPS-7'] });
  const item = (pull: Partial<RecordDraft>) => linked([moved, pullRequest({ id: PULL, ...pull })]);
  const one = { 'PAY-12': ['PAY-12', PULL] };

  test('in the branch, the title and the body, whether or not the old team still exists', () => {
    expect(item({ branch: 'ada/old-3-retry' })).toEqual(one);
    expect(item({ title: 'OPS-7 retry' })).toEqual(one);
    expect(item({ body: 'Fixes OLD-3' })).toEqual(one);
    expect(item({ body: 'Refs https://linear.app/acme/issue/OLD-3/retry' })).toEqual(one);
  });
  test('so that a pull request of the old and one of the new name are one item', () => {
    const verdict = verdictOf(
      {},
      {
        records: [
          moved,
          pullRequest({ id: PULL, branch: 'old-3' }),
          pullRequest({ id: 'acme/api#2', branch: 'pay-12' }),
        ],
      },
    );
    expect(verdict.items).toHaveLength(1);
    expect(itemOf(verdict, 'PAY-12').records).toHaveLength(3);
  });
  test('even while it is not in flight', () => {
    const done = { ...moved, stateType: 'backlog' as const };
    expect(
      linked([
        done,
        pullRequest({ id: PULL, branch: 'old-3' }),
        pullRequest({ id: 'acme/api#2', branch: 'pay-12' }),
      ]),
    ).toEqual({
      'PAY-12': ['PAY-12', PULL, 'acme/api#2'],
    });
  });
  test('one old name is not another: a neighbour under the old key is an issue of its own', () => {
    expect(Object.keys(item({ branch: 'old-4' }))).toEqual(['OLD-4', 'PAY-12']);
  });
});
