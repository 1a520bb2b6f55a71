import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { trendOfRecords } from '../../src/flow/trend.ts';
import { type TrendRun, trendOfRuns } from '../../src/flow/trend-of-runs.ts';
import { trendWeeks } from '../../src/flow/trend-weeks.ts';
import { dateFromDay, dayFromDate } from '../../src/model/calendar.ts';
import { trendSchema } from '../../src/model/trend.ts';
import { finishedItem } from './history.ts';
import { run, runItem, runLimit, scope } from './trend-scene.ts';

const FRIDAY = '2026-11-20';
const MONDAY = '2026-11-23';

describe('a trend of runs', () => {
  test('counts items, stages and ages of everyone and of each team, day by day', () => {
    const trend = trendOfRuns(
      [
        run(MONDAY, { items: [runItem(4), runItem(1, 'review', ['Platform'])] }),
        run(FRIDAY, {
          items: [
            runItem(1),
            runItem(2, null),
            runItem(9, 'review', ['Payments', 'Platform']),
            runItem(30, 'doing', []),
          ],
        }),
      ],
      scope(),
    );
    expect(trendSchema.parse(trend)).toEqual(trend);
    expect(trend).toMatchObject({
      from: '2026-11-10',
      to: MONDAY,
      basis: 'runs',
      stages: ['doing', 'review'],
    });
    expect(trend.series.map(({ per, subject }) => `${per} ${subject}`)).toEqual([
      'everyone everyone',
      'team Payments',
      'team Platform',
    ]);
    const [everyone, payments, platform] = trend.series.map(({ days }) => days);
    // Of 1, 2, 9, 30: the second is the median, the fourth the 85th percentile (nearest rank 3.4).
    expect(everyone).toEqual([
      {
        day: FRIDAY,
        wip: 4,
        max: null,
        stages: { doing: 2, none: 1, review: 1 },
        departed: 0,
        ages: { median: 2, p85: 30 },
      },
      {
        day: MONDAY,
        wip: 2,
        max: null,
        stages: { doing: 1, review: 1 },
        departed: 3,
        ages: { median: 1, p85: 4 },
      },
    ]);
    expect(payments?.map(({ wip }) => wip)).toEqual([3, 1]);
    expect(platform?.map(({ wip, ages }) => [wip, ages?.median])).toEqual([
      [1, 9],
      [1, 1],
    ]);
  });
  test('tells what departed since the first whole run, of everyone and of each team', () => {
    const item = (id: string, teams = ['Payments']) => ({ ...runItem(1, 'doing', teams), id });
    const { series } = trendOfRuns(
      [
        run('2026-11-09', { items: [item('OLD-1')] }),
        run('2026-11-17', { items: [item('A'), item('B'), item('C', ['Platform'])] }),
        run('2026-11-18', { items: [item('A'), item('D')] }),
        // Not whole: what it did not see has not departed.
        run('2026-11-19', { sources: [{ name: 'linear', status: 'partial' }], items: [item('E')] }),
        run(FRIDAY, { items: [item('D'), item('C', ['Platform'])] }),
        run(MONDAY, { items: [] }),
      ],
      scope(),
    );
    expect(series.map(({ subject, days }) => [subject, days.map(({ departed }) => departed)])).toEqual([
      // C departed, and came back.
      ['everyone', [0, 2, 2, 4]],
      ['Payments', [0, 1, 2, 3]],
      ['Platform', [0, 1, 0, 1]],
    ]);
  });
  test('arrivals are departures and work in flight, and never sink', () => {
    const ids = fc.uniqueArray(fc.constantFrom('A', 'B', 'C', 'D', 'E', 'F'));
    fc.assert(
      fc.property(fc.array(ids, { minLength: 1, maxLength: 10 }), (daily) => {
        const first = dayFromDate('2026-11-10');
        const runs = daily.map((own, index) =>
          run(dateFromDay(first + index), { items: own.map((id) => ({ ...runItem(1), id })) }),
        );
        const arrived = (trendOfRuns(runs, scope()).series[0]?.days ?? []).map(
          ({ wip, departed = 0 }) => wip + departed,
        );
        expect(arrived).toEqual(arrived.toSorted((a, b) => a - b));
        expect(arrived.at(-1)).toBe(new Set(daily.flat()).size);
      }),
    );
  });
  test('has the limit as each day had it, and only the one that counts all work', () => {
    const limits = [runLimit('team/Payments/*', 0, 5), runLimit('everyone/everyone/*', 0, 9)];
    const { series } = trendOfRuns(
      [
        run(FRIDAY, { limits: [...limits, runLimit('team/Platform/review', 0, 1)] }),
        run('2026-11-21'),
        run(MONDAY, { limits: [runLimit('team/Payments/*', 0, 4)] }),
      ],
      scope(),
    );
    expect(series.map(({ limit, days }) => [limit, ...days.map(({ max }) => max)])).toEqual([
      ['everyone/everyone/*', 9, null, null],
      ['team/Payments/*', 5, null, 4],
      [null, null, null, null],
    ]);
    expect(series.at(-1)?.days[0]).toMatchObject({ wip: 0, ages: null, stages: {} });
  });
  test('leaves out days that were not seen whole, and days outside', () => {
    const items = [runItem(1)];
    const runs = [
      run('2026-11-09', { items }),
      run('2026-11-10', { items }),
      run(FRIDAY, {
        items,
        sources: [
          { name: 'linear', status: 'complete' },
          { name: 'github', status: 'partial' },
        ],
      }),
      run(MONDAY, { items }),
      run('2026-11-24', { items }),
    ];
    const days = trendOfRuns(runs, scope()).series[0]?.days.map(({ day }) => day);
    expect(days).toEqual(['2026-11-10', MONDAY]);
  });
  test('names stages that the config no longer has, after its own', () => {
    expect(trendOfRuns([run(MONDAY, { items: [runItem(1, 'testing')] })], scope()).stages).toEqual([
      'doing',
      'review',
      'testing',
    ]);
  });
  test('of a person shows only that person’s own limit', () => {
    const trend = trendOfRuns(
      [
        run(FRIDAY, { items: [runItem(1)], limits: [runLimit('person/Ada/*', 4, 3)] }),
        run(MONDAY, { items: [runItem(1)], limits: [runLimit('person/Grace/*', 2, 3)] }),
      ],
      scope({
        who: { per: 'person', subject: 'Ada' },
        finished: [finishedItem(1, dayFromDate(MONDAY), { holders: ['Ada'] })],
      }),
    );
    expect(trend.stages).toEqual([]);
    expect(trend.series).toEqual([
      {
        per: 'person',
        subject: 'Ada',
        limit: 'person/Ada/*',
        days: [{ day: FRIDAY, wip: 4, max: 3, stages: {}, ages: null }],
        weeks: [],
      },
    ]);
  });
});

