import { describe, expect, it } from 'vitest';
import { parseConfig, planOf } from '../../src/config/parse.ts';
import { problemsLater, problemsOf } from './config-errors.ts';

/** What a person reads when a key or value does not fit the schema. */

const problems = (config: unknown) => problemsOf(() => planOf(config, 'x'));
const limit = (more: object) => ({ limits: [{ per: 'person', max: 3, ...more }] });

describe('unknown keys', () => {
  it.each([
    [{ limit: [] }, 'limit: is not a known key | Did you mean "limits"?'],
    [limit({ stage: ['review'] }), 'limits[0].stage: is not a known key | Did you mean "stages"?'],
    [{ exclude: {} }, 'exclude: is not a known key | "exclude" stands in github or linear.'],
    [
      { github: { timezone: 'UTC' } },
      'github.timezone: is not a known key | "timezone" stands at the top level of the config.',
    ],
    [{ blocked: { $import: './x' } }, 'blocked.$import: is not a known key | Here stand: labels, states.'],
    [{ 'a b': 1, limits: [] }, expect.stringContaining('["a b"]: is not a known key')],
    [
      { aging: { sle: { days: 8, percentle: 85 } } },
      'aging.sle.percentle: is not a known key | Did you mean "percentile"?',
    ],
  ])('%#', (config, problem) => {
    expect(problems(config)).toEqual([problem]);
  });

  it('are one mistake, not two, when a required key is mistyped', () => {
    expect(problems({ people: [{ nme: 'Ada' }], limits: [{ pr: 'person', mx: 3 }] })).toEqual([
      'people[0].nme: is not a known key | Did you mean "name"?',
      'limits[0].pr: is not a known key | Did you mean "per"?',
      'limits[0].mx: is not a known key | Did you mean "max"?',
    ]);
  });
});

