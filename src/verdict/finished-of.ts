import { type DayRange, isIn, lastDays } from '../flow/days.ts';
import { dateFromDay } from '../model/calendar.ts';
import { isWholeRun } from '../model/run.ts';
import type { SourceRecord } from '../model/snapshot.ts';
import type { FinishedWork } from '../model/verdict.ts';
import type { Assessment } from './assess.ts';

/** Days of a snapshot that does not say how far back it reaches. */
const DEFAULT_DAYS = 90;
const DONE: readonly SourceRecord['stateType'][] = ['completed', 'merged', 'closed'];

type Read = Pick<Assessment, 'plan' | 'snapshot' | 'sources' | 'today' | 'days' | 'finished'>;

/**
 * The work finished in the window of the SLE, oldest finish first; of the chosen teams where only these are shown.
 * Without an automatic SLE it is there where the records happen to hold such work and it is known whole. Null where it
 * is not, and where only people are shown: what somebody finished is nobody's business.
 */
export function finishedOf(read: Read, chosen: ReadonlySet<string> | null): FinishedWork | null {
  const { sle } = read.plan.aging;
  const isAutomatic = sle?.auto === true;
  if (chosen?.size === 0 || (!isAutomatic && !(isWholeRun(read) && holdsFinished(read)))) return null;
  const range = rangeOf(read, isAutomatic ? sle.window : DEFAULT_DAYS);
  if (range === null) return null;
  const items = read.finished().filter(({ finishedDay }) => isIn(range, finishedDay));
  if (!isAutomatic && items.length === 0) return null;
  return {
    from: dateFromDay(range.first),
    to: dateFromDay(range.last),
    items: items
      .filter(({ teams }) => chosen === null || teams.some((name) => chosen.has(name)))
      .map(({ id, title, url, teams, finishedDay, cycleDays }) => ({
        id,
        title,
        url,
        teams,
        finishedOn: dateFromDay(finishedDay),
        cycleDays,
      })),
  };
}

/** Asked first: most runs read nothing finished, and to work it out takes time. */
const holdsFinished = ({ snapshot }: Read): boolean =>
  snapshot.records.some(({ stateType }) => DONE.includes(stateType));

/** The days of the window that every source was read for; null where one was not asked for finished work. */
function rangeOf({ snapshot, today, days: { calendar } }: Read, window: number): DayRange | null {
  let { first, last } = lastDays(today, window);
  for (const { scope } of snapshot.sources) {
    // A reading says from when on it asked; a snapshot that somebody made need not.
    const { finishedSince } = scope;
    if (finishedSince === undefined) continue;
    const since = typeof finishedSince === 'string' ? Date.parse(finishedSince) : Number.NaN;
    if (Number.isNaN(since)) return null;
    const day = calendar.dayOf(since);
    first = Math.max(first, calendar.startOf(day) === since ? day : day + 1);
  }
  return first > last ? null : { first, last };
}
