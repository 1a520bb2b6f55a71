import { describe, expect, test } from 'vitest';
import { human, personCounts } from './scene.ts';

describe('2.5 Accounts are joined', () => {
  test('by the config’s aliases, case-insensitive', () => {
    const people = [
      { name: 'Ada', github: ['Ada-L', 'ada-work'], linear: ['ADA@acme.com', 'ada@home.example'] },
    ];
    expect(personCounts('ada@acme.com', 'ada-l', [], { people })).toEqual({ Ada: 2 });
    expect(personCounts('Ada@Home.Example', 'ADA-WORK', [], { people })).toEqual({ Ada: 2 });
    expect(
      personCounts('ada@acme.com', 'ada-l', [], {
        people: [{ name: 'Ada', github: '@ada-l', linear: 'ada@acme.com' }],
      }),
    ).toEqual({ Ada: 2 });
  });
  test('else by Linear gitHubUserId = GitHub databaseId', () => {
    const people = [
      human('linear', 'ada@acme.com', { name: 'Ada', githubId: 77 }),
      human('github', 'ada-l', { githubId: '77' }),
    ];
    expect(personCounts('ada@acme.com', 'ada-l', people)).toEqual({ Ada: 2 });
  });
  test('else by equal e-mail, case-insensitive', () => {
    const people = [
      human('linear', 'ada@acme.com', { name: 'Ada', email: 'ada@acme.com' }),
      human('github', 'ada-l', { email: 'Ada@Acme.com' }),
    ];
    expect(personCounts('ada@acme.com', 'ada-l', people)).toEqual({ Ada: 2 });
  });
  test.each(['', null])('not by an empty e-mail (%j)', (email) => {
    const people = [
      human('linear', 'ada@acme.com', { name: 'Ada', email }),
      human('github', 'ada-l', { email }),
    ];
    expect(personCounts('ada@acme.com', 'ada-l', people)).toEqual({ Ada: 1, 'ada-l': 1 });
  });
  test('else not: equal names are not enough', () => {
    const people = [
      human('linear', 'ada@acme.com', { name: 'Ada L' }),
      human('github', 'ada-l', { name: 'Ada L' }),
    ];
    expect(Object.values(personCounts('ada@acme.com', 'ada-l', people))).toEqual([1, 1]);
  });
  test('not by a missing database id', () => {
    const people = [
      human('linear', 'ada@acme.com', { name: 'Ada', githubId: null }),
      human('github', 'ada-l', { githubId: null }),
    ];
    expect(Object.keys(personCounts('ada@acme.com', 'ada-l', people))).toHaveLength(2);
  });
  test('the config’s alias beats the id: an account it gives to another stays there', () => {
    const people = [
      human('linear', 'ada@acme.com', { name: 'Ada', githubId: 77 }),
      human('github', 'shared', { githubId: 77 }),
    ];
    const config = {
      people: [
        { name: 'Grace', github: 'shared' },
        { name: 'Countess', linear: 'ada@acme.com' },
      ],
    };
    expect(personCounts('ada@acme.com', 'shared', people, config)).toEqual({ Countess: 1, Grace: 1 });
  });
  test('whom the config gives a GitHub account no id gives another', () => {
    const people = [
      human('linear', 'ada@acme.com', { githubId: 78 }),
      human('github', 'other', { githubId: 78 }),
    ];
    const config = { people: [{ name: 'Ada', github: 'ada-l', linear: 'ada@acme.com' }] };
    expect(personCounts('ada@acme.com', 'other', people, config)).toEqual({ Ada: 1, other: 1 });
  });
  test('the id beats the e-mail', () => {
    const people = [
      human('linear', 'ada@acme.com', { name: 'Ada', githubId: 77, email: 'x@acme.com' }),
      human('github', 'other', { email: 'x@acme.com', githubId: 78 }),
      human('github', 'ada-l', { githubId: 77 }),
    ];
    expect(personCounts('ada@acme.com', 'ada-l', people)).toMatchObject({ Ada: 2 });
    expect(personCounts('ada@acme.com', 'other', people)).toMatchObject({ Ada: 1, other: 1 });
  });
  test('an alias for one account carries the person’s other one along', () => {
    const people = [
      human('linear', 'ada@acme.com', { name: 'A. Lovelace', githubId: 77 }),
      human('github', 'ada-l', { githubId: 77 }),
    ];
    expect(
      personCounts('ada@acme.com', 'ada-l', people, { people: [{ name: 'Ada', linear: 'ada@acme.com' }] }),
    ).toEqual({ Ada: 2 });
    expect(
      personCounts('ada@acme.com', 'ada-l', people, { people: [{ name: 'Ada', github: 'ada-l' }] }),
    ).toEqual({
      Ada: 2,
    });
  });
});

describe('2.5 What the config says of two people no id and no e-mail undoes', () => {
  const people = [
    human('linear', 'a@acme.com', { githubId: 77 }),
    human('linear', 'b@acme.com', { githubId: 77 }),
    human('github', 'shared', { githubId: 77 }),
  ];
  test('two Linear people who share a GitHub account stay two', () => {
    const config = {
      people: [
        { name: 'Ada', linear: 'a@acme.com' },
        { name: 'Bob', linear: 'b@acme.com' },
      ],
    };
    expect(Object.keys(personCounts('a@acme.com', 'shared', people, config))).toEqual(['Ada', 'Bob']);
  });
  test('two GitHub accounts of two people with the e-mail of one Linear person stay two', () => {
    const mails = ['one', 'two'].map((login) => human('github', login, { email: 'a@acme.com' }));
    const config = {
      people: [
        { name: 'One', github: 'one' },
        { name: 'Two', github: 'two' },
      ],
    };
    expect(personCounts('a@acme.com', 'two', [human('linear', 'a@acme.com'), ...mails], config)).toEqual({
      One: 1,
      Two: 1,
    });
  });
});
