import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { distributionOf, doneAfterEachDay, totalOver } from '../../src/flow/convolution.ts';
import { wholeDays } from '../../src/flow/days.ts';
import {
  assumptionsOf,
  daysForItems,
  FORECAST_PERCENTILES,
  forecastBasis,
  HORIZON_DAYS,
  itemsInDays,
  probabilityBy,
} from '../../src/flow/forecast.ts';
import { throughput } from '../../src/flow/throughput.ts';
import { dayFromDate } from '../../src/model/calendar.ts';
import { nearestRank } from '../../src/model/percentile.ts';
import { finishedItem, seeded } from './history.ts';

const TODAY = dayFromDate('2026-11-20');
const finishedOn = (...days: number[]) => days.map((day) => finishedItem(day, day));
const basis = (...counts: number[]) => ({ daily: distributionOf(counts) });
const itemsAt = (counts: number[], days: number) =>
  itemsInDays(basis(...counts), days).items.map(({ items }) => items);
const daysAt = (counts: number[], items: number) =>
  daysForItems(basis(...counts), items, TODAY).days.map(({ days }) => days);

describe('throughput', () => {
  test('counts the items of each day, those without any too', () => {
    const range = { first: TODAY - 4, last: TODAY - 1 };
    const items = finishedOn(TODAY - 5, TODAY - 4, TODAY - 2, TODAY - 2, TODAY - 1, TODAY);
    expect(throughput(items, range)).toEqual([1, 0, 2, 1]);
  });
});

describe('what a forecast rests on', () => {
  test('the whole days of the window: today, not over yet, says nothing', () => {
    const items = finishedOn(TODAY - 91, ...Array.from({ length: 9 }, () => TODAY - 90), TODAY - 1, TODAY);
    expect(forecastBasis(items, wholeDays(TODAY, 90))).toMatchObject({
      finished: 10,
      missing: 0,
      days: 90,
      from: '2026-08-22',
      to: '2026-11-19',
      perDay: 10 / 90,
    });
  });
  test('fewer than 10 finished items foretell nothing', () => {
    const nine = finishedOn(...Array.from({ length: 9 }, () => TODAY - 1), TODAY);
    expect(forecastBasis(nine, wholeDays(TODAY, 90))).toMatchObject({ finished: 9, missing: 1 });
  });
  test('its assumptions name the days', () => {
    expect(assumptionsOf({ days: 90, from: '2026-08-22', to: '2026-11-19' })).toMatchInlineSnapshot(`
      [
        "Each day to come is like one of the 90 days from 2026-08-22 to 2026-11-19, weekends and days off among them",
        "The team, its pace and the size of its items stay as they were in these days",
        "Everything the team finishes counts: what is in flight now is part of the number",
        "Days count from tomorrow; what is finished today comes on top",
      ]
    `);
  });
});

describe('how many items in N days', () => {
  test('of one day, the number that so many days reached: the more certain, the fewer', () => {
    // 1 or more on 17 of 20 days, 3 or more on 10, 4 on one.
    const counts = [...Array(3).fill(0), ...Array(7).fill(1), ...Array(9).fill(3), 4];
    expect(itemsInDays(basis(...counts), 1)).toEqual({
      days: 1,
      items: [
        { percentile: 50, items: 3 },
        { percentile: 70, items: 1 },
        { percentile: 85, items: 1 },
        { percentile: 95, items: 0 },
      ],
    });
  });
  test('of two days with 0 or 1 item: 0, 1, 2 with a quarter, a half, a quarter', () => {
    expect([...totalOver(distributionOf([0, 1]), 2)]).toEqual([0.25, 0.5, 0.25]);
    // One or more with 75 %, two with 25 %.
    expect(itemsAt([0, 1], 2)).toEqual([1, 1, 0, 0]);
  });
  test('10 of 20 days are half of them, however their twentieths add up', () => {
    const tenTo = Array.from({ length: 10 }, (_, index) => index + 1);
    expect(itemsAt([...Array(10).fill(0), ...tenTo], 1)[0]).toBe(1);
  });
  test('of a steady pace, that pace', () => expect(itemsAt([2, 2], 30)).toEqual([60, 60, 60, 60]));
  test('of no day, none', () => expect(itemsAt([2, 2], 0)).toEqual([0, 0, 0, 0]));
});

