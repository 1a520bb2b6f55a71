import type { Plan } from '../config/plan.ts';
import { DAY_MS } from '../model/instant.ts';

const DEFAULT_DAYS = 90;

interface WindowOption {
  window?: number;
}

/**
 * What the reading is told of the history that a command needs. A sample of whole days ends yesterday, so it begins a
 * day before a window of the same length that includes today.
 */
export const withHistory = <Options extends WindowOption>(options: Options) => ({
  ...options,
  historyDays: (options.window ?? DEFAULT_DAYS) + 1,
});

/** Days of history: as asked for, else those of the automatic SLE, else 90. */
export const historyWindow = ({ window }: WindowOption, { aging: { sle } }: Plan): number =>
  window ?? (sle?.auto === true ? sle.window : DEFAULT_DAYS);

/**
 * From when on finished work is asked for: the window of the automatic SLE, or more where a command needs it. Two days
 * early, for the days of the config's zone begin at other moments than these, and whole: the text of the question
 * stays the same for a day.
 * @param now epoch milliseconds
 */
export function finishedSince({ aging: { sle } }: Plan, now: number, historyDays: number): Date | null {
  const days = Math.max(historyDays, sle?.auto === true ? sle.window : 0);
  return days === 0 ? null : new Date((Math.floor(now / DAY_MS) - days - 1) * DAY_MS);
}
