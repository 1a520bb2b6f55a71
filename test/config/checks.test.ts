import { describe, expect, it } from 'vitest';
import { planOf } from '../../src/config/parse.ts';
import { problemsOf } from './config-errors.ts';

/** What is wrong with a config although each value fits the schema. */

const problems = (config: unknown) => problemsOf(() => planOf(config, 'x'));
const JOIN = 'Join the two entries; several accounts stand in a list.';
const ONE_OWNER = 'An account belongs to one person or agent: remove it from one of them.';

describe('names', () => {
  it.each([
    [
      { people: [{ name: 'Ada' }, { name: 'ada' }] },
      [`people[1].name: "ada" is already the name of people[0] | ${JOIN}`],
    ],
    [
      { people: [{ name: 'Ada' }], agents: [{ name: 'Ada' }] },
      [`agents[0].name: "Ada" is already the name of people[0] | ${JOIN}`],
    ],
    [
      { teams: [{ name: 'A' }, { name: 'B' }, { name: 'a' }] },
      ['teams[2].name: "a" is already the name of teams[0] | Join the two entries, or rename one.'],
    ],
    [
      { stages: [{ name: 'Doing' }, { name: 'doing' }] },
      ['stages[1].name: "doing" is already the name of stages[0] | Join the two entries, or rename one.'],
    ],
    [{ people: [{ name: 'Ada' }], teams: [{ name: 'Ada' }], stages: [{ name: 'Ada' }] }, []],
  ])('stand once: %#', (config, expected) => {
    expect(problems(config)).toEqual(expected);
  });
});

describe('accounts', () => {
  it.each(['ada-l', '@ada-l', 'ADA-L', 'ada-l[bot]', 'app/ada-l'])('%s belongs to one person', (github) => {
    expect(
      problems({
        people: [
          { name: 'Ada', github: 'ada-l' },
          { name: 'Grace', github: ['g', github] },
        ],
      }),
    ).toEqual([
      `people[1].github[1]: the GitHub account "${github}" already belongs to "Ada" | ${ONE_OWNER}`,
    ]);
  });

  it('are compared between people and agents, and in Linear', () => {
    expect(
      problems({
        people: [
          { name: 'Ada', github: 'bot', linear: 'Ada@acme.com' },
          { name: 'Grace', linear: ['ada@ACME.com'] },
        ],
        agents: [{ name: 'Copilot', github: 'bot[bot]' }],
      }),
    ).toEqual([
      `people[1].linear[0]: the Linear account "ada@ACME.com" already belongs to "Ada" | ${ONE_OWNER}`,
      `agents[0].github: the GitHub account "bot[bot]" already belongs to "Ada" | ${ONE_OWNER}`,
    ]);
  });

  it('may stand twice under one person, and in both sources', () => {
    expect(problems({ people: [{ name: 'Ada', github: ['ada', '@Ada'], linear: 'ada' }] })).toEqual([]);
  });
});

describe('stages', () => {
  const LEAVE = 'A state stands in one stage: remove it from one of them.';

  it('share no state of one kind', () => {
    expect(
      problems({
        stages: [
          { name: 'doing', linear: ['Open', 'open'], github: ['draft'], project: ['Open'] },
          { name: 'review', linear: ['OPEN'], github: ['open', 'draft'], project: ['Done', 'open'] },
        ],
      }),
    ).toEqual([
      `stages[1].linear[0]: the Linear state "OPEN" already stands in the stage "doing" | ${LEAVE}`,
      `stages[1].github[1]: the pull request state "draft" already stands in the stage "doing" | ${LEAVE}`,
      `stages[1].project[1]: the board status "open" already stands in the stage "doing" | ${LEAVE}`,
    ]);
  });
});