describe('when N items are done', () => {
  test('at a steady pace, when the last one is', () => {
    expect(daysForItems(basis(2, 2), 5, TODAY)).toEqual({
      items: 5,
      days: FORECAST_PERCENTILES.map((percentile) => ({ percentile, days: 3, date: '2026-11-23' })),
    });
  });
  test('one item at even odds a day: 1/2, 3/4, 7/8, 15/16, 31/32', () => {
    expect(daysAt([0, 1], 1)).toEqual([1, 2, 3, 5]);
  });
  test('two items at even odds a day: 1/4, 1/2, 11/16, 13/16, 57/64, 15/16, 247/256', () => {
    expect(daysAt([0, 1], 2)).toEqual([3, 5, 6, 8]);
  });
  test('17 of 20 days are 85 percent', () => {
    expect(daysAt([...Array(3).fill(0), ...Array(17).fill(1)], 1)[2]).toBe(1);
  });
  test('tomorrow is the first day, also over the end of summer time', () => {
    const before = dayFromDate('2026-10-24');
    expect(daysForItems(basis(1, 1), 2, before).days[0]).toMatchObject({ days: 2, date: '2026-10-26' });
  });
  test('beyond ten years there is no date', () => {
    expect(daysAt([1], HORIZON_DAYS)).toEqual(Array(4).fill(HORIZON_DAYS));
    expect(daysForItems(basis(1), HORIZON_DAYS + 1, TODAY).days).toEqual(
      FORECAST_PERCENTILES.map((percentile) => ({ percentile, days: null, date: null })),
    );
    expect(daysAt([0, 0], 1)).toEqual([null, null, null, null]);
    const rarely = daysAt([...Array(4999).fill(0), 1], 1);
    expect(rarely).toEqual([3466, null, null, null]);
  });
});

describe('how likely by a date', () => {
  const by = (items: number, date: string, counts = [0, 1]) =>
    probabilityBy(basis(...counts), items, dayFromDate(date), TODAY);
  test('the days from tomorrow to the date count, the date included', () => {
    expect(by(1, '2026-11-21')).toEqual({ items: 1, by: '2026-11-21', probability: 0.5 });
    expect(by(2, '2026-11-22').probability).toBe(0.25);
    expect(by(2, '2026-11-23').probability).toBe(0.5);
  });
  test('today and before are too late', () => {
    expect(by(1, '2026-11-20').probability).toBe(0);
    expect(by(1, '2026-11-19').probability).toBe(0);
  });
  test('what the best days do not reach is impossible', () =>
    expect(by(4, '2026-11-23').probability).toBe(0));
  test('agrees with the days it takes: from that day on the probability is reached', () => {
    const counts = [0, 0, 1, 0, 3, 2, 0, 0, 1, 1];
    for (const { percentile, days } of daysForItems(basis(...counts), 12, TODAY).days) {
      const probabilityOn = (day: number) =>
        probabilityBy(basis(...counts), 12, TODAY + day, TODAY).probability;
      expect(probabilityOn(days ?? 0)).toBeGreaterThanOrEqual(percentile / 100);
      expect(probabilityOn((days ?? 0) - 1)).toBeLessThan(percentile / 100);
    }
  });
});

