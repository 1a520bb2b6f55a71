import { describe, expect, test } from 'vitest';
import { githubIssue, linearIssue, pullRequest } from '../support/builders.ts';
import { diagnosed } from './facts.ts';

const CONFIG = { github: { owners: ['acme'] }, linear: { teams: ['PAY'] } };

describe('labels', () => {
  const unknown = (config: object, draft: object) =>
    diagnosed({ ...CONFIG, limits: [], ...config }, draft)
      .found('unknown-label')
      .map(({ path, remedy }) => `${path}: ${remedy}`);
  const records = [
    linearIssue({ id: 'PAY-1', labels: ['Blocked'] }),
    pullRequest({ id: 'acme/api#1', labels: ['on hold'] }),
    pullRequest({ id: 'acme/api#2', stateType: 'merged', labels: ['hotfix'] }),
  ];

  test('a label is known by any record that was read, case aside, also a finished one', () => {
    expect(
      unknown({ blocked: { labels: ['blocked'] }, expedite: { labels: ['hotfix'] } }, { records }),
    ).toEqual([]);
  });

  test('each source’s exclusions are held against its own labels', () => {
    const config = {
      github: { owners: ['acme'], exclude: { labels: ['blocked'] } },
      linear: { teams: ['PAY'], exclude: { labels: ['on-hold'] } },
      limits: [{ per: 'everyone', label: 'hot fix', max: 1 }],
    };
    expect(unknown(config, { records })).toEqual([
      'github.exclude.labels: Nothing if it is only not in use now; else correct it.',
      'linear.exclude.labels: Nothing if it is only not in use now; else correct it.',
      'limits[0].label: Did you mean "hotfix"?',
    ]);
  });

  test('where nothing was read nothing is known of labels', () => {
    expect(unknown({ blocked: { labels: ['blocked'] } }, { records: [] })).toEqual([]);
  });
});

describe('stages and limits', () => {
  const stages = [
    { name: 'doing', linear: ['In Progress'] },
    { name: 'review', linear: ['In Revue'], github: ['open' as const] },
    { name: 'test', linear: ['QA'] },
  ];
  const teams = [
    {
      source: 'linear' as const,
      key: 'PAY',
      name: 'Payments',
      states: ['In Progress', 'In Review', 'Testing'],
    },
  ];

  test('work without a stage is grouped by its state, with the limits that miss it', () => {
    const { found } = diagnosed(
      {
        ...CONFIG,
        github: { owners: ['acme'], issues: { labels: ['wip'] } },
        stages,
        limits: [
          { per: 'everyone', max: 9 },
          { per: 'team', stages: ['doing'], max: 2 },
        ],
      },
      {
        teams,
        records: [
          linearIssue({ id: 'PAY-1', state: 'Testing' }),
          linearIssue({ id: 'PAY-2', state: 'Testing' }),
          linearIssue({ id: 'PAY-3' }),
          pullRequest({ id: 'acme/api#1', stateType: 'draft' }),
          githubIssue({ id: 'acme/api#2', labels: ['wip'] }),
        ],
      },
      {
        startedStates: [
          { team: 'PAY', name: 'testing' },
          { team: 'PAY', name: 'Waiting' },
          { team: 'PAY', name: 'In Progress' },
        ],
      },
    );
    expect(found('state-without-stage').map(({ message, entries }) => [message, entries])).toEqual([
      ['2 items in flight stand in "Testing", which no stage names.', ['PAY-1', 'PAY-2']],
      ['1 item in flight stands in "draft", which no stage names.', ['acme/api#1']],
      ['1 item in flight stands in "open", which no stage names.', ['acme/api#2']],
      ['Linear’s state "Waiting" (PAY) is for started work, and no stage names it.', []],
    ]);
    const [testing, draft, issue] = found('state-without-stage');
    expect(testing).toMatchObject({
      why: 'It counts only where a limit names no stage: limits[1] misses it.',
    });
    expect(testing?.remedy).toContain('under linear');
    expect(draft?.remedy).toContain('under github');
    expect(issue?.remedy).toContain('board');
  });

  test('without stages of its own a config has none that miss work', () => {
    expect(
      diagnosed({ ...CONFIG, limits: [] }, { records: [linearIssue({ id: 'PAY-1', state: 'Odd' })] }).found(
        'state-without-stage',
      ),
    ).toEqual([]);
  });

  test('a limit for stages that nothing can enter is a problem; one stage that something can enter is enough', () => {
    const limits = [
      { per: 'team' as const, stages: ['test'], max: 2 },
      { per: 'team' as const, stages: ['review', 'test'], max: 2 },
    ];
    const { found, outcome } = diagnosed({ ...CONFIG, stages, limits }, { teams });
    expect(found('limit-without-stage').map(({ path, level }) => [path, level])).toEqual([
      ['limits[0].stages', 'problem'],
    ]);
    expect(outcome).toBe('problems');
  });

  test('limits that ended, that begin later, and that hold for nobody', () => {
    const limits = [
      { per: 'team' as const, max: 2, from: '2026-11-01', until: '2026-11-19' },
      { per: 'team' as const, max: 2, from: '2026-11-21', until: '2026-11-30' },
      { per: 'agent' as const, max: 2 },
      { per: 'team' as const, max: 3, until: '2026-11-20' },
      { per: 'reviewing-team' as const, teams: ['Payments'], max: 3, until: '2026-11-20' },
      { per: 'agent' as const, label: 'hot', max: 1, until: '2026-11-20' },
    ];
    const { found } = diagnosed({ ...CONFIG, limits }, {});
    expect(found('limit-over').map(({ path }) => path)).toEqual(['limits[0]']);
    expect(found('limit-without-subject').map(({ path }) => path)).toEqual(['limits[2]', 'limits[5]']);
  });

  test('an exception that ended, and one for nothing', () => {
    const exceptions = [
      { item: 'PAY-1', reason: 'bank', until: '2026-11-19' },
      { item: 'PAY-2', reason: 'bank', until: '2026-11-20' },
    ];
    const { found } = diagnosed(
      { ...CONFIG, limits: [], exceptions },
      { records: [linearIssue({ id: 'PAY-1' })] },
    );
    expect(found('exception-expired').map(({ path }) => path)).toEqual(['exceptions[0]']);
    expect(found('exception-unused')).toHaveLength(1);
  });
});

