import { describe, expect, test } from 'vitest';
import { itemOf, limitOf, linearIssue, pullRequest, verdictOf } from '../support/builders.ts';
import {
  githubTeam,
  human,
  linearTeam,
  type PersonDraft,
  type RecordDraft,
  type TeamDraft,
} from './scene.ts';

type Config = Parameters<typeof verdictOf>[0];

function teamsOf(
  records: RecordDraft[],
  config: Config,
  rest: { teams?: TeamDraft[]; people?: PersonDraft[] } = {},
): string[] {
  return itemOf(verdictOf(config, { records, ...rest }), records[0]?.id ?? '').teams;
}
const PEOPLE = [
  { name: 'Ada', github: 'ada-l', linear: 'ada@acme.com' },
  { name: 'Grace', github: 'grace-h', linear: 'grace@acme.com' },
];
const pull = (author: string | null = null, id = 'acme/pay-api#1') => pullRequest({ id, author });

describe('2.6 The Linear team answers first', () => {
  const teams = [
    { name: 'Payments', linear: ['PAY'], people: [] },
    { name: 'Web', repos: ['acme/web'], people: ['Grace'] },
  ];
  const config: Config = { people: PEOPLE, teams };
  test('before the repository and the holders', () => {
    const records = [
      linearIssue({ id: 'PAY-1', assignees: ['grace@acme.com'] }),
      pullRequest({ id: 'acme/web#1', title: 'PAY-1', author: 'grace-h' }),
    ];
    expect(teamsOf(records, config)).toEqual(['Payments']);
  });
  test('the issue’s own team, which need not be its identifier’s key', () => {
    expect(teamsOf([linearIssue({ id: 'OLD-1', team: 'PAY' })], config)).toEqual(['Payments']);
  });
  test('a key in any letter case', () => {
    expect(teamsOf([linearIssue({ id: 'PAY-1' })], { teams: [{ name: 'P', linear: ['pay'] }] })).toEqual([
      'P',
    ]);
  });

  const tree = [
    linearTeam('PAY'),
    linearTeam('CARD', { parent: 'PAY' }),
    linearTeam('EU', { parent: 'CARD' }),
  ];
  test('a sub-team belongs to its nearest ancestor that a team claims', () => {
    const one = { teams: [{ name: 'Payments', linear: ['PAY'] }] };
    expect(teamsOf([linearIssue({ id: 'EU-1' })], one, { teams: tree })).toEqual(['Payments']);
    const two = { teams: [...one.teams, { name: 'Cards', linear: ['CARD'] }] };
    expect(teamsOf([linearIssue({ id: 'EU-1' })], two, { teams: tree })).toEqual(['Cards']);
    const three = { teams: [...two.teams, { name: 'Europe', linear: ['EU'] }] };
    expect(teamsOf([linearIssue({ id: 'EU-1' })], three, { teams: tree })).toEqual(['Europe']);
    expect(teamsOf([linearIssue({ id: 'PAY-1' })], three, { teams: tree })).toEqual(['Payments']);
  });
  test('of several teams that claim one Linear team, those with a holder as member, else all', () => {
    const two: Config = {
      people: PEOPLE,
      teams: [
        { name: 'A', linear: ['PAY'], people: ['Ada'] },
        { name: 'B', linear: ['PAY'], people: ['Grace'] },
      ],
    };
    expect(teamsOf([linearIssue({ id: 'PAY-1', assignees: ['ada@acme.com'] })], two)).toEqual(['A']);
    expect(teamsOf([linearIssue({ id: 'PAY-1' })], two)).toEqual(['A', 'B']);
  });
  test('teams that are each other’s parents end no run in a circle', () => {
    const circle = [linearTeam('AA', { parent: 'BB' }), linearTeam('BB', { parent: 'AA' })];
    expect(
      teamsOf([linearIssue({ id: 'AA-1' })], { teams: [{ name: 'P', linear: ['PAY'] }] }, { teams: circle }),
    ).toEqual([]);
  });
  test('a Linear team that no team claims leaves the answer to the repository, then to the holders', () => {
    const issue = linearIssue({ id: 'OPS-1', assignees: ['grace@acme.com'] });
    const found = { teams: [linearTeam('OPS')] };
    expect(teamsOf([issue, pullRequest({ id: 'acme/web#1', title: 'OPS-1' })], config, found)).toEqual([
      'Web',
    ]);
    expect(teamsOf([issue], config, found)).toEqual(['Web']);
    expect(teamsOf([{ ...issue, assignees: [] }], config, found)).toEqual([]);
  });
});

describe('2.6 Then the repository', () => {
  test('by name or glob, in any letter case, before the holders', () => {
    const claim = (repos: string[]) =>
      teamsOf([pull('grace-h')], {
        people: PEOPLE,
        teams: [
          { name: 'Payments', repos, people: [] },
          { name: 'Web', people: ['Grace'] },
        ],
      });
    expect(claim(['acme/pay-api'])).toEqual(['Payments']);
    expect(claim(['acme/pay-*'])).toEqual(['Payments']);
    expect(claim(['Acme/PAY-*'])).toEqual(['Payments']);
    expect(claim(['acme/*'])).toEqual(['Payments']);
    expect(claim(['acme/web', 'acme/pay'])).toEqual(['Web']);
  });
  const both: Config = {
    people: PEOPLE,
    teams: [
      { name: 'A', repos: ['acme/*'], people: ['Ada'] },
      { name: 'B', repos: ['acme/pay-api'], people: ['Grace'] },
      { name: 'C', people: ['Ada'] },
    ],
  };
  test('of several claimants, those with a holder as member', () => {
    expect(teamsOf([pull('ada-l')], both)).toEqual(['A']);
    expect(teamsOf([pull('grace-h')], both)).toEqual(['B']);
    expect(teamsOf([{ ...pull('ada-l'), assignees: ['grace-h'] }], both)).toEqual(['A', 'B']);
  });
  test('else all of them', () => {
    expect(teamsOf([pull('stranger')], both)).toEqual(['A', 'B']);
    expect(teamsOf([pull()], both)).toEqual(['A', 'B']);
  });
});

