import { describe, expect, test } from 'vitest';
import { linearIssue, pullRequest, verdictOf } from '../support/builders.ts';
import { human, type PersonDraft } from './scene.ts';

type Config = Parameters<typeof verdictOf>[0];
const LIMITS: Config = { limits: [{ per: 'person', max: 3 }, { per: 'reviewer', max: 3 }] };

/** The counts of each person limit, for a Linear issue of `linear` and a pull request of `github`. */
function counts(linear: string, github: string, people: PersonDraft[], config: Config = {}): Record<string, number> {
  const verdict = verdictOf(
    { ...LIMITS, ...config },
    {
      records: [linearIssue({ id: 'PAY-1', assignees: [linear] }), pullRequest({ id: 'acme/api#1', author: github })],
      people,
    },
  );
  return Object.fromEntries(
    verdict.limits.filter(({ per }) => per === 'person').map(({ subject, count }) => [subject, count]),
  );
}

describe('2.5 Accounts are joined', () => {
  test('by the config’s aliases, case-insensitive', () => {
    const people = [{ name: 'Ada', github: ['Ada-L', 'ada-work'], linear: ['ADA@acme.com', 'ada@home.example'] }];
    expect(counts('ada@acme.com', 'ada-l', [], { people })).toEqual({ Ada: 2 });
    expect(counts('Ada@Home.Example', 'ADA-WORK', [], { people })).toEqual({ Ada: 2 });
    expect(counts('ada@acme.com', 'ada-l', [], { people: [{ name: 'Ada', github: '@ada-l', linear: 'ada@acme.com' }] })).toEqual({ Ada: 2 });
  });
  test('else by Linear gitHubUserId = GitHub databaseId', () => {
    const people = [human('linear', 'ada@acme.com', { name: 'Ada', githubId: 77 }), human('github', 'ada-l', { githubId: '77' })];
    expect(counts('ada@acme.com', 'ada-l', people)).toEqual({ Ada: 2 });
  });
  test('else by equal e-mail, case-insensitive', () => {
    const people = [
      human('linear', 'ada@acme.com', { name: 'Ada', email: 'ada@acme.com' }),
      human('github', 'ada-l', { email: 'Ada@Acme.com' }),
    ];
    expect(counts('ada@acme.com', 'ada-l', people)).toEqual({ Ada: 2 });
  });
  test.each(['', null])('not by an empty e-mail (%j)', (email) => {
    const people = [human('linear', 'ada@acme.com', { name: 'Ada', email }), human('github', 'ada-l', { email })];
    expect(counts('ada@acme.com', 'ada-l', people)).toEqual({ Ada: 1, 'ada-l': 1 });
  });
  test('else not: equal names are not enough', () => {
    const people = [human('linear', 'ada@acme.com', { name: 'Ada L' }), human('github', 'ada-l', { name: 'Ada L' })];
    expect(Object.values(counts('ada@acme.com', 'ada-l', people))).toEqual([1, 1]);
  });
  test('not by a missing database id', () => {
    const people = [human('linear', 'ada@acme.com', { name: 'Ada', githubId: null }), human('github', 'ada-l', { githubId: null })];
    expect(Object.keys(counts('ada@acme.com', 'ada-l', people))).toHaveLength(2);
  });
  test('the config’s alias beats the id: an account it gives to another stays there', () => {
    const people = [human('linear', 'ada@acme.com', { name: 'Ada', githubId: 77 }), human('github', 'shared', { githubId: 77 })];
    const config = { people: [{ name: 'Grace', github: 'shared' }, { name: 'Countess', linear: 'ada@acme.com' }] };
    expect(counts('ada@acme.com', 'shared', people, config)).toEqual({ Countess: 1, Grace: 1 });
  });
  test('the id beats the e-mail', () => {
    const people = [
      human('linear', 'ada@acme.com', { name: 'Ada', githubId: 77, email: 'x@acme.com' }),
      human('github', 'other', { email: 'x@acme.com', githubId: 78 }),
      human('github', 'ada-l', { githubId: 77 }),
    ];
    expect(counts('ada@acme.com', 'ada-l', people)).toMatchObject({ Ada: 2 });
    expect(counts('ada@acme.com', 'other', people)).toMatchObject({ Ada: 1, other: 1 });
  });
  test('an alias for one account carries the person’s other one along', () => {
    const people = [human('linear', 'ada@acme.com', { name: 'A. Lovelace', githubId: 77 }), human('github', 'ada-l', { githubId: 77 })];
    expect(counts('ada@acme.com', 'ada-l', people, { people: [{ name: 'Ada', linear: 'ada@acme.com' }] })).toEqual({ Ada: 2 });
    expect(counts('ada@acme.com', 'ada-l', people, { people: [{ name: 'Ada', github: 'ada-l' }] })).toEqual({ Ada: 2 });
  });
});

