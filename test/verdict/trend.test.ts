import { describe, expect, test } from 'vitest';
import { InputError } from '../../src/model/input-error.ts';
import { trendAnswerSchema } from '../../src/model/trend.ts';
import { assess } from '../../src/verdict/assess.ts';
import { type TrendQuestion, trendAnswer } from '../../src/verdict/questions/trend.ts';
import { run, runItem, runLimit } from '../flow/trend-scene.ts';
import { linearIssue, NOW, plan, snapshot } from '../support/builders.ts';

const CONFIG: Parameters<typeof plan>[0] = {
  timezone: 'Europe/Berlin',
  people: [
    { name: 'Ada', linear: 'ada', github: 'ada-l' },
    { name: 'Grace', linear: 'grace' },
  ],
  agents: [{ name: 'Bolt', linear: 'bolt' }],
  teams: [
    { name: 'Payments', people: ['Ada'], linear: ['PAY'] },
    { name: 'Platform', people: ['Grace'], linear: ['PLT'] },
  ],
  limits: [
    { per: 'team', teams: ['Payments'], max: 1 },
    { per: 'person', people: ['Ada'], max: 3 },
    { per: 'person', people: ['Grace'], stages: ['review'], max: 3 },
  ],
};
const records = [
  linearIssue({ id: 'PAY-1', assignees: ['ada'] }),
  // The 18th in UTC, the 19th in Berlin.
  linearIssue({ id: 'PAY-2', assignees: ['ada'], startedAt: '2026-11-18T23:30:00Z' }),
  linearIssue({
    id: 'PAY-3',
    state: 'Done',
    stateType: 'completed',
    startedAt: '2026-11-12T09:00:00Z',
    finishedAt: '2026-11-17T09:00:00Z',
  }),
];
const assessment = (sources: Parameters<typeof snapshot>[0] = {}) =>
  assess(plan(CONFIG), snapshot({ records, ...sources }), Date.parse(NOW));
const ask = (question: Partial<TrendQuestion> = {}, of = assessment()) =>
  trendAnswerSchema.parse(trendAnswer(of, { weeks: 1, team: null, person: null, runs: null, ...question }));
const wips = ({ series }: ReturnType<typeof ask>) =>
  Object.fromEntries(series.map(({ subject, days }) => [subject, days.map(({ wip }) => wip)]));
const problem = (question: Partial<TrendQuestion>) => {
  try {
    ask(question);
  } catch (error) {
    if (error instanceof InputError) return error.problems[0];
  }
  throw new Error('no InputError');
};

describe('without a history', () => {
  test('WIP is worked out from the records, day by day in the config’s zone, with the way to more', () => {
    const answer = ask();
    expect(answer).toMatchObject({
      from: '2026-11-14',
      to: '2026-11-20',
      basis: 'records',
      timezone: 'Europe/Berlin',
    });
    // 14th to 16th PAY-3, joined by PAY-1 on the 16th; PAY-2 from the 19th.
    expect(wips(answer)).toEqual({
      everyone: [1, 1, 2, 1, 1, 2, 2],
      Payments: [1, 1, 2, 1, 1, 2, 2],
      Platform: [0, 0, 0, 0, 0, 0, 0],
    });
    expect(answer.series[1]?.days.map(({ max }) => max)).toEqual([null, null, null, null, null, null, 1]);
    expect(answer.series[1]?.weeks).toEqual([
      { from: '2026-11-14', finished: 1, cycle: { median: 6, p85: 6 } },
    ]);
    expect(answer.notes).toEqual([expect.stringContaining('`history` in the config')]);
  });
  test('of one team, or of a person with a limit', () => {
    expect(wips(ask({ team: 'payments' }))).toEqual({ Payments: [1, 1, 2, 1, 1, 2, 2] });
    expect(wips(ask({ person: 'ada-l' }))).toEqual({ Ada: [0, 0, 1, 1, 1, 2, 2] });
  });
});

describe('with a history', () => {
  const limits = [runLimit('team/Payments/*', 1, 4), runLimit('person/Ada/*', 1, 2)];
  const friday = run('2026-11-13', { items: [runItem(1)], limits });
  const monday = run('2026-11-16', { items: [runItem(1), runItem(2)], limits });
  const today = run('2026-11-20', { items: [1, 2, 3, 4, 5].map((age) => runItem(age)), limits });
  test('past days are as their runs recorded them, today is as it is now', () => {
    const answer = ask({ weeks: 2, runs: [friday, monday, today] });
    expect(answer).toMatchObject({ basis: 'runs', notes: [] });
    expect(answer.series[1]).toMatchObject({
      subject: 'Payments',
      limit: 'team/Payments/*',
      days: [
        { day: '2026-11-13', wip: 1, max: 4 },
        { day: '2026-11-16', wip: 2, max: 4 },
        { day: '2026-11-20', wip: 2, max: 1, ages: { median: 2, p85: 5 } },
      ],
    });
    expect(answer.series[0]?.weeks.map(({ finished }) => finished)).toEqual([0, 1]);
  });
  test('too short, or too short of that person, it is the records again, and says why', () => {
    for (const runs of [[], [today], [friday, today]]) {
      const answer = ask({ runs });
      expect(answer.basis).toBe('records');
      expect(answer.notes).toEqual([expect.stringContaining('run `wiplimit check` each day')]);
    }
    expect(ask({ runs: [run('2026-11-16')], person: 'Ada' }).basis).toBe('records');
    expect(ask({ runs: [monday], person: 'Ada' }).basis).toBe('runs');
  });
  test('a day that was not seen whole is left out, with a note', () => {
    const partial = [{ name: 'github' as const, status: 'partial' as const }];
    const answer = ask({
      runs: [run('2026-11-12', { sources: partial }), run('2026-11-18', { sources: partial }), monday],
    });
    expect(wips(answer).everyone).toEqual([2, 2]);
    expect(answer.notes).toEqual([expect.stringMatching(/^1 day is left out: .* not read whole/)]);
  });
  test('today’s earlier run stays where this one is not whole', () => {
    const sources = [{ name: 'linear' as const, status: 'partial' as const }];
    const answer = ask({ runs: [monday, today] }, assessment({ sources }));
    expect(wips(answer).everyone).toEqual([2, 5]);
    expect(answer.incomplete).toEqual(['linear']);
  });
});

describe('a question that cannot be answered says what can', () => {
  test.each<[Partial<TrendQuestion>, string, string, RegExp]>([
    [{ team: 'Paymnts' }, '--team', 'nobody knows "Paymnts"', /"Payments"/],
    [{ person: 'Adda' }, '--person', 'nobody knows "Adda"', /"Ada"/],
    [{ person: 'Bolt' }, '--person', 'nobody knows "Bolt"', /Known: Ada, Grace/],
    [{ person: 'Payments' }, '--person', 'nobody knows "Payments"', /Known: Ada, Grace/],
    [{ person: 'grace' }, '--person', 'Grace has no limit for all their work', /--team/],
    [{ person: 'Ada', team: 'Payments' }, '--person', 'a team or of a person', /not both/],
  ])('%j', (question, path, message, hint) => {
    expect(problem(question)).toMatchObject({
      path,
      message: expect.stringContaining(message),
      hint: expect.stringMatching(hint),
    });
  });
});
