import { chunksOf } from '../text/chunks.ts';
import { groupBy } from '../text/group-by.ts';
import { daysBefore } from './days.ts';
import type { DayStatus } from './history.ts';
import { packed, unpack } from './packed-rows.ts';
import type { Place } from './place.ts';
import { parseRows, runDayRow, statusRow } from './rows.ts';

/** Further back nobody looks for how long a limit has been over. */
const STATUS_DAYS = 400;
/** In one statement: below 32,766, SQLite's most values, and not too much at once. */
const RUNS_AT_ONCE = 500;
const KEYS_AT_ONCE = 10_000;
const STATUS_COLUMNS = ['run_id', 'key', 'status', 'count', 'max'];

/** Only runs of the last 400 days that hold the key count; of several in a day its last that saw everything, else its last. */
export async function readStatuses(
  { db, where, kind }: Place,
  series: string,
  keys: readonly string[],
  beforeDay: string,
): Promise<Map<string, DayStatus[]>> {
  const found = new Map<string, DayStatus[]>();
  const runs = await db
    .selectFrom('wiplimit_runs')
    .select(['id', 'day'])
    .where('series', '=', series)
    .where('day', '<', beforeDay)
    .where('day', '>=', daysBefore(beforeDay, STATUS_DAYS))
    .orderBy('day', 'desc')
    .orderBy('whole', 'desc')
    .orderBy('as_of', 'desc')
    .execute();
  const wanted = [...new Set(keys)];
  for (const someRuns of chunksOf(parseRows(runDayRow, runs, where), RUNS_AT_ONCE))
    for (const someKeys of chunksOf(wanted, KEYS_AT_ONCE)) {
      const limits = await db
        .selectFrom('wiplimit_run_limits')
        .select(packed(kind, STATUS_COLUMNS).as('rows'))
        .where(
          'run_id',
          'in',
          someRuns.map(({ id }) => id),
        )
        .where('key', 'in', someKeys)
        .groupBy('run_id')
        .execute();
      const statuses = parseRows(statusRow, unpack(limits, STATUS_COLUMNS), where);
      const ofRun = groupBy(statuses, ({ run_id }) => run_id);
      for (const { id, day } of someRuns)
        for (const { key, status, count, max } of ofRun.get(id) ?? []) {
          const ofKey = found.get(key);
          if (ofKey === undefined) found.set(key, [{ day, status, count, max }]);
          else if (ofKey.at(-1)?.day !== day) ofKey.push({ day, status, count, max });
        }
    }
  return found;
}