describe('2.5 Names', () => {
  test('everyone else counts under their own handle; a Linear person is shown by display name', () => {
    expect(counts('ada@acme.com', 'grace-h', [human('linear', 'ada@acme.com', { name: 'Ada' }), human('github', 'grace-h', { name: 'Grace Hopper' })])).toEqual({
      Ada: 1,
      'grace-h': 1,
    });
  });
  test('equal names of different sources are told apart', () => {
    expect(counts('ada@acme.com', 'ada', [human('linear', 'ada@acme.com', { name: 'ada' })])).toEqual({
      'ada (linear)': 1,
      'ada (github)': 1,
    });
  });
  test('a handle that is also a configured name is told apart from that person', () => {
    const found = counts('ada@acme.com', 'Grace', [human('linear', 'ada@acme.com', { name: 'Grace' })], {
      people: [{ name: 'Grace', github: 'grace-h' }],
    });
    expect(found).toMatchObject({ Grace: 0, 'Grace (linear)': 1, 'Grace (github)': 1 });
  });
  test('two Linear people of one display name are two people', () => {
    const verdict = verdictOf(LIMITS, {
      records: [linearIssue({ id: 'PAY-1', assignees: ['a1@acme.com'] }), linearIssue({ id: 'PAY-2', assignees: ['a2@acme.com'] })],
      people: [human('linear', 'a1@acme.com', { name: 'Alex' }), human('linear', 'a2@acme.com', { name: 'Alex' })],
    });
    const subjects = verdict.limits.filter(({ per }) => per === 'person');
    expect(subjects.map(({ count }) => count)).toEqual([1, 1]);
    expect(new Set(subjects.map(({ subject }) => subject)).size).toBe(2);
  });
  test('one login is one person whatever its letter case', () => {
    const verdict = verdictOf(LIMITS, {
      records: [pullRequest({ id: 'acme/api#1', author: 'Ada-L' }), pullRequest({ id: 'acme/api#2', author: 'ada-l' })],
    });
    expect(verdict.limits.filter(({ per }) => per === 'person').map(({ count }) => count)).toEqual([2]);
  });
});

describe('2.5 "others": "ignore"', () => {
  const verdict = verdictOf(
    { ...LIMITS, others: 'ignore', people: [{ name: 'Ada', github: 'ada-l' }], limits: [...(LIMITS.limits ?? []), { per: 'team', max: 3 }, { per: 'everyone', max: 3 }] },
    {
      records: [
        linearIssue({ id: 'PAY-1', assignees: ['bob@acme.com'] }),
        pullRequest({ id: 'acme/api#1', author: 'ada-l', reviewRequests: [{ who: 'grace-h' }, { who: 'ada-l' }] }),
      ],
    },
  );
  const subjects = (per: string) => verdict.limits.filter((limit) => limit.per === per).map(({ subject }) => subject);
  test('leaves everyone else out of person and reviewer limits', () => {
    expect(subjects('person')).toEqual(['Ada']);
    expect(subjects('reviewer')).toEqual(['Ada']);
  });
  test('and only of those: their work counts for its team and for everyone', () => {
    expect(verdict.limits.find(({ per }) => per === 'team')?.count).toBe(1);
    expect(verdict.limits.find(({ per }) => per === 'everyone')?.count).toBe(2);
    expect(verdict.items.find(({ id }) => id === 'PAY-1')?.holders).toEqual(['bob@acme.com']);
  });
});
