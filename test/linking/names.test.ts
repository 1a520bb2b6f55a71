import { describe, expect, test } from 'vitest';
import { linearIssue, pullRequest, verdictOf } from '../support/builders.ts';
import { human, PERSON_LIMITS, personCounts } from './scene.ts';

describe('2.5 Names', () => {
  test('everyone else counts under their own handle; a Linear person is shown by display name', () => {
    expect(
      personCounts('ada@acme.com', 'grace-h', [
        human('linear', 'ada@acme.com', { name: 'Ada' }),
        human('github', 'grace-h', { name: 'Grace Hopper' }),
      ]),
    ).toEqual({
      Ada: 1,
      'grace-h': 1,
    });
  });
  test('equal names of different sources are told apart', () => {
    expect(personCounts('ada@acme.com', 'ada', [human('linear', 'ada@acme.com', { name: 'ada' })])).toEqual({
      'ada (linear)': 1,
      'ada (github)': 1,
    });
  });
  test('a handle that is also a configured name is told apart from that person', () => {
    const found = personCounts(
      'ada@acme.com',
      'Grace',
      [human('linear', 'ada@acme.com', { name: 'Grace' })],
      {
        people: [{ name: 'Grace', github: 'grace-h' }],
      },
    );
    expect(found).toMatchObject({ Grace: 0, 'Grace (linear)': 1, 'Grace (github)': 1 });
  });
  test('two Linear people of one display name are two people', () => {
    const verdict = verdictOf(PERSON_LIMITS, {
      records: [
        linearIssue({ id: 'PAY-1', assignees: ['a1@acme.com'] }),
        linearIssue({ id: 'PAY-2', assignees: ['a2@acme.com'] }),
      ],
      people: [
        human('linear', 'a1@acme.com', { name: 'Alex' }),
        human('linear', 'a2@acme.com', { name: 'Alex' }),
      ],
    });
    const subjects = verdict.limits.filter(({ per }) => per === 'person');
    expect(subjects.map(({ count }) => count)).toEqual([1, 1]);
    expect(new Set(subjects.map(({ subject }) => subject)).size).toBe(2);
  });
  test('one login is one person whatever its letter case', () => {
    const verdict = verdictOf(PERSON_LIMITS, {
      records: [
        pullRequest({ id: 'acme/api#1', author: 'Ada-L' }),
        pullRequest({ id: 'acme/api#2', author: 'ada-l' }),
      ],
    });
    expect(verdict.limits.filter(({ per }) => per === 'person').map(({ count }) => count)).toEqual([2]);
  });
});

describe('2.5 "others": "ignore"', () => {
  const verdict = verdictOf(
    {
      ...PERSON_LIMITS,
      others: 'ignore',
      people: [{ name: 'Ada', github: 'ada-l' }],
      limits: [...(PERSON_LIMITS.limits ?? []), { per: 'team', max: 3 }, { per: 'everyone', max: 3 }],
    },
    {
      records: [
        linearIssue({ id: 'PAY-1', assignees: ['bob@acme.com'] }),
        pullRequest({
          id: 'acme/api#1',
          author: 'ada-l',
          reviewRequests: [{ who: 'grace-h' }, { who: 'ada-l' }],
        }),
      ],
    },
  );
  const subjects = (per: string) =>
    verdict.limits.filter((limit) => limit.per === per).map(({ subject }) => subject);
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

test('2.5 Nobody shares a name, whatever people call themselves', () => {
  const found = personCounts('ada@acme.com', 'ada', [
    human('linear', 'ada@acme.com', { name: 'ada' }),
    human('linear', 'x@acme.com', { name: 'ada (github)' }),
    human('linear', 'y@acme.com', { name: 'ada (linear)' }),
  ]);
  expect(Object.keys(found)).toHaveLength(4);
  expect(found).toMatchObject({ 'ada (github)': 1, 'ada (linear)': 1 });
});

test('2.12 A limit that names Ada is not one for a stranger who is called ada', () => {
  const verdict = verdictOf(
    {
      people: [{ name: 'Ada', github: 'ada-l' }],
      limits: [
        { per: 'person', people: ['ada'], max: 1 },
        { per: 'person', max: 5 },
      ],
    },
    { records: [pullRequest({ id: 'acme/api#1', author: 'ada' })] },
  );
  expect(verdict.limits.map(({ subject, max, count }) => [subject, max, count])).toEqual([
    ['Ada', 1, 0],
    ['ada', 5, 1],
  ]);
});
