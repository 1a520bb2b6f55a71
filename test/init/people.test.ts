import { expect, test } from 'vitest';
import { joinedPeople, likelyPairs, personEntries } from '../../src/init/propose-people.ts';
import { resolvePeople } from '../../src/linking/people.ts';
import { plan, snapshot } from '../support/builders.ts';

const found = snapshot({
  people: [
    { source: 'linear', handle: 'ada@acme.com', name: 'Ada', email: 'ada@acme.com', githubId: 7 },
    { source: 'github', handle: 'ada-l', githubId: 7 },
    { source: 'linear', handle: 'grace@acme.com', name: 'Grace Hopper', email: 'grace@acme.com' },
    { source: 'github', handle: 'GraceHopper' },
    { source: 'linear', handle: 'linus@acme.com', name: 'Linus', email: 'linus@acme.com' },
    { source: 'github', handle: 'lt', name: 'Linus' },
    { source: 'linear', handle: 'sam@acme.com', name: 'sam', email: 'sam@acme.com' },
    { source: 'linear', handle: 'sam@acme.example', name: 'sam', email: 'sam@acme.example' },
    { source: 'github', handle: 'sam' },
    { source: 'linear', handle: 'kim@acme.com', name: 'kim', email: 'kim@acme.com' },
    { source: 'github', handle: 'kim' },
    { source: 'github', handle: 'ki-m' },
    { source: 'linear', handle: 'gone@acme.com', name: 'Gone', active: false },
    { source: 'github', handle: 'robot', kind: 'bot' },
  ],
});
const joined = joinedPeople(resolvePeople(plan({}), found), found);

test('who is joined by what the sources say, and who stands alone; nobody inactive, no bot', () => {
  expect(joined.both).toEqual(['Ada']);
  expect(joined.onlyLinear.map(({ handle }) => handle)).toEqual([
    'grace@acme.com',
    'kim@acme.com',
    'linus@acme.com',
    'sam@acme.com',
    'sam@acme.example',
  ]);
  expect(joined.onlyGithub.map(({ handle }) => handle)).toEqual(['GraceHopper', 'ki-m', 'kim', 'lt', 'sam']);
});

test('equal names suggest one person, unless two could be meant', () => {
  const pairs = likelyPairs(joined, found);
  expect(personEntries(pairs)).toEqual([
    { name: 'Grace Hopper', github: 'GraceHopper', linear: 'grace@acme.com' },
    { name: 'Linus', github: 'lt', linear: 'linus@acme.com' },
  ]);
});

test('a config with these people joins them', () => {
  const people = personEntries(likelyPairs(joined, found));
  const again = joinedPeople(resolvePeople(plan({ people }), found), found);
  expect(again.both).toEqual(['Ada', 'Grace Hopper', 'Linus']);
});