describe('teams', () => {
  const config = {
    ...CONFIG,
    people: [{ name: 'Ada', linear: 'ada@acme.com' }],
    teams: [
      { name: 'Payments', people: ['Ada'], linear: ['PAY'] },
      { name: 'Platform', github: 'acme/platform' },
    ],
    limits: [{ per: 'team' as const, max: 3 }],
  };
  const records = [linearIssue({ id: 'PAY-1' }), pullRequest({ id: 'acme/other#1', author: 'eve' })];

  test('one without members, one without work, and work without one', () => {
    const { found } = diagnosed(config, { records });
    expect(found('team-without-members').map(({ path }) => path)).toEqual(['teams[1]']);
    expect(found('team-without-work').map(({ path }) => path)).toEqual(['teams[1]']);
    expect(found('work-without-team')[0]).toMatchObject({ entries: ['acme/other#1'] });
  });

  test('where GitHub was not read whole its teams may have members, and work', () => {
    const sources = [{ name: 'github' as const, status: 'partial' as const }];
    const { found } = diagnosed(config, { records, sources });
    expect([...found('team-without-members'), ...found('team-without-work')]).toEqual([]);
  });
});

describe('a Linear team without a state for started work', () => {
  const team = (key: string, more: object = {}) => ({
    source: 'linear' as const,
    key,
    name: key,
    states: ['Doing'],
    ...more,
  });
  const config = {
    ...CONFIG,
    linear: { teams: ['PAY', 'PLT'] },
    people: [{ name: 'Ada', linear: 'ada@acme.com' }],
    teams: [
      { name: 'Payments', people: ['Ada'], linear: ['PAY'] },
      { name: 'Platform', people: ['Ada'], linear: ['PLT'] },
    ],
    stages: [{ name: 'doing', linear: ['Doing'] }],
    limits: [{ per: 'team' as const, max: 3 }],
  };
  const draft = {
    teams: [team('PAY'), team('PLT'), team('OPS', { inScope: false })],
    records: [linearIssue({ id: 'PAY-1', state: 'Doing' })],
  };

  test('is named, and neither called quiet nor said to have its work in stages', () => {
    const { found, findings } = diagnosed(config, draft, { startedStates: [{ team: 'PAY', name: 'Doing' }] });
    expect(found('team-without-started-state')).toEqual([
      expect.objectContaining({
        level: 'hint',
        message: 'The Linear team PLT has no state for started work.',
        path: 'linear.teams',
      }),
    ]);
    expect(found('team-without-started-state')[0]?.why).toContain('nothing there ever counts');
    expect(found('team-without-work')).toEqual([]);
    expect(findings.filter(({ check }) => ['stages', 'teams'].includes(check))).toEqual([]);
  });

  test('is not spoken of where each has one, or where states are not known', () => {
    const both = ['PAY', 'PLT'].map((key) => ({ team: key, name: 'Doing' }));
    for (const startedStates of [both, null]) {
      const { found } = diagnosed(config, draft, { startedStates });
      expect(found('team-without-started-state')).toEqual([]);
      expect(found('team-without-work').map(({ path }) => path)).toEqual(['teams[1]']);
      expect(found('stages')).toHaveLength(1);
    }
  });

  test('is told also where the config leaves the teams to Linear', () => {
    const { found } = diagnosed({ linear: {}, limits: [] }, draft, { asked: ['linear'], startedStates: [] });
    expect(found('team-without-started-state')[0]).toMatchObject({ path: null, entries: ['PAY', 'PLT'] });
  });
});

