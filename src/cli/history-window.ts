import type { Plan } from '../config/plan.ts';

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