const anyRun = (day: string) =>
  fc
    .array(
      fc.record({
        id: fc.string(),
        title: fc.constant(null),
        stage: fc.option(fc.constantFrom('doing', 'review', '__proto__', 'none')),
        teams: fc.subarray(['Payments', 'Platform', 'constructor']),
        ageDays: fc.nat(400),
      }),
    )
    .map((items): TrendRun => run(day, { items }));

test('everyone has no less than any team, and stages add up to the WIP', () => {
  fc.assert(
    fc.property(fc.tuple(anyRun(FRIDAY), anyRun(MONDAY)), (runs) => {
      const trend = trendOfRuns(runs, scope());
      const [everyone] = trend.series;
      for (const { days } of trend.series)
        days.forEach(({ wip, stages, ages }, index) => {
          expect(wip).toBeLessThanOrEqual(everyone?.days[index]?.wip ?? -1);
          expect(Object.values(stages).reduce((sum, count) => sum + count, 0)).toBe(wip);
          expect(ages === null).toBe(wip === 0);
        });
    }),
  );
});

describe('a trend of records', () => {
  const day = dayFromDate(MONDAY);
  const stay = (startedDay: number, finishedDay: number | null, teams = ['Payments'], holders = ['Ada']) => ({
    holders,
    teams,
    startedDay,
    finishedDay,
    cycleDays: null,
  });
  const stays = [stay(day - 2, null), stay(day - 1, day), stay(day - 9, day - 1, ['Platform'], ['Grace'])];
  const last3 = { from: '2026-11-21', to: MONDAY };
  test('counts what was in flight at the end of each day, and knows only today’s limit', () => {
    const trend = trendOfRecords(
      stays,
      ['Payments', 'Platform'],
      (key) => (key === 'team/Payments/*' ? 5 : null),
      scope(last3),
    );
    expect(trend.basis).toBe('records');
    // Payments: the first from Saturday on, the second on Sunday only. Platform: until Saturday.
    expect(
      trend.series.map(({ subject, limit, days }) => [subject, limit, days.map(({ wip }) => wip)]),
    ).toEqual([
      ['everyone', null, [2, 2, 1]],
      ['Payments', 'team/Payments/*', [1, 2, 1]],
      ['Platform', null, [1, 0, 0]],
    ]);
    expect(trend.series[1]?.days).toEqual(
      ['2026-11-21', '2026-11-22', MONDAY].map((date, index) => ({
        day: date,
        wip: [1, 2, 1][index],
        max: [null, null, 5][index],
        stages: {},
        ages: null,
      })),
    );
  });
  test('of a person counts what that person held', () => {
    const { series } = trendOfRecords(
      stays,
      ['Payments'],
      () => 3,
      scope({ ...last3, who: { per: 'person', subject: 'Grace' } }),
    );
    expect(series.map(({ subject, days }) => [subject, days.map(({ wip }) => wip)])).toEqual([
      ['Grace', [1, 0, 0]],
    ]);
  });
});

