import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { flowAverages } from '../../src/flow/little.ts';
import { suggest } from '../../src/flow/suggest.ts';
import { type Stay, staysOf, wipAtEndOfDay, wipDuringDay } from '../../src/flow/wip-history.ts';
import { dayFromDate } from '../../src/model/calendar.ts';
import { dayCount, finishedItem } from './history.ts';

const MONDAY = dayFromDate('2026-11-02');
const days = dayCount();
const working = dayCount({ unit: 'working' });
const range = (length: number) => ({ first: MONDAY, last: MONDAY + length - 1 });

/** A stay by days after Monday; finished null: in flight. */
function stay(started: number, finished: number | null, draft: Partial<Stay> = {}, count = days): Stay {
  const [startedDay, finishedDay] = [MONDAY + started, finished === null ? null : MONDAY + finished];
  const inclusive = (last: number) =>
    count.unit === 'calendar' ? last - startedDay + 1 : count.calendar.workingDays(startedDay, last);
  return {
    holders: ['Ada'],
    teams: ['Payments'],
    startedDay,
    finishedDay,
    cycleDays: finishedDay === null ? null : inclusive(finishedDay),
    ...draft,
  };
}

const someStays = (count = days) =>
  fc.array(
    fc
      .tuple(fc.nat(27), fc.nat(12))
      .map(([started, length]) => stay(started, Math.min(27, started + length), {}, count)),
    { minLength: 1, maxLength: 40 },
  );

describe('WIP of past days', () => {
  const stays = [stay(-5, 1), stay(0, 0), stay(1, 3), stay(2, null), stay(9, null)];
  test('at the end of a day: started by then, not finished', () => {
    expect(wipAtEndOfDay(stays, range(5))).toEqual([1, 1, 2, 1, 1]);
  });
  test('during a day: from the first day to the last, both included', () => {
    expect(wipDuringDay(stays, range(5))).toEqual([2, 2, 2, 2, 1]);
  });
  test('comes from what is finished and what is in flight; an unknown start is left out', () => {
    const inFlight = { holders: ['Ada'], teams: [], started: (MONDAY + 1) * 86_400_000 - 3_600_000 };
    const both = [finishedItem(MONDAY, MONDAY + 2), finishedItem(null, MONDAY + 2)];
    const berlin = dayCount({ zone: 'Europe/Berlin' }).calendar;
    expect(staysOf(both, [inFlight], berlin)).toMatchObject([
      { startedDay: MONDAY, finishedDay: MONDAY + 2, cycleDays: 3 },
      { startedDay: MONDAY + 1, finishedDay: null },
    ]);
  });
  test('property: as counting day by day', () => {
    fc.assert(
      fc.property(someStays(), (some) => {
        const window = { first: MONDAY + 5, last: MONDAY + 20 };
        const counted = (test: (one: Stay, day: number) => boolean) =>
          Array.from({ length: 16 }, (_, n) => some.filter((one) => test(one, window.first + n)).length);
        const started = (one: Stay, day: number) => one.startedDay <= day;
        expect(wipAtEndOfDay(some, window)).toEqual(
          counted((one, day) => started(one, day) && (one.finishedDay ?? 0) > day),
        );
        expect(wipDuringDay(some, window)).toEqual(
          counted((one, day) => started(one, day) && (one.finishedDay ?? 0) >= day),
        );
      }),
    );
  });
});

describe('Little’s law', () => {
  test('two items a week, 3 and 4 days each: WIP 1 = 2/7 a day × 3.5 days', () => {
    const averages = flowAverages([stay(0, 2), stay(3, 6)], range(7), days);
    expect(averages).toMatchObject({ wip: 1, throughput: 2 / 7, cycleDays: 3.5, started: 2, finished: 2 });
  });
  test.each([
    ['calendar', days],
    ['working', working],
  ] as const)('property: exact on a closed window of %s days', (_, count) => {
    fc.assert(
      fc.property(someStays(count), (some) => {
        const { wip, throughput, cycleDays } = flowAverages(some, range(28), count);
        expect(wip).toBeCloseTo(throughput * (cycleDays ?? Number.NaN), 9);
      }),
    );
  });
  test('is stable when as much ends as begins and WIP stays what it was', () => {
    const steady = Array.from({ length: 28 }, (_, day) => stay(day - 2, day));
    expect(flowAverages(steady, range(28), days).stability).toEqual({ stable: true, reasons: [] });
  });
  test('starts and finishes may differ by a fifth of the larger, the halves by a quarter of the average', () => {
    const stable = (more: number) => {
      const standing = Array.from({ length: 12 }, () => stay(-9, null));
      const done = Array.from({ length: 20 }, (_, day) => stay(day, day));
      const open = Array.from({ length: more }, (_, n) => stay(4 * n, null));
      return flowAverages([...standing, ...done, ...open], range(28), days).stability.stable;
    };
    expect([4, 5, 6].map(stable)).toEqual([true, true, false]);
  });
  test('says why it is not', () => {
    const reasons = (stays: Stay[]) => flowAverages(stays, range(28), days).stability.reasons;
    const everyDay = Array.from({ length: 28 }, (_, day) => day);
    expect(reasons([stay(0, 3)])).toEqual(['1 item finished, and it takes 10 to speak of a flow']);
    expect(reasons(everyDay.map((day) => stay(day, day % 2 === 0 ? day : null)))).toEqual([
      '28 items started and 14 finished, so work piles up',
      expect.stringMatching(/^average WIP went from \d+\.\d in the first half of these days to \d+\.\d/),
    ]);
    expect(reasons(everyDay.map((day) => stay(day % 2 === 0 ? -9 : day, day)))).toContain(
      '14 items started and 28 finished, so old work is being cleared',
    );
  });
});

