import { describe, expect, test } from 'vitest';
import { githubTeam, human, type PersonDraft, type RecordDraft } from '../linking/scene.ts';
import { limitOf, linearIssue, pullRequest, verdictOf } from '../support/builders.ts';

type Config = Parameters<typeof verdictOf>[0];
const PULL = 'acme/api#1';
const AT = '2026-11-18T09:00:00Z';
const CONFIG: Config = {
  people: [
    { name: 'Ada', github: 'ada-l' },
    { name: 'Grace', github: ['grace-h', 'grace-work'] },
  ],
  teams: [
    { name: 'Payments', people: ['Ada', 'Grace'], github: 'acme/payments' },
    { name: 'Web', people: [] },
  ],
  limits: [
    { per: 'reviewer', max: 1 },
    { per: 'reviewing-team', max: 1 },
  ],
};
/** Who is asked, as `reviewer:count` and `team:count`, those at zero left out. */
function asked(records: RecordDraft[], config: Config = {}, people: PersonDraft[] = []): string[] {
  return verdictOf({ ...CONFIG, ...config }, { records, people, teams: [githubTeam('acme/payments', [])] })
    .limits.filter(({ count }) => count > 0)
    .map(({ per, subject, count }) => `${per} ${subject} ${count}`);
}
const pull = (draft: Partial<RecordDraft> = {}, number = 1) =>
  pullRequest({
    id: `acme/api#${number}`,
    author: 'kay',
    reviewRequests: [{ who: 'ada-l', at: AT }],
    ...draft,
  });

describe('2.8 For each person, the open, non-draft, counted pull requests on which their review is requested now, directly', () => {
  test('one for each pull request, two of one item too', () => {
    expect(
      asked([linearIssue({ id: 'PAY-1' }), pull({ title: 'PAY-1' }), pull({ title: 'PAY-1' }, 2)]),
    ).toEqual(['reviewer Ada 2']);
  });
  test('once for a person asked under two accounts, and for each person asked', () => {
    expect(
      asked([pull({ reviewRequests: [{ who: 'grace-h' }, { who: 'grace-work' }, { who: 'Ada-L' }] })]),
    ).toEqual(['reviewer Ada 1', 'reviewer Grace 1']);
  });
  test('not of drafts, merged or closed ones', () => {
    for (const stateType of ['draft', 'merged', 'closed'] as const)
      expect(asked([pull({ stateType })])).toEqual([]);
  });
  test('not of excluded ones', () => {
    expect(asked([pull({ author: 'renovate[bot]' })])).toEqual([]);
    expect(asked([pull({ labels: ['on hold'] })], { github: { exclude: { labels: ['on hold'] } } })).toEqual(
      [],
    );
  });
  test('not of an item under an exception', () => {
    const exceptions = [{ item: PULL, reason: 'waiting', until: '2026-12-01' }];
    expect(asked([pull()], { exceptions })).toEqual([]);
  });
  test('a bot or agent that is asked is nobody’s review', () => {
    expect(
      asked([pull({ reviewRequests: [{ who: 'copilot' }] })], {}, [
        human('github', 'copilot', { kind: 'bot' }),
      ]),
    ).toEqual([]);
    expect(
      asked([pull({ reviewRequests: [{ who: 'devin' }] })], { agents: [{ name: 'Devin', github: 'devin' }] }),
    ).toEqual([]);
  });
  test('nor is it listed, as little as that of someone who has left', () => {
    const people = [human('github', 'copilot', { kind: 'bot' }), human('github', 'left', { active: false })];
    const records = [pull({ reviewRequests: [{ who: 'copilot' }, { who: 'left' }, { who: 'ada-l' }] })];
    expect(verdictOf(CONFIG, { records, people }).reviews.map(({ reviewer }) => reviewer)).toEqual(['Ada']);
  });
  test('everyone else counts under their own handle', () => {
    expect(asked([pull({ reviewRequests: [{ who: 'lin' }] })])).toEqual(['reviewer lin 1']);
  });
  test('it makes no one a holder, and review work is not in a person’s count', () => {
    expect(asked([pull()], { limits: [{ per: 'person', max: 1 }] })).toEqual(['person kay 1']);
  });
});

describe('2.8 A request to a team counts once for that team', () => {
  const toTeam = { reviewRequests: [{ team: 'acme/payments', at: AT }] };
  test('under the team’s name in the config, and for no member of it', () => {
    expect(asked([pull(toTeam)])).toEqual(['reviewing-team Payments 1']);
    expect(asked([pull({ reviewRequests: [{ team: 'Acme/Payments' }] })])).toEqual([
      'reviewing-team Payments 1',
    ]);
  });
  test('beside a direct one', () => {
    expect(asked([pull({ reviewRequests: [{ who: 'ada-l' }, { team: 'acme/payments' }] })])).toEqual([
      'reviewer Ada 1',
      'reviewing-team Payments 1',
    ]);
  });
  test('a team that no config names stands under its own', () => {
    expect(asked([pull({ reviewRequests: [{ team: 'acme/security' }] })])).toEqual([
      'reviewing-team acme/security 1',
    ]);
  });
});

test('2.8 Review limits compare as others do, and narrow by the pull request’s item', () => {
  const verdict = verdictOf(
    {
      ...CONFIG,
      limits: [
        { per: 'reviewer', max: 1 },
        { per: 'reviewer', max: 0, label: 'bug' },
      ],
    },
    { records: [pull(), pull({ labels: ['Bug'] }, 2), pull({ reviewRequests: [] }, 3)] },
  );
  expect(limitOf(verdict, 'reviewer/Ada/*')).toMatchObject({
    count: 2,
    max: 1,
    status: 'over',
    reviewIds: [PULL, 'acme/api#2'],
  });
  expect(limitOf(verdict, 'reviewer/Ada/*/label=bug')).toMatchObject({
    count: 1,
    status: 'over',
    reviewIds: ['acme/api#2'],
  });
});

test('8 reviews: who is asked since when, and of which item', () => {
  const verdict = verdictOf(CONFIG, {
    records: [
      linearIssue({ id: 'PAY-1' }),
      pull({
        title: 'PAY-1',
        reviewRequests: [
          { who: 'ada-l', at: AT },
          { team: 'acme/payments', at: '2026-11-17T10:00:00+01:00' },
        ],
      }),
    ],
  });
  expect(verdict.reviews).toEqual([
    { id: PULL, reviewer: null, team: 'Payments', requestedAt: '2026-11-17T09:00:00Z', itemId: 'PAY-1' },
    { id: PULL, reviewer: 'Ada', team: null, requestedAt: AT, itemId: 'PAY-1' },
  ]);
});