describe('2.6 Then the holders’ teams', () => {
  const config: Config = {
    people: PEOPLE,
    teams: [
      { name: 'A', people: ['Ada'] },
      { name: 'B', people: ['Ada', 'Grace'] },
      { name: 'C', people: [] },
    ],
  };
  test('each team of each holder', () => {
    expect(teamsOf([pull('ada-l')], config)).toEqual(['A', 'B']);
    expect(teamsOf([pull('grace-h')], config)).toEqual(['B']);
    expect(teamsOf([pull('stranger')], config)).toEqual([]);
  });
});

describe('2.6 Members', () => {
  const teams = [
    githubTeam('acme/payments', ['grace-h']),
    linearTeam('PAY', { members: ['ada@acme.com', 'left@acme.com', 'app@linear.app'] }),
  ];
  const people = [
    human('linear', 'ada@acme.com', { name: 'Ada' }),
    human('linear', 'left@acme.com', { name: 'Left', active: false }),
    human('linear', 'app@linear.app', { name: 'App', kind: 'agent' }),
  ];
  /** maxPerPerson 1 shows the number of members as the limit’s max. */
  const members = (team: { people?: string[]; github?: string; linear?: string[] }) =>
    limitOf(
      verdictOf(
        {
          people: PEOPLE,
          teams: [{ name: 'P', ...team }],
          limits: [
            { per: 'team', maxPerPerson: 1 },
            { per: 'person', teams: ['P'], max: 2 },
          ],
        },
        { records: [], teams, people },
      ),
      'team/P/*',
    ).max;
  const names = (team: { people?: string[]; github?: string; linear?: string[] }) =>
    verdictOf(
      { people: PEOPLE, teams: [{ name: 'P', ...team }], limits: [{ per: 'person', teams: ['P'], max: 2 }] },
      { records: [], teams, people },
    ).limits.map(({ subject }) => subject);
  test('are `people` where the config has them', () => {
    expect(names({ people: ['Ada', 'Grace'], github: 'acme/payments', linear: ['PAY'] })).toEqual([
      'Ada',
      'Grace',
    ]);
    expect(members({ people: ['Ada', 'Grace'], github: 'acme/payments' })).toBe(2);
  });
  test('else the GitHub team’s', () => {
    expect(names({ github: 'Acme/Payments', linear: ['PAY'] })).toEqual(['Grace']);
    expect(members({ github: 'acme/payments', linear: ['PAY'] })).toBe(1);
  });
  test('else the Linear team’s active members, without agents', () => {
    expect(names({ linear: ['PAY'] })).toEqual(['Ada']);
    expect(members({ linear: ['PAY'] })).toBe(1);
  });
  test('an empty list of people is a list: nobody', () => {
    expect(names({ people: [], github: 'acme/payments', linear: ['PAY'] })).toEqual([]);
  });
});

describe('2.6 Without `teams`, each Linear team is one, under its name', () => {
  const teams = [
    linearTeam('PAY', { name: 'Payments', members: ['ada@acme.com'] }),
    linearTeam('CARD', { name: 'Cards', parent: 'PAY' }),
  ];
  test('a sub-team too', () => {
    const verdict = verdictOf(
      { limits: [{ per: 'team', max: 3 }] },
      { teams, records: [linearIssue({ id: 'CARD-1' }), linearIssue({ id: 'PAY-1' })] },
    );
    expect(itemOf(verdict, 'CARD-1').teams).toEqual(['Cards']);
    expect(itemOf(verdict, 'PAY-1').teams).toEqual(['Payments']);
    expect(verdict.limits.map(({ subject, count }) => [subject, count])).toEqual([
      ['Cards', 1],
      ['Payments', 1],
    ]);
  });
  test('its active members are the team: their pull requests without an issue are its work', () => {
    const config = { people: PEOPLE };
    expect(teamsOf([pull('ada-l')], config, { teams })).toEqual(['Payments']);
    expect(teamsOf([pull('grace-h')], config, { teams })).toEqual([]);
  });
  test('a team that is known only so that its key names issues is none of them', () => {
    const verdict = verdictOf(
      { limits: [{ per: 'team', max: 3 }] },
      { teams: [...teams, { ...linearTeam('OPS'), inScope: false }], records: [] },
    );
    expect(verdict.limits.map(({ subject }) => subject)).toEqual(['Cards', 'Payments']);
  });
  test('`teams` of an empty list is a config with no teams', () => {
    expect(teamsOf([linearIssue({ id: 'PAY-1' })], { teams: [] }, { teams })).toEqual([]);
  });
});
