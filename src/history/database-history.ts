import type { Backend } from './backend.ts';
import type { History } from './history.ts';
import type { HistoryOptions } from './open-history.ts';
import type { Place } from './place.ts';
import { claimPost, settlePost } from './posts.ts';
import { readLastOfDays, readLastWhole } from './read-runs.ts';
import { readStatuses } from './read-statuses.ts';
import type { Database } from './tables.ts';
import { forgetLimitsOf, forgetRunsBefore, oldestKept, recordRun } from './write-runs.ts';

/** The history over a database whose tables are there. Whatever fails is said as a `HistoryError`. */
export function createHistory(
  db: Database,
  { kind, where, explain }: Backend,
  { keepDays, clock }: Pick<HistoryOptions, 'keepDays' | 'clock'>,
): History {
  const place: Place = { db, kind, where };
  const explained = async <T>(work: Promise<T>): Promise<T> => {
    try {
      return await work;
    } catch (error) {
      throw explain(error);
    }
  };
  return {
    record: (series, run) => explained(recordRun(db, series, run, oldestKept(run, keepDays, clock?.()))),
    lastWhole: (series, before) => explained(readLastWhole(place, series, before)),
    statuses: (series, limits, beforeDay) => explained(readStatuses(place, series, limits, beforeDay)),
    lastOfDays: (series, from, to) => explained(readLastOfDays(place, series, from, to)),
    forgetBefore: (series, day) => explained(forgetRunsBefore(db, series, day)),
    forgetPerson: (name) => explained(forgetLimitsOf(db, name)),
    claim: (post, now) => explained(claimPost(place, post, now)),
    settle: (post, state, now) => explained(settlePost(place, post, state, now)),
    close: () => explained(db.destroy()),
  };
}