describe('property: the convolution', () => {
  const someDays = fc.array(fc.nat(3), { minLength: 1, maxLength: 5 });
  const atLeast = (totals: Float64Array, items: number) =>
    totals.reduce((sum, probability, total) => (total >= items ? sum + probability : sum), 0);

  test('counts every way that the days can fall', () => {
    fc.assert(
      fc.property(someDays, fc.integer({ min: 1, max: 4 }), (counts, days) => {
        const ways = new Map<number, number>();
        const fall = (day: number, total: number): void => {
          if (day === days) ways.set(total, (ways.get(total) ?? 0) + 1);
          else for (const count of counts) fall(day + 1, total + count);
        };
        fall(0, 0);
        totalOver(distributionOf(counts), days).forEach((probability, total) => {
          expect(probability).toBeCloseTo((ways.get(total) ?? 0) / counts.length ** days, 12);
        });
      }),
    );
  });
  test('both questions have one answer: N items within D days as likely as N or more in D days', () => {
    fc.assert(
      fc.property(
        someDays,
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: 1, max: 60 }),
        (counts, days, items) => {
          const daily = distributionOf(counts);
          const after = doneAfterEachDay(daily, items);
          let done = 0;
          for (let day = 0; day < days; day++) done = after.next().value;
          expect(done).toBeCloseTo(atLeast(totalOver(daily, days), items), 10);
        },
      ),
    );
  });
  test('is a distribution, with the mean of its days', () => {
    fc.assert(
      fc.property(someDays, fc.integer({ min: 1, max: 365 }), (counts, days) => {
        const totals = totalOver(distributionOf(counts), days);
        const mean = counts.reduce((sum, count) => sum + count, 0) / counts.length;
        expect(atLeast(totals, 0)).toBeCloseTo(1, 9);
        expect(totals.reduce((sum, p, total) => sum + p * total, 0)).toBeCloseTo(mean * days, 6);
      }),
    );
  });
});

describe('the convolution against 100,000 seeded samples, within sampling error', () => {
  const SAMPLES = 100_000;
  test.each([
    { name: 'a slow team', seed: 1, busy: 0.15, most: 2, days: 30, items: 6 },
    { name: 'a busy team with weekends', seed: 2, busy: 0.6, most: 4, days: 14, items: 25 },
  ])('$name', ({ seed, busy, most, days, items }) => {
    const random = seeded(seed);
    const counts = Array.from({ length: 90 }, (_, day) =>
      day % 7 > 4 || random() > busy ? 0 : 1 + Math.floor(random() * most),
    );
    const drawn = () => counts[Math.floor(random() * counts.length)] ?? 0;
    const totals = new Float64Array(days * most + 1);
    const needed: number[] = [];
    for (let sample = 0; sample < SAMPLES; sample++) {
      let total = 0;
      let done = 0;
      for (let day = 1; day <= days || done === 0; day++) {
        total += drawn();
        if (total >= items && done === 0) done = day;
        if (day === days) totals[total] = (totals[total] ?? 0) + 1 / SAMPLES;
      }
      needed.push(done);
    }
    needed.sort((a, b) => a - b);

    // Five standard errors of a share: a right answer stays within, whatever the seed.
    const within = (p: number) => 5 * Math.sqrt(Math.max(0, p * (1 - p)) / SAMPLES) + 1e-4;
    const exact = totalOver(distributionOf(counts), days);
    let [sampled, computed] = [0, 0];
    for (let total = totals.length - 1; total >= 0; total--) {
      sampled += totals[total] ?? 0;
      computed += exact[total] ?? 0;
      expect(Math.abs(sampled - computed)).toBeLessThanOrEqual(within(computed));
    }
    for (const { percentile, days: day } of daysForItems(basis(...counts), items, TODAY).days) {
      const share = percentile / 100;
      const low = nearestRank(needed, 100 * (share - within(share)));
      const high = nearestRank(needed, Math.min(100, 100 * (share + within(share))));
      expect(day).toBeGreaterThanOrEqual(low ?? 0);
      expect(day).toBeLessThanOrEqual(high ?? 0);
    }
  });
});
