import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lastDays } from '../../src/flow/days.ts';
import { agingByHistory, sleOf } from '../../src/flow/sle.ts';
import { lingering, stageAgesOf } from '../../src/flow/stage-ages.ts';
import { finishedItem } from './history.ts';

const TODAY = 20_000;
const WINDOW = lastDays(TODAY, 90);
/** Items that took so many days, finished today. */
const took = (...days: number[]) => days.map((n) => finishedItem(TODAY - n + 1, TODAY));
const oneTo = (n: number) => Array.from({ length: n }, (_, index) => index + 1);

describe('3 an automatic SLE', () => {
  test('is the nearest-rank percentile of the cycle times, with its basis and number', () => {
    // 85 % of 20 is the 17th, 70 % the 14th.
    expect(sleOf(took(...oneTo(20).reverse()), 'Payments', 85, WINDOW)).toEqual({
      team: 'Payments',
      percentile: 85,
      basis: 'history',
      n: 20,
      missing: 0,
      days: 17,
      riskDays: 14,
      withoutStart: 0,
    });
  });
  test('takes 20 finished items, and says how many are missing', () => {
    expect(sleOf(took(...oneTo(19)), null, 85, WINDOW)).toMatchObject({
      n: 19,
      missing: 1,
      days: null,
      riskDays: null,
    });
    expect(sleOf([], null, 85, WINDOW)).toMatchObject({ n: 0, missing: 20 });
  });
  test('an item without a known start has no cycle time', () => {
    const items = [...took(...oneTo(19)), finishedItem(null, TODAY)];
    expect(sleOf(items, null, 85, WINDOW)).toMatchObject({ n: 19, missing: 1, withoutStart: 1 });
  });
  test('counts the last 90 days, today among them', () => {
    const n = (finishedDay: number) => sleOf([finishedItem(1, finishedDay)], null, 85, WINDOW).n;
    expect([TODAY - 90, TODAY - 89, TODAY, TODAY + 1].map(n)).toEqual([0, 1, 1, 0]);
  });
  test('property: so many of 100 items took no longer, and fewer took less', () => {
    const cycleTimes = fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 20, maxLength: 80 });
    fc.assert(
      fc.property(cycleTimes, fc.integer({ min: 1, max: 100 }), (times, percentile) => {
        const days = sleOf(took(...times), null, percentile, WINDOW).days ?? 0;
        const within = (limit: number) => 100 * times.filter((time) => time <= limit).length;
        expect(within(days)).toBeGreaterThanOrEqual(percentile * times.length);
        expect(within(days - 1)).toBeLessThan(percentile * times.length);
      }),
    );
  });
  test('age stands to it: past the 70th percentile at risk, past the SLE over', () => {
    const sle = { days: 17, riskDays: 14 };
    expect([14, 15, 17, 18].map((age) => agingByHistory(age, sle))).toEqual(['ok', 'risk', 'risk', 'over']);
    expect(agingByHistory(99, { days: null, riskDays: null })).toBe('ok');
  });
});

describe('ageing per stage', () => {
  const left = (stage: string, ...ages: number[]) =>
    ages.map((ageDays) => finishedItem(1, TODAY, { stages: [{ stage, ageDays }] }));
  const STAGES = ['doing', 'review', 'merge'];

  test('at which age half, 70 and 85 of 100 items had left a stage, of those that went through it', () => {
    const items = [...left('review', 9), ...left('doing', ...oneTo(20))];
    expect(stageAgesOf(items, WINDOW, STAGES)).toEqual([
      {
        stage: 'doing',
        n: 20,
        ages: [
          { percentile: 50, days: 10 },
          { percentile: 70, days: 14 },
          { percentile: 85, days: 17 },
        ],
      },
      {
        stage: 'review',
        n: 1,
        ages: [
          { percentile: 50, days: 9 },
          { percentile: 70, days: 9 },
          { percentile: 85, days: 9 },
        ],
      },
    ]);
  });
  test('an item lingers where most had left at its age', () => {
    const ages = stageAgesOf(left('doing', ...oneTo(20)), WINDOW, STAGES);
    const at = (ageDays: number) => lingering({ stage: 'doing', ageDays }, ages);
    expect(at(10)).toBeNull();
    expect(at(11)).toEqual({ stage: 'doing', percentile: 50, days: 10 });
    expect(at(17)).toEqual({ stage: 'doing', percentile: 70, days: 14 });
    expect(at(18)).toEqual({ stage: 'doing', percentile: 85, days: 17 });
    expect(lingering({ stage: 'review', ageDays: 18 }, ages)).toBeNull();
    expect(lingering({ stage: null, ageDays: 18 }, ages)).toBeNull();
  });
  test('a stage that few went through says nothing', () => {
    const ages = stageAgesOf(left('doing', ...oneTo(19)), WINDOW, STAGES);
    expect(lingering({ stage: 'doing', ageDays: 99 }, ages)).toBeNull();
  });
  test('only of items that finished in the window', () => {
    const before = finishedItem(1, TODAY - 90, { stages: [{ stage: 'doing', ageDays: 3 }] });
    expect(stageAgesOf([before], WINDOW, STAGES)).toEqual([]);
  });
});
