import { describe, expect, test } from 'vitest';
import { verdictSchema } from '../../src/model/verdict.ts';
import { itemOf, linearIssue, pullRequest, verdictOf } from '../support/builders.ts';
import { finishedIssues, upTo } from '../support/finished-work.ts';

type Config = Parameters<typeof verdictOf>[0];
const teams = ['PAY', 'PLT'].map((key) => ({ source: 'linear' as const, key, name: key, members: [] }));
const AUTO: Config = { aging: { sle: 'auto' }, limits: [{ per: 'team', max: 9 }] };
const judged = (records: ReturnType<typeof linearIssue>[], config: Config = AUTO) =>
  verdictOf(config, { teams, records });
/** An issue of this age on 20 November. */
const aged = (id: string, days: number, draft = {}) =>
  linearIssue({
    id,
    startedAt: new Date(Date.parse('2026-11-20T08:00:00Z') - (days - 1) * 86_400_000).toISOString(),
    ...draft,
  });

describe('3 an automatic SLE', () => {
  // Cycle times 1 to 20: place 17 of 20 is the 85th percentile, place 14 the 70th.
  const verdict = judged([
    ...finishedIssues('PAY', upTo(20)),
    ...finishedIssues('PLT', upTo(19)),
    aged('PAY-1', 18),
    aged('PAY-2', 17),
    aged('PAY-3', 15),
    aged('PAY-4', 14),
    aged('PLT-1', 90),
  ]);
  test('is the nearest-rank percentile of each team’s own cycle times', () => {
    expect(verdict.aging.sles).toEqual([
      { team: 'PAY', days: 17, percentile: 85, basis: 'history', n: 20, missing: 0, riskDays: 14 },
      { team: 'PLT', days: null, percentile: 85, basis: 'history', n: 19, missing: 1, riskDays: null },
    ]);
  });
  test('over above it, at risk above the 70th percentile of the same history', () => {
    expect(verdict.aging).toMatchObject({ over: ['PAY-1'], risk: ['PAY-2', 'PAY-3'] });
    expect(itemOf(verdict, 'PAY-4')).toMatchObject({ aging: 'ok', sleDays: 17 });
  });
  test('under 20 finished items there is none, and a note says how many more it takes', () => {
    expect(itemOf(verdict, 'PLT-1')).toMatchObject({ aging: 'ok', sleDays: null });
    const [note] = verdict.notes.filter(({ code }) => code === 'sle-missing');
    expect(note?.message).toContain('PLT (19 so far: 1 to go)');
    expect(note?.message).not.toContain('PAY');
  });
  test('a team that has nothing and finished nothing misses nothing', () => {
    const notes = judged([...finishedIssues('PAY', upTo(20))]).notes;
    expect(notes.filter(({ code }) => code === 'sle-missing')).toEqual([]);
  });
  test('of the window only', () => {
    const sle: Config = { aging: { sle: { auto: true, window: 20 } }, limits: [] };
    const [first] = judged(finishedIssues('PAY', upTo(30)), sle).aging.sles;
    // Today is the first of the 20 days, so the issues of 19 days are in them.
    expect(first).toMatchObject({ n: 19, missing: 1 });
  });
  test('an item of several teams is held against the strictest', () => {
    const both: Config = {
      ...AUTO,
      people: [
        { name: 'Ada', linear: 'ada', github: 'ada-l' },
        { name: 'Kay', linear: 'kay' },
      ],
      teams: [
        { name: 'Slow', people: ['Ada'], linear: ['SLO'] },
        { name: 'Fast', people: ['Ada', 'Kay'], linear: ['FST'] },
      ],
    };
    const records = [
      ...finishedIssues('SLO', upTo(20)),
      ...finishedIssues('FST', Array(20).fill(2)),
      aged('XYZ-1', 4, { assignees: ['ada'] }),
    ];
    const item = itemOf(verdictOf(both, { records }), 'XYZ-1');
    expect(item).toMatchObject({ teams: ['Slow', 'Fast'], sleDays: 2, aging: 'over' });
  });
  test('without teams one holds for all', () => {
    const pulls = upTo(20).map((n) =>
      pullRequest({
        id: `acme/api#${n}`,
        stateType: 'merged',
        createdAt: '2026-11-10T09:00:00Z',
        finishedAt: '2026-11-12T09:00:00Z',
      }),
    );
    const open = pullRequest({ id: 'acme/api#99', createdAt: '2026-11-17T09:00:00Z' });
    const verdict = verdictOf(AUTO, { teams: [], records: [...pulls, open] });
    expect(verdict.aging.sles).toMatchObject([{ team: null, days: 3, n: 20 }]);
    expect(verdict.aging.over).toEqual(['acme/api#99']);
  });
  test('nothing asks for history where the SLE is a number', () => {
    const fixed: Config = { aging: { sle: { days: 3 } }, limits: [] };
    const verdict = judged([...finishedIssues('PAY', upTo(20)), aged('PAY-1', 9)], fixed);
    expect(verdict.aging).toMatchObject({ stages: [], sles: [{ days: 3, n: null }, {}] });
    expect(itemOf(verdict, 'PAY-1').lingering).toBeNull();
  });
});

