import { describe, expect, test } from 'vitest';
import type { FoundLinearTeam, FoundRepository, FoundState } from '../../src/init/found.ts';
import { morningInUtc } from '../../src/init/morning.ts';
import {
  above,
  limitEntries,
  proposedLimits,
  raisedToToday,
  startingLimit,
} from '../../src/init/propose-limits.ts';
import {
  proposedGithubTeams,
  proposedLinearTeams,
  proposedOwners,
  proposedRepositories,
  withSubTeams,
} from '../../src/init/propose-sources.ts';
import { proposedStages, waitingStates } from '../../src/init/propose-stages.ts';
import { teamEntries } from '../../src/init/propose-teams.ts';
import { cronLine, workflowText } from '../../src/init/workflow-text.ts';
import { NOW } from '../support/builders.ts';

const team = (key: string, more: Partial<FoundLinearTeam> = {}): FoundLinearTeam => ({
  key,
  name: key,
  parent: null,
  isMine: false,
  ...more,
});
const repository = (name: string, pushedAt: string | null, isFork = false): FoundRepository => ({
  name,
  pushedAt,
  isFork,
});
const states = (key: string, ...names: string[]): FoundState[] =>
  names.map((name, position) => ({ team: key, name, position }));

describe('what is proposed to be read', () => {
  test('my Linear teams; where I am in none, those at the top', () => {
    const teams = [team('PAY'), team('CHK', { parent: 'PAY' }), team('PLT', { isMine: true })];
    expect(proposedLinearTeams(teams)).toEqual(['PLT']);
    expect(proposedLinearTeams(teams.slice(0, 2))).toEqual(['PAY']);
  });

  test('a team brings every team below it, in whatever order they are listed', () => {
    const teams = [team('C', { parent: 'B' }), team('B', { parent: 'A' }), team('A'), team('X')];
    expect(withSubTeams(['A'], teams)).toEqual(['C', 'B', 'A']);
  });

  test('repositories pushed to in the last 90 days, no forks; where there are none, the first ones', () => {
    const [recent, old, fork, never] = [
      repository('acme/api', '2026-11-01T00:00:00Z'),
      repository('acme/old', '2026-01-01T00:00:00Z'),
      repository('acme/fork', '2026-11-01T00:00:00Z', true),
      repository('acme/new', null),
    ];
    const now = Date.parse(NOW);
    expect(proposedRepositories([recent, fork, old, never], now)).toEqual(['acme/api']);
    expect(proposedRepositories([fork, old, never], now)).toEqual(['acme/old', 'acme/new']);
    expect(proposedOwners(['ada-l', 'Acme'], [recent])).toEqual(['Acme']);
    expect(proposedOwners(['ada-l', 'acme'], [])).toEqual(['ada-l']);
  });

  test('a GitHub team of a Linear team’s name is the same team; other names do not clash', () => {
    const linear = [
      team('PAY', { name: 'Pay & Co' }),
      team('PLT', { name: 'Platform' }),
      team('X', { name: 'platform' }),
    ];
    const github = [
      { slug: 'acme/pay-co', name: 'Money', isMine: false },
      { slug: 'acme/design', name: 'Platform', isMine: true },
    ];
    expect(proposedGithubTeams(github, linear)).toEqual(['acme/pay-co', 'acme/design']);
    expect(proposedGithubTeams(github, [])).toEqual(['acme/design']);
    expect(teamEntries(linear, github)).toEqual([
      { name: 'Pay & Co', linear: ['PAY'], github: 'acme/pay-co' },
      { name: 'Platform', linear: ['PLT'], github: 'acme/design' },
      { name: 'platform (X)', linear: ['X'] },
    ]);
  });
});

