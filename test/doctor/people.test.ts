import { describe, expect, test } from 'vitest';
import { diagnosed } from './facts.ts';

const CONFIG = { github: { owners: ['acme'] }, linear: { teams: ['PAY'] } };
const linearUser = (handle: string, name: string, more: object = {}) => ({
  source: 'linear' as const,
  handle,
  name,
  email: handle,
  ...more,
});
const githubUser = (handle: string, name: string | null = null) => ({
  source: 'github' as const,
  handle,
  name,
});

describe('people', () => {
  const pairs = (linear: [string, string][], github: [string, string | null][], config: object = {}) =>
    diagnosed(
      { ...CONFIG, limits: [{ per: 'person', max: 3 }], ...config },
      {
        people: [
          ...linear.map(([email, name]) => linearUser(email, name)),
          ...github.map(([login, name]) => githubUser(login, name)),
        ],
      },
    ).found('not-joined')[0]?.entries ?? [];

  test.each<[string, [string, string], [string, string | null]]>([
    ['an equal name', ['al@acme.com', 'Ada Lovelace'], ['countess', 'Ada Lovelace']],
    ['accents and case aside', ['z@acme.com', 'Zoë Müller'], ['zm', 'ZOE MULLER']],
    ['a login like the mail', ['ada.lovelace@acme.com', 'A'], ['ada-lovelace', null]],
    ['initial and last name', ['ada.lovelace@acme.com', 'A'], ['alovelace', null]],
    ['first name and initial', ['ada.lovelace@acme.com', 'A'], ['adal', null]],
    ['the first name only, if nobody else has it', ['ada@acme.com', 'Ada'], ['ada-l99', null]],
  ])('%s looks like one person', (_how, linear, github) => {
    expect(pairs([linear, ['grace@acme.com', 'Grace']], [github, ['cy', null]])).toEqual([
      `${linear[0]} and ${github[0]}`,
    ]);
  });

  test('two of a name are not guessed at, nor two letters', () => {
    expect(
      pairs(
        [['ada@acme.com', 'Ada']],
        [
          ['ada-l', null],
          ['ada-b', null],
        ],
      ),
    ).toEqual([]);
    const adas: [string, string][] = [
      ['ada.x@acme.com', 'Q'],
      ['ada.y@acme.com', 'R'],
    ];
    expect(pairs(adas, [['ada-z', null]])).toEqual([]);
    expect(pairs([['cy@acme.com', 'Cy']], [['cy', null]])).toEqual([]);
  });

  test('whom the config joins, or keeps apart, are not spoken of', () => {
    const joined = [{ name: 'Ada', github: 'ada-l', linear: 'ada@acme.com' }];
    expect(pairs([['ada@acme.com', 'Ada']], [['ada-l', null]], { people: joined })).toEqual([]);
    const apart = [
      { name: 'Ada L', github: 'ada-l' },
      { name: 'Ada B', linear: 'ada@acme.com' },
    ];
    expect(pairs([['ada@acme.com', 'Ada']], [['ada-l', null]], { people: apart })).toEqual([]);
  });

  test('others who do not count are no matter; a person of the config is', () => {
    const people = [[['ada@acme.com', 'Ada']], [['ada-l', null]]] as [[string, string][], [string, null][]];
    expect(pairs(...people, { others: 'ignore' })).toEqual([]);
    expect(pairs(...people, { people: [{ name: 'Ada', github: 'ada-l' }] })).toEqual([
      'ada@acme.com and ada-l',
    ]);
  });

  test('somebody of the config with one account only, or none', () => {
    const people = [{ name: 'Ada', github: 'ada-l' }, { name: 'Grace' }];
    const { found } = diagnosed({ ...CONFIG, people, limits: [] }, {});
    expect(found('one-account')[0]?.entries).toEqual(['Ada (only GitHub: ada-l)']);
    expect(found('no-account')[0]?.entries).toEqual(['Grace']);
    const linearOnly = diagnosed({ ...CONFIG, people, limits: [] }, {}, { asked: ['linear'] });
    expect(linearOnly.found('one-account')).toEqual([]);
  });

  const ADA = [{ name: 'Ada', github: 'ada-l', linear: 'ada@acme.com' }];
  test('accounts that nobody has, that are switched off, that were not met', () => {
    const draft = { people: [githubUser('ada-ll'), linearUser('ada@acme.com', 'Ada', { active: false })] };
    const unknown = { unknownLogins: ['ADA-L'], unknownEmails: [], inactiveEmails: [] };
    const { found } = diagnosed({ ...CONFIG, people: ADA, limits: [] }, draft, { accounts: unknown });
    expect(found('unknown-account')[0]).toMatchObject({ level: 'problem', remedy: 'Did you mean ada-ll?' });
    expect(found('inactive-account')[0]).toMatchObject({ level: 'hint', path: 'people[0].linear' });
    const unmet = diagnosed({ ...CONFIG, people: ADA, limits: [] }, {});
    expect(unmet.found('unseen-account').map(({ path }) => path)).toEqual(['people[0].linear']);
    const replayed = diagnosed({ ...CONFIG, people: ADA, limits: [] }, {}, { live: false });
    expect(replayed.found('unseen-account')).toHaveLength(2);
  });

  const meant = (
    email: string,
    more: { people?: [string, string][]; others?: string[]; agents?: object[] },
  ) => {
    const { people = [], others = [], agents = [] } = more;
    const draft = {
      people: [['cy@acme.com', 'Cy'] as [string, string], ...people].map((p) => linearUser(...p)),
    };
    const config = {
      ...CONFIG,
      limits: [],
      agents: agents as [],
      people: [{ name: 'Somebody', linear: email }, ...others.map((linear) => ({ name: linear, linear }))],
    };
    const accounts = { unknownLogins: [], unknownEmails: [email], inactiveEmails: [] };
    return diagnosed(config, draft, { accounts }).found('unknown-account')[0]?.remedy;
  };

  test('an e-mail is near to another by who is named, not by the domain that all share', () => {
    expect(meant('nobody@acme.com', {})).toBe('Correct it.');
    expect(meant('grace@acme.com', {})).toBe('Correct it.');
    const grace = { people: [['grace.hopper@acme.com', 'Grace']] as [string, string][] };
    expect(meant('grace.hoper@acme.com', grace)).toBe('Did you mean grace.hopper@acme.com?');
    expect(meant('grace.hopper@acme.con', grace)).toBe('Did you mean grace.hopper@acme.com?');
    expect(meant('grace.hopper@other.org', grace)).toBe('Correct it.');
  });

  test('an account that the config gives to somebody is proposed to nobody else', () => {
    const grace = { people: [['grace.hopper@acme.com', 'Grace']] as [string, string][] };
    const email = 'grace.hoper@acme.com';
    expect(meant(email, { ...grace, others: ['Grace.Hopper@acme.com'] })).toBe('Correct it.');
    expect(meant(email, { ...grace, agents: [{ name: 'Bot', linear: 'grace.hopper@acme.com' }] })).toBe(
      'Correct it.',
    );
  });

  test('for an account that exists none is proposed, however near', () => {
    const people = [
      { name: 'Grace', linear: 'grace@acme.com' },
      { name: 'Gone', linear: 'gone@acme.com' },
    ];
    const draft = { people: ['gracy@acme.com', 'gony@acme.com'].map((email) => linearUser(email, email)) };
    const accounts = { unknownLogins: [], unknownEmails: [], inactiveEmails: ['gone@acme.com'] };
    const { found } = diagnosed({ ...CONFIG, people, limits: [] }, draft, { accounts });
    const remedies = [...found('inactive-account'), ...found('unseen-account')].map(({ remedy }) => remedy);
    expect(remedies).toHaveLength(2);
    expect(remedies.join()).not.toContain('Did you mean');
  });

  test('of a source that was not read whole nobody can tell who is missing there', () => {
    const sources = [{ name: 'linear' as const, status: 'partial' as const }];
    const { found } = diagnosed({ ...CONFIG, people: ADA, limits: [] }, { sources }, { live: false });
    expect(found('unseen-account').map(({ path }) => path)).toEqual(['people[0].github']);
  });

  test('with privacy no finding names a person', () => {
    const people = [
      ...ADA,
      { name: 'Grace', github: 'grace-h' },
      { name: 'Linus', linear: 'linus@acme.com' },
      { name: 'Eve' },
    ];
    const note = 'Grace has no account and ada-l, BARBARA and linus@acme.com are asked for.';
    const draft = {
      people: [linearUser('barbara@acme.com', 'Barbara'), githubUser('barbara-l')],
      sources: [{ name: 'github' as const, status: 'partial' as const, problems: [note], notes: [note] }],
    };
    const accounts = { unknownLogins: ['ada-l'], unknownEmails: ['ada@acme.com'], inactiveEmails: [] };
    const answer = diagnosed({ ...CONFIG, people, limits: [], privacy: 'team' }, draft, { accounts });
    const checks = answer.findings.map(({ check }) => check);
    expect(checks).toEqual(
      expect.arrayContaining(['unknown-account', 'not-joined', 'one-account', 'no-account']),
    );
    // Nor does its place in the list.
    expect(answer.findings.find(({ check }) => check === 'unknown-account')?.path).toBe('people');
    expect(JSON.stringify(answer)).not.toMatch(/ada|grace|linus|barbara|eve\b/i);
  });
});