describe('wrong values', () => {
  it.each([
    [[], ': must be an object of keys and values, not an empty list'],
    ['x', ': must be an object of keys and values, not "x"'],
    [null, ': must be an object of keys and values, not null'],
    [{ limits: { per: 'person' } }, 'limits: must be a list, not an object'],
    [{ linear: { teams: 'PAY' } }, 'linear.teams: must be a list, not "PAY" | Write ["PAY"].'],
    [{ linear: { teams: [] } }, 'linear.teams: must have at least 1 entry'],
    [{ linear: { teams: ['PAY-1'] } }, 'linear.teams[0]: "PAY-1" is not a Linear team key such as PAY'],
    [{ github: { repos: ['api'] } }, 'github.repos[0]: "api" is not a repository such as acme/api'],
    [{ github: { owners: ['acme/api'] } }, 'github.owners[0]: "acme/api" is not a GitHub owner such as acme'],
    [
      { github: { projects: [{ owner: 'acme' }] } },
      'github.projects[0].number: is missing | The number in the board’s address; for example 7.',
    ],
    [
      { github: { projects: [{ owner: 'acme', number: 0 }] } },
      'github.projects[0].number: must be more than 0, not 0',
    ],
    [{ github: { exclude: { forks: 'yes' } } }, 'github.exclude.forks: must be true or false, not "yes"'],
    [
      { github: { drafts: 'ignored' } },
      'github.drafts: "ignored" is not one of count or ignore | Did you mean "ignore"?',
    ],
    [{ people: [{ name: '' }] }, 'people[0].name: must not be empty'],
    [{ people: [{ name: 7 }] }, 'people[0].name: must be a text, not 7 | Write "7" in quotes.'],
    [
      { people: [{ name: 'Ada', github: 7 }] },
      'people[0].github: has the wrong shape: 7 | GitHub login, or a list of them; for example "ada-l".',
    ],
    [
      { people: [{ name: 'Ada', github: ['a', 7] }] },
      'people[0].github[1]: must be a text, not 7 | Write "7" in quotes.',
    ],
    [{ people: [{ name: 'Ada', linear: [] }] }, 'people[0].linear: must have at least 1 entry'],
    [
      { teams: [{ name: 'A', github: 'payments' }] },
      'teams[0].github: "payments" is not a GitHub team such as acme/payments',
    ],
    [{ stages: [] }, 'stages: must have at least 1 entry'],
    [
      { stages: [{ name: 'a', github: ['aproved'] }] },
      'stages[0].github[0]: "aproved" is not one of draft, open, changes_requested or approved | Did you mean "approved"?',
    ],
    [
      { limits: [{ max: 3 }] },
      'limits[0].per: is missing | What the limit holds for: each person, each team, …, or everyone together; for example "person".',
    ],
    [
      limit({ per: 'persn' }),
      'limits[0].per: "persn" is not one of person, team, reviewer, reviewing-team, agent, project, repository or everyone | Did you mean "person"?',
    ],
    [limit({ max: '3' }), 'limits[0].max: must be a whole number, not "3" | Write 3 without quotes.'],
    [limit({ max: 1.5 }), 'limits[0].max: must be a whole number, not 1.5'],
    [limit({ max: -1 }), 'limits[0].max: must be at least 0, not -1'],
    [limit({ max: null }), 'limits[0].max: must be a whole number, not null'],
    [limit({ blocked: 'count' }), 'limits[0].blocked: must be "ignore", not "count"'],
    [
      limit({ until: '2026-02-30' }),
      'limits[0].until: "2026-02-30" is not a calendar day | Write it as YYYY-MM-DD, such as 2026-11-23.',
    ],
    [limit({ people: [] }), 'limits[0].people: must have at least 1 entry'],
    [
      { aging: { sle: 'atuo' } },
      expect.stringMatching(/^aging\.sle: has the wrong shape: "atuo" \| Service level expectation: /),
    ],
    [{ aging: { sle: {} } }, 'aging.sle.days: is missing | Finished within this many days …; for example 8.'],
    [{ aging: { sle: { auto: false } } }, 'aging.sle.auto: must be true, not false'],
    [{ aging: { sle: { days: 8, percentile: 101 } } }, 'aging.sle.percentile: must be at most 100, not 101'],
    [
      { calendar: { weekend: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] } },
      'calendar.weekend: must have at most 6 entries',
    ],
    [
      { exceptions: [{ item: 'A-1', until: '2026-12-01' }] },
      'exceptions[0].reason: is missing | Why it is left out; for example "waiting for the bank".',
    ],
    [{ history: 'history.db' }, 'history: "history.db" is neither sqlite:PATH nor a postgres:// address'],
    [
      { post: [{ to: 'teams' }] },
      'post[0].to: "teams" is not one of slack, msteams, discord or webhook | Did you mean "msteams"?',
    ],
  ])('%#', (config, problem) => {
    expect(problems(config)).toEqual([problem]);
  });

  it('never repeat an address, which may hold a password', () => {
    expect(problems({ history: 'mysql://me:secret@db/x' })).toEqual([
      'history: this is neither sqlite:PATH nor a postgres:// address',
    ]);
  });

  it('are cut when they are long', () => {
    expect(problems({ stacks: 'x'.repeat(1000) })).toEqual([
      `stacks: "${'x'.repeat(59)}… is not one of one or each`,
    ]);
  });
});

it('everything wrong is reported at once, in the order of the file, with what only a comparison finds', async () => {
  const content = `{
    "timezone": "Europe/Berln",
    "limits": [
      { "per": "person", "max": 3, "warn": 5 },
      { "per": "persn", "max": 1, "people": ["Adda"] },
      { "per": "team", "people": ["Ada"], "maxPerPerson": "2" },
    ],
    "people": [ { "name": "Ada", "githb": "ada-l" }, { "name": "ADA" } ],
  }`;
  expect(await problemsLater(() => parseConfig(content, 'package.json'))).not.toEqual([]);
  expect(await problemsLater(() => parseConfig(`{"wiplimit": ${content}}`, 'package.json'))).toEqual([
    'wiplimit.timezone: "Europe/Berln" is not an IANA time zone | Did you mean "Europe/Berlin"?',
    'wiplimit.limits[0].warn: 5 is above "max" (3), so it would never warn | Lower "warn", or raise "max".',
    expect.stringMatching(/^wiplimit\.limits\[1\]\.per: "persn" is not one of /),
    'wiplimit.limits[1].people[0]: "Adda" is not defined under "people" (Ada, ADA) | Did you mean "Ada"?',
    'wiplimit.limits[2].people: works only with "per" person or reviewer, not with "team" | Remove "people", or change "per".',
    'wiplimit.limits[2].maxPerPerson: must be a number, not "2" | Write 2 without quotes.',
    'wiplimit.people[0].githb: is not a known key | Did you mean "github"?',
    'wiplimit.people[1].name: "ADA" is already the name of people[0] | Join the two entries; several accounts stand in a list.',
  ]);
});
