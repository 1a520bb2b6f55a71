import type { Trend, TrendDay } from '../../../src/model/trend.ts';
import type { FinishedWork, Verdict } from '../../../src/model/verdict.ts';
import { manyItems, twoTeams } from './scenes.ts';

/** Verdicts with finished work and days gone by. All end on 20 November 2026, the day of the verdict builder. */

const TO = '2026-11-20';
const DAY_MS = 86_400_000;
/** The day so many days before the last. */
export const daysBefore = (days: number): string =>
  new Date(Date.parse(TO) - days * DAY_MS).toISOString().slice(0, 10);
/** From 0 to 99, the same for the same number, in no visible order. */
const shuffled = (index: number): number => (index * 7919 + ((index * index) % 31) * 13) % 100;

/** So many items finished within 90 days; every twentieth has no known start. */
export function finishedWork(count: number): FinishedWork {
  const items = Array.from({ length: count }, (_, index) => ({
    id: `PAY-${index + 1000}`,
    title: `Retry card payments that the bank of the customer refused (${index})`,
    url: `https://linear.app/acme-payments/issue/PAY-${index + 1000}/retry-card-payments-that-the-bank-refused`,
    teams: ['Payments'],
    finishedOn: daysBefore(89 - Math.floor((index * 90) / count)),
    cycleDays: index % 20 === 7 ? null : 1 + Math.floor((shuffled(index) / 100) ** 2 * 17),
  }));
  return { from: daysBefore(89), to: TO, items };
}

const wave = (day: number, height: number, phase: number): number =>
  Math.max(0, Math.round(height * (1 + 0.5 * Math.sin(day / 9 + phase) + 0.2 * Math.sin(day / 2 + phase))));

/** Sixty days of everyone and of the teams named, as counted by runs on working days, or worked out for each day. */
export function trendOf(teams: readonly string[], basis: Trend['basis']): Trend {
  const series = ['everyone', ...teams].map((subject, index): Trend['series'][number] => {
    const size = index === 0 ? 3 : 1;
    const days = Array.from({ length: 60 }, (_, day): TrendDay => {
      const stages = {
        doing: wave(day, 3 * size, index),
        review: wave(day, 2 * size, index + 2),
        merge: wave(day, size, index + 4),
        none: day < 30 ? 0 : 1,
      };
      const wip = Object.values(stages).reduce((sum, count) => sum + count, 0);
      return {
        day: daysBefore(59 - day),
        wip,
        max: day < 20 ? 9 * size : 7 * size,
        stages,
        ...(basis === 'runs' && { departed: Math.floor((day * size) / 2) }),
        ages: null,
      };
    });
    return {
      per: index === 0 ? 'everyone' : 'team',
      subject,
      limit: `team/${subject}/*`,
      days:
        basis === 'records' ? days : days.filter(({ day }) => ![0, 6].includes(new Date(day).getUTCDay())),
      weeks: [],
    };
  });
  return {
    from: daysBefore(59),
    to: TO,
    unit: 'calendar',
    basis,
    stages: ['doing', 'review', 'merge'],
    series,
  };
}

/** Two teams with 64 finished items and what runs recorded. */
export const overTime = (): Verdict => ({
  ...twoTeams(),
  stages: ['doing', 'review', 'merge'],
  finished: finishedWork(64),
  trend: trendOf(['Payments', 'Platform'], 'runs'),
});

/** A company: 5,000 items in flight, 3,000 finished, twenty series of sixty days. */
export const company = (items = 5000, finished = 3000): Verdict => ({
  ...manyItems(items),
  finished: finishedWork(finished),
  trend: trendOf(
    Array.from({ length: 19 }, (_, index) => `Team ${index}`),
    'runs',
  ),
});
