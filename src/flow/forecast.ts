import { dateFromDay } from '../model/calendar.ts';
import {
  type DailyDistribution,
  distributionOf,
  doneAfterEachDay,
  isAtLeast,
  reachedWith,
  totalOver,
} from './convolution.ts';
import type { DayRange } from './days.ts';
import type { FinishedItem } from './finished.ts';
import { throughput } from './throughput.ts';

/** Fewer finished items in the window foretell nothing. */
export const ENOUGH_TO_FORECAST = 10;
export const FORECAST_PERCENTILES = [50, 70, 85, 95] as const;
/** Ten years: what is not done by then has no date. */
export const HORIZON_DAYS = 3650;

/** What a forecast rests on. */
export interface ForecastBasis {
  /** Items that finished in the window. */
  finished: number;
  /** How many more it takes to forecast; 0 when there are enough. */
  missing: number;
  /** Days in the window. */
  days: number;
  /** First and last day of the window, `YYYY-MM-DD`. */
  from: string;
  to: string;
  /** Items a day, on average. */
  perDay: number;
  daily: DailyDistribution;
}

/**
 * @param items of the team or project
 * @param window whole days: today is not over and says nothing yet
 */
export function forecastBasis(
  items: readonly Pick<FinishedItem, 'finishedDay'>[],
  window: DayRange,
): ForecastBasis {
  const counts = throughput(items, window);
  const finished = counts.reduce((sum, count) => sum + count, 0);
  return {
    finished,
    missing: Math.max(0, ENOUGH_TO_FORECAST - finished),
    days: counts.length,
    from: dateFromDay(window.first),
    to: dateFromDay(window.last),
    perDay: counts.length === 0 ? 0 : finished / counts.length,
    daily: distributionOf(counts),
  };
}

export interface ItemsForecast {
  days: number;
  /** So many items, or more, are done with this probability (percent). */
  items: { percentile: number; items: number }[];
}

/** How many items will be done in the next days, tomorrow being the first. */
export function itemsInDays({ daily }: Pick<ForecastBasis, 'daily'>, days: number): ItemsForecast {
  const totals = totalOver(daily, days);
  return {
    days,
    items: FORECAST_PERCENTILES.map((percentile) => ({
      percentile,
      items: reachedWith(totals, percentile / 100),
    })),
  };
}

export interface DaysForecast {
  items: number;
  /** In so many days or fewer, at this probability (percent); null: not within the horizon. */
  days: { percentile: number; days: number | null; date: string | null }[];
}

/**
 * When a number of items will be done.
 * @param items 1 or more
 * @param today day number; tomorrow is day 1
 */
export function daysForItems(
  { daily }: Pick<ForecastBasis, 'daily'>,
  items: number,
  today: number,
): DaysForecast {
  const reached = new Map<number, number>();
  const most = daily.at(-1)?.items ?? 0;
  // What the best day, every day, does not reach is not computed day by day.
  if (most * HORIZON_DAYS >= items) {
    let day = 0;
    for (const done of doneAfterEachDay(daily, items)) {
      day++;
      for (const percentile of FORECAST_PERCENTILES)
        if (!reached.has(percentile) && isAtLeast(done, percentile / 100)) reached.set(percentile, day);
      if (reached.size === FORECAST_PERCENTILES.length || day === HORIZON_DAYS) break;
    }
  }
  return {
    items,
    days: FORECAST_PERCENTILES.map((percentile) => {
      const days = reached.get(percentile) ?? null;
      return { percentile, days, date: days === null ? null : dateFromDay(today + days) };
    }),
  };
}

export interface DateForecast {
  items: number;
  by: string;
  /** 0 to 1. */
  probability: number;
}

/**
 * How likely a number of items is done by the end of a day. The days from tomorrow to that day count; the rest of
 * today does not.
 * @param items 1 or more
 * @param by day number; today or earlier gives 0
 * @param today day number
 */
export function probabilityBy(
  { daily }: Pick<ForecastBasis, 'daily'>,
  items: number,
  by: number,
  today: number,
): DateForecast {
  const days = Math.min(by - today, HORIZON_DAYS);
  let probability = 0;
  if (days > 0 && (daily.at(-1)?.items ?? 0) * days >= items) {
    let day = 0;
    for (const done of doneAfterEachDay(daily, items)) {
      probability = done;
      if (++day === days) break;
    }
  }
  return { items, by: dateFromDay(by), probability };
}

/** What has to hold for a forecast to hold, as sentences. */
export function assumptionsOf({ days, from, to }: Pick<ForecastBasis, 'days' | 'from' | 'to'>): string[] {
  return [
    `Each day to come is like one of the ${days} days from ${from} to ${to}, weekends and days off among them`,
    'The team, its pace and the size of its items stay as they were in these days',
    'Everything the team finishes counts: what is in flight now is part of the number',
    'Days count from tomorrow; what is finished today comes on top',
  ];
}
