import type { Run } from '../model/run.ts';
import { chunksOf } from '../text/chunks.ts';
import { packed, unpack } from './packed-rows.ts';
import type { Place } from './place.ts';
import { itemRow, limitRow, parseRows, runRow, toRuns } from './rows.ts';
import type { Tx } from './tables.ts';

/** In one statement: below 32,766, SQLite's most values, and not too much at once. */
const RUNS_AT_ONCE = 500;

const RUN_COLUMNS = ['id', 'as_of', 'day', 'outcome', 'sources'] as const;
const LIMIT_COLUMNS = ['run_id', 'key', 'per', 'subject', 'count', 'max', 'level', 'status'];
const ITEM_COLUMNS = ['run_id', 'id', 'title', 'stage', 'teams', 'age_days'];

/** The last run before a moment with every source whole; null where there is none. */
export async function readLastWhole(place: Place, series: string, before: number): Promise<Run | null> {
  const [run] = await readRuns(place, (tx) =>
    tx
      .selectFrom('wiplimit_runs')
      .select(RUN_COLUMNS)
      .where('series', '=', series)
      .where('as_of', '<', before)
      .where('whole', '=', 1)
      .orderBy('as_of', 'desc')
      .limit(1)
      .execute(),
  );
  return run ?? null;
}

/** The last run of each day, of those that saw everything where there is one, oldest first: one statement for the runs and two for the parts of 500 runs. */
export function readLastOfDays(place: Place, series: string, from: string, to: string): Promise<Run[]> {
  return readRuns(place, (tx) =>
    tx
      .with('last', (query) =>
        query
          .selectFrom('wiplimit_runs')
          .select(({ fn, eb }) =>
            fn
              .coalesce(fn.max(eb.case().when('whole', '=', 1).then(eb.ref('as_of')).end()), fn.max('as_of'))
              .as('moment'),
          )
          .where('series', '=', series)
          .where('day', '>=', from)
          .where('day', '<=', to)
          .groupBy('day'),
      )
      .selectFrom('wiplimit_runs')
      .innerJoin('last', 'last.moment', 'as_of')
      .select(RUN_COLUMNS)
      .where('series', '=', series)
      .orderBy('as_of')
      .execute(),
  );
}

/** Runs with their parts, all of one moment: a run that is replaced meanwhile is read as it was. */
async function readRuns(place: Place, find: (tx: Tx) => Promise<{ id: number }[]>): Promise<Run[]> {
  const { db, where } = place;
  const reading = db.transaction().setAccessMode('read only').setIsolationLevel('repeatable read');
  const { runs, limits, items } = await reading.execute(async (tx) => {
    const runs = await find(tx);
    const limits: unknown[] = [];
    const items: unknown[] = [];
    for (const some of chunksOf(runs, RUNS_AT_ONCE)) {
      const ids = some.map(({ id }) => id);
      for (const row of await partsOf(tx, place, 'wiplimit_run_limits', LIMIT_COLUMNS, ids)) limits.push(row);
      for (const row of await partsOf(tx, place, 'wiplimit_run_items', ITEM_COLUMNS, ids)) items.push(row);
    }
    return { runs, limits, items };
  });
  return toRuns(
    parseRows(runRow, runs, where),
    parseRows(limitRow, limits, where),
    parseRows(itemRow, items, where),
  );
}

async function partsOf(
  tx: Tx,
  { kind }: Place,
  table: 'wiplimit_run_limits' | 'wiplimit_run_items',
  columns: readonly string[],
  ids: readonly number[],
): Promise<unknown[]> {
  const texts = await tx
    .selectFrom(table)
    .select(packed(kind, columns).as('rows'))
    .where('run_id', 'in', ids)
    .groupBy('run_id')
    .execute();
  return unpack(texts, columns);
}