describe('limits', () => {
  const limit = (more: object, rest: object = {}) =>
    problems({ people: [{ name: 'Ada', github: 'ada-l' }], limits: [{ per: 'person', ...more }], ...rest });

  it.each([
    [{}, 'limits[0]: has neither "max" nor "maxPerPerson" | Say how many are allowed, such as "max": 3.'],
    [
      { per: 'team', max: 3, maxPerPerson: 1 },
      'limits[0]: has both "max" and "maxPerPerson" | Keep one of the two.',
    ],
    [
      { maxPerPerson: 1 },
      'limits[0].maxPerPerson: works only with "per": "team", not with "person" | Use "max" instead.',
    ],
    [
      { max: 3, warn: 4 },
      'limits[0].warn: 4 is above "max" (3), so it would never warn | Lower "warn", or raise "max".',
    ],
    [
      { max: 3, from: '2026-11-29', until: '2026-11-23' },
      'limits[0].until: 2026-11-23 is before "from" (2026-11-29), so the limit would never hold | Swap the two days.',
    ],
    [
      { per: 'everyone', max: 3, teams: ['A'] },
      'limits[0].teams: works only with "per" person, reviewer, team or reviewing-team, not with "everyone" | Remove "teams", or change "per".',
    ],
    [
      { per: 'agent', max: 3, people: ['Ada'] },
      'limits[0].people: works only with "per" person or reviewer, not with "agent" | Remove "people", or change "per".',
    ],
    [
      { max: 3, people: ['Adda'] },
      'limits[0].people[0]: "Adda" is not defined under "people" (Ada) | Did you mean "Ada"?',
    ],
    [
      { max: 3, people: ['ada-l'] },
      'limits[0].people[0]: "ada-l" is not defined under "people" (Ada) | Did you mean "Ada"?',
    ],
    [
      { max: 3, people: ['Grace'] },
      'limits[0].people[0]: "Grace" is not defined under "people" (Ada) | Add it: {"name": "Grace"}.',
    ],
    [
      { max: 3, stages: ['doing', 'reveiw'] },
      'limits[0].stages[1]: "reveiw" is not a stage of this config (doing, review) | Did you mean "review"?',
    ],
  ])('%#', (more, problem) => {
    expect(limit(more)).toEqual([problem]);
  });

  it.each([
    [{ max: 0 }],
    [{ max: 3, warn: 3 }],
    [{ max: 3, from: '2026-11-23', until: '2026-11-23' }],
    [{ max: 3, people: ['ADA'], stages: ['Review'] }],
    [{ per: 'team', maxPerPerson: 1.5 }],
    [{ per: 'reviewing-team', max: 3, teams: ['Whatever Linear calls it'] }],
  ])('allows %j', (more) => {
    expect(limit(more)).toEqual([]);
  });

  it('may be alike: the lowest max wins', () => {
    expect(
      problems({
        limits: [
          { per: 'person', max: 3 },
          { per: 'person', max: 2 },
        ],
      }),
    ).toEqual([]);
  });

  it('name only teams and stages that the config defines, once it defines some', () => {
    const rest = { teams: [{ name: 'Payments' }], stages: [{ name: 'build' }] };
    expect(
      limit({ per: 'team', max: 3, teams: ['Payment', 'payments'], stages: ['doing', 'Build'] }, rest),
    ).toEqual([
      'limits[0].teams[0]: "Payment" is not defined under "teams" (Payments) | Did you mean "Payments"?',
      'limits[0].stages[0]: "doing" is not a stage of this config (build)',
    ]);
  });

  it('say whose account it is when one stands in place of a name', () => {
    expect(
      problems({
        people: [{ name: 'Ada', linear: 'lovelace@acme.com', github: ['al'] }],
        limits: [{ per: 'person', max: 3, people: ['Lovelace@acme.com', '@AL'] }],
      }),
    ).toEqual([
      'limits[0].people[0]: "Lovelace@acme.com" is not defined under "people" (Ada) | That is an account of "Ada": write the name.',
      'limits[0].people[1]: "@AL" is not defined under "people" (Ada) | That is an account of "Ada": write the name.',
    ]);
  });

  it('are not blamed for names that are missing only because their definition is ill-formed', () => {
    expect(
      problems({
        people: [{ name: 7 }],
        teams: 'Payments',
        stages: [],
        limits: [{ per: 'person', max: '3', people: ['Grace'], teams: ['Payments'], stages: ['review'] }],
      }).map((problem) => problem.split(':')[0]),
    ).toEqual(['people[0].name', 'teams', 'stages', 'limits[0].max']);
  });
});

describe('the rest', () => {
  it.each([
    [
      { teams: [{ name: 'A', people: ['Ada'] }] },
      'teams[0].people[0]: "Ada" is not defined under "people" | Add it: {"name": "Ada"}.',
    ],
    [
      { people: [{ name: 'Ada', away: [{ from: '2026-12-21', to: '2026-12-20' }] }] },
      'people[0].away[0].to: 2026-12-20 is before "from" (2026-12-21) | Swap the two days.',
    ],
    [{ timezone: 'Berlin' }, 'timezone: "Berlin" is not an IANA time zone | Did you mean "Europe/Berlin"?'],
    [
      { timezone: 'Amerika/New York' },
      'timezone: "Amerika/New York" is not an IANA time zone | Did you mean "America/New_York"?',
    ],
    [
      { timezone: '+02:00' },
      'timezone: "+02:00" is not an IANA time zone | Write it as region and city, such as Europe/Berlin, or UTC.',
    ],
  ])('%#', (config, problem) => {
    expect(problems(config)).toEqual([problem]);
  });

  it.each(['UTC', 'Europe/Berlin', 'Asia/Kolkata', 'Asia/Kathmandu'])('knows the zone %s', (timezone) => {
    expect(problems({ timezone })).toEqual([]);
  });

  it('lets empty lists of labels and states stand', () => {
    expect(
      problems({ expedite: {}, blocked: { labels: [], states: [] }, people: [], teams: [], limits: [] }),
    ).toEqual([]);
  });
});
