import type { Calendar } from '../model/calendar.ts';
import type { DayRange } from './days.ts';
import type { FinishedItem } from './finished.ts';

/** A work item's time in flight, by calendar day. */
export interface Stay {
  holders: readonly string[];
  teams: readonly string[];
  startedDay: number;
  /** Null: in flight. */
  finishedDay: number | null;
  cycleDays: number | null;
}

/**
 * The stays of finished and unfinished work. Together they are all the work of a window that was not dropped: what was
 * in flight on one of its days either finished in the window or is in flight still.
 * @param inFlight those that count, `started` in epoch milliseconds
 */
export function staysOf(
  finished: readonly FinishedItem[],
  inFlight: readonly { holders: readonly string[]; teams: readonly string[]; started: number }[],
  calendar: Calendar,
): Stay[] {
  return [
    ...finished.flatMap(({ holders, teams, startedDay, finishedDay, cycleDays }) =>
      startedDay === null ? [] : [{ holders, teams, startedDay, finishedDay, cycleDays }],
    ),
    ...inFlight.map(({ holders, teams, started }) => ({
      holders,
      teams,
      startedDay: calendar.dayOf(started),
      finishedDay: null,
      cycleDays: null,
    })),
  ];
}

/** WIP at the end of each day: started that day or before, and not finished yet. */
export function wipAtEndOfDay(stays: readonly Stay[], range: DayRange): number[] {
  return countPerDay(stays, range, (stay) => (stay.finishedDay === null ? null : stay.finishedDay - 1));
}

/** Items in flight at some time of each day, first and last day included, as cycle time counts its days. */
export function wipDuringDay(stays: readonly Stay[], range: DayRange): number[] {
  return countPerDay(stays, range, (stay) => stay.finishedDay);
}

/** @param lastOf the last day that a stay counts for, null when it goes on */
function countPerDay(
  stays: readonly Stay[],
  { first, last }: DayRange,
  lastOf: (stay: Stay) => number | null,
): number[] {
  const length = Math.max(0, last - first + 1);
  const changes = new Array<number>(length + 1).fill(0);
  for (const stay of stays) {
    const from = Math.max(stay.startedDay - first, 0);
    const to = Math.min((lastOf(stay) ?? last) - first, length - 1);
    if (from > to) continue;
    changes[from] = (changes[from] ?? 0) + 1;
    changes[to + 1] = (changes[to + 1] ?? 0) - 1;
  }
  let wip = 0;
  return changes.slice(0, length).map((change) => {
    wip += change;
    return wip;
  });
}