describe('3 partial data', () => {
  const level: Config = { ...AUTO, linear: {}, aging: { sle: 'auto', level: 'error' } };
  const records = [...finishedIssues('PAY', upTo(20)), aged('PAY-1', 40)];
  const read = (status: 'complete' | 'partial') =>
    verdictOf(level, { teams, records, sources: [{ name: 'linear', status }] });
  test('proves no item to be past an SLE that more history may raise', () => {
    expect(read('complete').outcome).toBe('over');
    const partial = read('partial');
    expect(partial).toMatchObject({ outcome: 'incomplete', aging: { over: ['PAY-1'] } });
    expect(partial.notes.map(({ code }) => code)).toContain('sle-partial');
    expect(read('complete').notes.map(({ code }) => code)).not.toContain('sle-partial');
  });
  test('nor does a warning about it exceed --max-warnings', () => {
    const warns: Config = { ...level, aging: { sle: 'auto', level: 'warn' } };
    const partial = verdictOf(
      warns,
      { teams, records, sources: [{ name: 'linear', status: 'partial' }] },
      { maxWarnings: 0 },
    );
    expect(partial.warnings).toHaveLength(1);
    expect(partial.outcome).toBe('incomplete');
  });
});

describe('3 age by stage', () => {
  // All leave doing on their last day: at the age of their cycle time.
  const verdict = judged([
    ...finishedIssues('PAY', upTo(20)),
    aged('PAY-1', 18),
    aged('PAY-2', 18, { state: 'QA', stateType: 'started' }),
    aged('PAY-3', 10),
  ]);
  test('at which age the finished had left each stage', () => {
    expect(verdict.aging.stages).toEqual([
      {
        team: 'PAY',
        stage: 'doing',
        n: 20,
        ages: [
          { percentile: 50, days: 10 },
          { percentile: 70, days: 14 },
          { percentile: 85, days: 17 },
        ],
      },
      expect.objectContaining({ team: 'PAY', stage: 'review', n: 20 }),
    ]);
  });
  test('an item that is older lingers, at the highest percentile it exceeds', () => {
    expect(itemOf(verdict, 'PAY-1').lingering).toEqual({ stage: 'doing', percentile: 85, days: 17 });
    expect(itemOf(verdict, 'PAY-3').lingering).toBeNull();
  });
});