describe('weeks', () => {
  const last = dayFromDate(MONDAY);
  test('end with the last day, and tell throughput and cycle time', () => {
    const finished = [
      finishedItem(last - 30, last - 14),
      finishedItem(last - 10, last - 7),
      ...Array.from({ length: 20 }, (_, index) => index + 1).map((cycle) =>
        finishedItem(last - cycle + 1, last),
      ),
      finishedItem(null, last - 6),
      finishedItem(last, last + 1),
    ];
    expect(trendWeeks(finished, { first: last - 13, last })).toEqual([
      { from: '2026-11-10', finished: 1, cycle: { median: 4, p85: 4 } },
      { from: '2026-11-17', finished: 21, cycle: { median: 10, p85: 17 } },
    ]);
    expect(trendWeeks([], { first: last - 6, last })).toEqual([
      { from: '2026-11-17', finished: 0, cycle: null },
    ]);
  });
  test('are those of the subject: a team’s in its series', () => {
    const finished = [
      finishedItem(last - 3, last, { teams: ['Platform'] }),
      finishedItem(last - 1, last),
      finishedItem(last - 1, last, { teams: [] }),
    ];
    const { series } = trendOfRuns(
      [run(MONDAY, { items: [runItem(1)] })],
      scope({ from: '2026-11-17', finished }),
    );
    expect(series.map(({ weeks }) => weeks.map(({ finished: count }) => count))).toEqual([[3], [1]]);
    expect(trendOfRuns([run(MONDAY)], scope()).series[0]?.weeks).toEqual([]);
  });
  test('hold together what finished in the range', () => {
    fc.assert(
      fc.property(fc.nat(8), fc.array(fc.integer({ min: last - 80, max: last + 9 })), (weeks, days) => {
        const range = { first: last - weeks * 7 + 1, last };
        const told = trendWeeks(
          days.map((day) => finishedItem(null, day)),
          range,
        );
        expect(told.map(({ from }) => from)).toEqual(
          Array.from({ length: weeks }, (_, index) => dateFromDay(range.first + index * 7)),
        );
        const inRange = days.filter((day) => day >= range.first && day <= last);
        expect(told.reduce((sum, { finished }) => sum + finished, 0)).toBe(inRange.length);
      }),
    );
  });
});