describe('stages', () => {
  test('come from the states in their order, and pull requests join in', () => {
    const found = [
      ...states('PAY', 'In Progress', 'Code Review', 'QA', 'Ready to merge'),
      ...states('PLT', 'Doing', 'in progress', 'Review'),
    ];
    expect(proposedStages(found, true)).toEqual([
      { name: 'doing', linear: ['In Progress', 'Doing'], github: ['draft'] },
      { name: 'review', linear: ['Code Review', 'Review'], github: ['open', 'changes_requested'] },
      { name: 'test', linear: ['QA'] },
      { name: 'merge', linear: ['Ready to merge'], github: ['approved'] },
    ]);
  });

  test('a team that tests before it reviews has the stages in that order', () => {
    const found = states('PAY', 'Doing', 'Testing', 'Review').reverse();
    const names = proposedStages(found, false).map(({ name }) => name);
    expect(names).toEqual(['doing', 'test', 'review']);
  });

  test('approved pull requests have a stage only if a state of the team merges', () => {
    expect(proposedStages([], true)).toEqual([
      { name: 'doing', github: ['draft'] },
      { name: 'review', github: ['open', 'changes_requested'] },
    ]);
    expect(proposedStages(states('PAY', 'In Progress'), false)).toEqual([
      { name: 'doing', linear: ['In Progress'] },
    ]);
  });

  test('a stage that nothing can enter is left out', () => {
    expect(proposedStages([], false)).toEqual([]);
    expect(proposedStages(states('PAY', 'Review'), false)).toEqual([{ name: 'review', linear: ['Review'] }]);
  });

  test('states in which work waits mean blocked', () => {
    expect(waitingStates(states('PAY', 'In Progress', 'Blocked', 'On hold', 'Waiting for bank'))).toEqual([
      'Blocked',
      'On hold',
      'Waiting for bank',
    ]);
  });
});

describe('limits', () => {
  test.each([
    [0, 3, 3],
    [1, 3, 1],
    [3, 3, 3],
    [4, 3, 4],
    [5, 3, 3],
    [40, 3, 3],
  ])('today %i where %i is usual: begin at %i', (today, sensible, limit) => {
    expect(startingLimit(today, sensible)).toBe(limit);
  });

  const measured = {
    people: [
      { name: 'Ada', count: 7 },
      { name: 'Bob', count: 1 },
    ],
    teams: [
      { name: 'Payments', count: 5, members: 4 },
      { name: 'Platform', count: 30, members: 5 },
      { name: 'Nobody', count: 2, members: 0 },
    ],
    isWhole: true,
  };

  test('the most that one person has, and what each team has; far above the usual, the usual', () => {
    const limits = proposedLimits(measured);
    expect(limitEntries(limits, [{ name: 'Payments' }, { name: 'Platform' }])).toEqual([
      { per: 'person', max: 3 },
      { per: 'team', teams: ['Payments'], max: 5 },
      { per: 'team', teams: ['Platform'], max: 7 },
    ]);
    expect(limits.find((limit) => limit.team === 'Nobody')?.max).toBe(2);
    expect(above(measured, limits)).toEqual({ people: 1, teams: ['Platform'] });
  });

  test('what was not read whole: the usual, and never less than what was read', () => {
    expect(proposedLimits({ ...measured, isWhole: false }).map(({ max, today }) => [max, today])).toEqual([
      [7, 7],
      [6, 5],
      [30, 30],
      [2, 2],
    ]);
  });

  test('raised to today’s counts, a limit needs no baseline', () => {
    const raised = raisedToToday(proposedLimits(measured));
    expect(raised.map(({ max }) => max)).toEqual([7, 5, 30, 2]);
    expect(above(measured, raised)).toEqual({ people: 0, teams: [] });
  });
});

test('a folder of any name is one word for cron', () => {
  expect(cronLine("/srv/ada's 50% team")).toBe(
    "30 8 * * 1-5 cd '/srv/ada'\\''s 50\\% team' && npx wiplimit check --quiet",
  );
});

describe('a working morning in UTC', () => {
  test.each([
    ['UTC', '30 8 * * 1-5', false],
    ['Europe/Berlin', '30 7 * * 1-5', true],
    ['America/Los_Angeles', '30 16 * * 1-5', true],
    ['Asia/Kolkata', '0 3 * * 1-5', false],
    ['Australia/Sydney', '30 22 * * 0-4', true],
    ['Pacific/Auckland', '30 20 * * 0-4', true],
    ['Pacific/Kiritimati', '30 18 * * 0-4', false],
    ['Pacific/Pago_Pago', '30 19 * * 1-5', false],
  ])('%s: %s', (zone, cron, hasSummerTime) => {
    for (const now of ['2026-01-15T00:00:00Z', '2026-07-15T00:00:00Z'])
      expect(morningInUtc(zone, Date.parse(now))).toEqual({ cron, hasSummerTime });
  });

  test('the workflow says whose morning it is, and what summer does to it', () => {
    const text = workflowText({ github: true, linear: true }, 'America/Los_Angeles', Date.parse(NOW));
    expect(text).toContain("- cron: '30 16 * * 1-5'");
    expect(text).toMatch(
      /# 08:30 in America\/Los_Angeles, Monday to Friday: the line itself is in UTC\.\n +# It knows no summer time/,
    );
    expect(workflowText({ github: true, linear: true }, 'UTC', Date.parse(NOW))).not.toContain('summer');
  });
});