describe('8 the verdict between teams', () => {
  const config: Config = {
    ...AUTO,
    people: [
      { name: 'Ada', linear: 'ada', github: 'ada-l' },
      { name: 'Kay', linear: 'kay', github: 'kay-w' },
    ],
    teams: [
      { name: 'Payments', people: ['Ada'], linear: ['PAY'] },
      { name: 'Platform', people: ['Kay'], linear: ['PLT'] },
    ],
  };
  const records = [
    aged('PAY-1', 5, { blockedBy: [{ id: 'PLT-9', open: true }], customers: 2, assignees: ['ada'] }),
    aged('PAY-2', 4, { assignees: ['ada'], links: ['https://github.com/acme/api/pull/1'] }),
    aged('PLT-1', 3, { assignees: ['kay'] }),
    {
      source: 'github' as const,
      kind: 'pull_request' as const,
      id: 'acme/api#1',
      title: 'PAY-2 faster',
      stateType: 'open' as const,
      author: 'ada-l',
      createdAt: '2026-11-18T09:00:00Z',
      reviewRequests: [{ who: 'kay-w', at: '2026-11-18T09:00:00Z' }],
    },
  ];
  const verdict = verdictOf(config, { teams, records });
  test('who waits for whom, and for how much of the work customers wait', () => {
    expect(verdict.crossTeam).toEqual({
      waits: [
        {
          from: 'Payments',
          to: 'Platform',
          itemId: 'PAY-1',
          kind: 'blocked',
          on: 'PLT-9',
          since: null,
          days: null,
        },
        {
          from: 'Payments',
          to: 'Platform',
          itemId: 'PAY-2',
          kind: 'review',
          on: 'acme/api#1',
          since: '2026-11-18T09:00:00Z',
          days: 3,
        },
      ],
      customers: { waiting: 1, total: 3 },
    });
  });
  test('a selection shows the waits of its items and those for its team, and its own customers', () => {
    const only = (chosen: string[]) =>
      verdictOf(config, { teams, records }, { selection: { teams: chosen, people: [] } }).crossTeam;
    expect(only(['Platform'])).toEqual({
      waits: verdict.crossTeam.waits,
      customers: { waiting: 0, total: 1 },
    });
    expect(only(['Payments']).customers).toEqual({ waiting: 1, total: 2 });
  });
  test('whose move each of the first items is', () => {
    const moves = verdict.finishNext.flatMap(({ items }) =>
      items.map(({ id, move }) => [id, move?.who, move?.names]),
    );
    expect(moves).toContainEqual(['PAY-1', 'team', ['Platform']]);
    expect(moves).toContainEqual(['PAY-2', 'reviewers', ['Kay']]);
    expect(moves).toContainEqual(['PLT-1', 'holder', ['Kay']]);
  });
  test('a bot’s pull request is moved by whoever holds the item', () => {
    const bot = { source: 'github' as const, handle: 'robot', kind: 'bot' as const };
    const pull = {
      source: 'github' as const,
      kind: 'pull_request' as const,
      id: 'acme/api#2',
      title: 'PLT-1 by itself',
      stateType: 'draft' as const,
      author: 'robot',
      createdAt: '2026-11-19T09:00:00Z',
    };
    const { finishNext } = verdictOf(config, { teams, people: [bot], records: [...records, pull] });
    const moves = finishNext.flatMap(({ items }) => items.map(({ id, move }) => ({ id, ...move })));
    expect(moves).toContainEqual({
      id: 'PLT-1',
      who: 'holder',
      names: ['Kay'],
      reason: 'acme/api#2 is a draft',
      days: null,
    });
  });
  test('a verdict of before there was any of this is still one', () => {
    const { crossTeam: _, ...old } = JSON.parse(JSON.stringify(verdict));
    delete old.aging.stages;
    for (const sle of old.aging.sles) {
      delete sle.missing;
      delete sle.riskDays;
    }
    for (const item of old.items) delete item.lingering;
    for (const { items } of old.finishNext) for (const item of items) delete item.move;
    expect(verdictSchema.parse(old)).toMatchObject({
      crossTeam: { waits: [], customers: { waiting: 0, total: 0 } },
      aging: { stages: [] },
      items: [{ lingering: null }, {}, {}],
    });
  });
});
