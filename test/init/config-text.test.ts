import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseConfig } from '../../src/config/parse.ts';
import { closingLines, configComments } from '../../src/init/comments.ts';
import { configOf } from '../../src/init/config-of.ts';
import { configText } from '../../src/init/config-text.ts';
import { limitEntries, proposedLimits } from '../../src/init/propose-limits.ts';
import { joinedPeople, likelyPairs, personEntries } from '../../src/init/propose-people.ts';
import { proposedStages, waitingStates } from '../../src/init/propose-stages.ts';
import { teamEntries } from '../../src/init/propose-teams.ts';
import { resolvePeople } from '../../src/linking/people.ts';
import { sanitiseLine } from '../../src/text/sanitise.ts';
import { judge } from '../../src/verdict/judge.ts';
import { linearIssue, NOW, plan, snapshot } from '../support/builders.ts';

/** Names as people choose them, and as they should not: what could end a string or a comment. */
const name = fc
  .oneof(
    fc.constantFrom(
      'Payments',
      'payments',
      'In Review',
      '"',
      '\\',
      '*/ } ] //',
      '\u2028x',
      '\n{',
      '$\u007b{ x }}',
      '__proto__',
      ' ',
      '😀',
    ),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }),
  )
  // As the vendors' clients do with every reply.
  .map((text) => sanitiseLine(text) || 'x');
const key = fc.stringMatching(/^[A-Z][A-Z0-9]{0,3}$/);
const part = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9_.-]{0,8}$/);
const path = fc.tuple(part, part).map(([owner, rest]) => `${owner}/${rest}`);
const count = fc.nat({ max: 30 });

const found = fc.record({
  linear: fc.uniqueArray(fc.record({ key, name, parent: fc.constant(null), isMine: fc.boolean() }), {
    maxLength: 4,
    selector: (team) => team.key,
  }),
  github: fc.uniqueArray(fc.record({ slug: path, name, isMine: fc.boolean() }), {
    maxLength: 4,
    selector: (team) => team.slug.toLowerCase(),
  }),
  repositories: fc.option(fc.array(path, { maxLength: 40 }), { nil: null }),
  states: fc.array(fc.record({ team: key, name, position: fc.double({ noNaN: true }) }), { maxLength: 8 }),
  people: fc.array(fc.record({ name, isGithub: fc.boolean() }), { maxLength: 6 }),
  counts: fc.array(count, { minLength: 8, maxLength: 8 }),
});

describe('the written config', () => {
  test('always parses, says what was chosen, and judges', async () => {
    await fc.assert(
      fc.asyncProperty(found, async ({ linear, github, repositories, states, people, counts }) => {
        const teams = teamEntries(linear, github);
        const read = snapshot({
          teams: linear.map((team) => ({ source: 'linear', key: team.key, name: team.name, members: [] })),
          people: people.map((person, index) => ({
            source: person.isGithub ? 'github' : 'linear',
            handle: person.isGithub ? `user-${index}` : `u${index}@acme.com`,
            name: person.name,
          })),
          records: linear.map((team) => linearIssue({ id: `${team.key}-1`, assignees: ['u0@acme.com'] })),
        });
        const joined = joinedPeople(resolvePeople(plan({}), read), read);
        const limits = proposedLimits({
          people: counts.slice(0, 2).map((one, index) => ({ name: `p${index}`, count: one })),
          teams: teams.map((team, index) => ({ name: team.name, count: counts[index] ?? 0, members: index })),
          isWhole: true,
        });
        const config = configOf({
          timezone: 'Europe/Berlin',
          linear: linear.length > 0 ? linear.map((team) => team.key) : null,
          repositories,
          people: personEntries(likelyPairs(joined, read)),
          teams,
          stages: proposedStages(states, repositories !== null),
          waiting: waitingStates(states),
          limits: limitEntries(limits, teams),
          baseline: '.wiplimit-baseline.json',
        });
        const text = configText(config, configComments(limits, true), closingLines(joined));
        const parsed = await parseConfig(text, '.wiplimitrc.json');
        expect(parsed).toEqual(plan(config));
        judge(parsed, read, { now: Date.parse(NOW), version: '0.0.0' });
      }),
      { numRuns: 200 },
    );
  });

  test('is laid out for people: short things on a line, comments above what they are about', () => {
    const text = configText(
      {
        $schema: 'https://x.example/s.json',
        linear: { teams: ['PAY'] },
        limits: [
          { per: 'person', max: 3 },
          { per: 'team', teams: ['A "b"'], max: 8 },
        ],
      },
      { limits: ['Two\nlines'] },
      ['The end.'],
    );
    expect(text).toBe(`{
  "$schema": "https://x.example/s.json",
  "linear": { "teams": ["PAY"] },
  // Two lines
  "limits": [
    { "per": "person", "max": 3 },
    { "per": "team", "teams": ["A \\"b\\""], "max": 8 }
  ]
  // The end.
}
`);
  });

  test('names nobody in its comments', () => {
    const joined = {
      both: [],
      onlyLinear: [{ name: 'Zoe', handle: 'zoe@acme.com' }],
      onlyGithub: [{ name: 'zz', handle: 'zz' }],
    };
    const comments = [...Object.values(configComments([], true)).flat(), ...closingLines(joined)].join('\n');
    expect(comments).not.toMatch(/zoe|zz/i);
    expect(comments).toContain('1 person of Linear and 1 of GitHub');
  });

  const person = (today: number, max = 3) => [{ team: null, max, today, sensible: 3 }];
  test.each([
    [person(0), true, 'Nothing was in flight on the first day: 3 is a usual start.'],
    [person(0, 5), true, 'Nothing was in flight on the first day.'],
    [person(4), true, 'On the first day one person had at most 4 in flight.'],
    [person(4), false, 'On the first day one person had at least 4 in flight; not everything could be read.'],
  ])('says of the limits what was true on the first day: %j, whole %s', (limits, isWhole, sentence) => {
    expect(configComments(limits, isWhole).limits?.at(-1)).toBe(sentence);
  });
});