describe('limits that fit', () => {
  const team = (max: number | null, sle: { days: number; percentile: number } | null = null) => ({
    per: 'team' as const,
    subjects: [{ name: 'Payments', max }],
    people: null,
    teams: ['Payments'],
    sle,
  });
  /** WIP at the end of 20 days: 1 on each, 2 on the last five, 5 on the last three. */
  const twenty = [stay(-1, null), stay(15, null), ...Array.from({ length: 3 }, () => stay(17, null))];
  test('the WIP that was held on 85 of 100 days, and how often today’s limit would have been exceeded', () => {
    expect(suggest(team(1), twenty, range(20), days)).toMatchObject({
      days: 20,
      held: 2,
      firedDays: 5,
      forSle: null,
      config: { held: { per: 'team', teams: ['Payments'], max: 2 }, forSle: null },
    });
    expect(suggest(team(5), twenty, range(20), days).firedDays).toBe(0);
    expect(suggest(team(null), twenty, range(20), days).firedDays).toBeNull();
  });
  test('days off do not count where ages are in working days', () => {
    expect(suggest(team(1), twenty, range(20), working)).toMatchObject({ days: 15, firedDays: 4 });
  });
  test('a limit of people looks at every day of each of them who had work', () => {
    const people = {
      per: 'person' as const,
      subjects: [
        { name: 'Ada', max: 1 },
        { name: 'Grace', max: 2 },
        { name: 'Edsger', max: 0 },
      ],
      people: null,
      teams: null,
      sle: null,
    };
    const both = [
      stay(0, null, { holders: ['Ada', 'Grace'] }),
      stay(0, 5, { holders: ['Ada'] }),
      stay(0, 30, { holders: ['Grace'] }),
    ];
    const found = suggest(people, both, range(10), days);
    expect(found).toMatchObject({ subjects: ['Ada', 'Grace'], days: 20, held: 2, firedDays: 5 });
    expect(found.config.held).toEqual({ per: 'person', max: 2 });
    expect(found.averages?.wip).toBeCloseTo((16 + 20) / 20, 9);
  });
  test('what Little’s law gives for an expectation, in the proportion of average and percentile', () => {
    // One started and one finished a day, each in flight for 4 days: WIP 4. To have 85 of 100 done in 2, WIP 2.
    const steady = Array.from({ length: 28 }, (_, day) => stay(day - 3, day));
    const found = suggest(team(9, { days: 2, percentile: 85 }), steady, range(28), days);
    expect(found.averages).toMatchObject({ throughput: 1, cycleDays: 4 });
    expect(found.forSle).toEqual({ cycleDays: 2, wip: 2 });
    expect(found.config.forSle).toEqual({ per: 'team', teams: ['Payments'], max: 2 });
  });
  test('and that the expectation history has gives the average WIP of history', () => {
    const steady = Array.from({ length: 280 }, (_, n) => {
      const day = Math.floor(n / 10);
      return stay(day - (n % 10), day);
    });
    const { forSle, averages } = suggest(team(9, { days: 9, percentile: 85 }), steady, range(28), days);
    expect(forSle).toEqual({ cycleDays: 5.5, wip: (averages?.throughput ?? 0) * 5.5 });
  });
  test('nothing for an expectation while the flow is not stable', () => {
    const pilingUp = Array.from({ length: 28 }, (_, day) => stay(day, day % 2 === 0 ? day : null));
    const found = suggest(team(9, { days: 2, percentile: 85 }), pilingUp, range(28), days);
    expect(found.averages).toMatchObject({ cycleDays: 1, stability: { stable: false } });
    expect(found.forSle).toBeNull();
  });
  test('no limit below 1, and none where nobody had work', () => {
    const idle = suggest(team(3), [stay(-1, 0)], range(20), days);
    expect(idle).toMatchObject({ held: 0, config: { held: { max: 1 } } });
    expect(suggest(team(3), [], range(20), days)).toMatchObject({ days: 0, held: null, averages: null });
    expect(suggest(team(3), [stay(20, null), stay(-9, -1)], range(20), days).held).toBeNull();
  });
});