test('every note comes with what to do, also where that is nothing', () => {
  const notes = [
    'GitHub does not tell this token e-mail addresses (scope user:email), so accounts are not joined by them.',
    'This GitHub does not know assignedActors, so bots that are assigned are not seen as such.',
    'This Linear does not know Issue.delegate, so agents are known only where they are the assignee.',
    'None of the listed repositories has the label "wpi", which github.issues.labels names.',
    'A sentence of a later version.',
  ];
  const { findings } = diagnosed(
    {
      ...CONFIG,
      stages: [{ name: 'review', linear: ['In Revue'] }],
      exceptions: [{ item: 'PAY-2', reason: 'bank', until: '2026-11-30' }],
      limits: [],
    },
    {
      teams: [{ source: 'linear', key: 'PAY', name: 'Payments', states: ['In Review'] }],
      sources: [{ name: 'github', status: 'complete', notes }],
    },
  );
  const hints = findings.filter(({ level }) => level === 'hint');
  expect(hints.filter(({ remedy }) => remedy === null)).toEqual([]);
  const remedyOf = (words: string) => hints.find(({ message }) => message.includes(words))?.remedy;
  expect(remedyOf('no state "In Revue"')).toMatch(/^Correct it in the config/);
  expect(remedyOf('PAY-2')).toMatch(/^Remove it if the item is done/);
  expect(remedyOf('user:email')).toContain('gh auth refresh --scopes user:email');
  expect(remedyOf('assignedActors')).toMatch(/^Nothing to do/);
  expect(remedyOf('Issue.delegate')).toMatch(/^Nothing to do/);
  expect(remedyOf('"wpi"')).toMatch(/^Correct it in github.issues.labels/);
  expect(remedyOf('later version')).toMatch(/^Nothing to do/);
});

test('what a server does not know is one hint, with each thing beneath', () => {
  const notes = [
    'This GitHub does not know assignedActors, so bots that are assigned are not seen as such.',
    'This GitHub knows no enterprise teams, so none can be asked for a review.',
  ];
  const { found } = diagnosed(
    { ...CONFIG, limits: [{ per: 'team', max: 3 }] },
    { sources: [{ name: 'github', status: 'complete', notes }] },
  );
  expect(found('source')).toEqual([
    expect.objectContaining({
      message: 'This GitHub does not tell 2 things that others do.',
      entries: notes,
    }),
  ]);
});

test('the worst comes first, and decides the outcome', () => {
  const wellAnswer = diagnosed(
    { ...CONFIG, limits: [{ per: 'everyone', max: 3 }] },
    { records: [linearIssue({ id: 'PAY-1' })] },
  );
  expect(wellAnswer.outcome).toBe('well');
  const { findings, outcome, incomplete } = diagnosed(
    { ...CONFIG, limits: [] },
    { sources: [{ name: 'linear', status: 'partial', problems: ['Linear gave no answer.'] }] },
  );
  expect([...new Set(findings.map(({ level }) => level))]).toEqual(['problem', 'hint', 'well']);
  // What was not seen whole is not said to be well.
  expect(findings.filter(({ level }) => level === 'well').map(({ check }) => check)).toEqual(['node']);
  expect({ outcome, incomplete }).toEqual({ outcome: 'problems', incomplete: ['linear'] });
});
