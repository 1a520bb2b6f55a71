import { sql } from 'kysely';
import { comesAndGoes, narrowingOf } from '../model/run.ts';
import { chunksOf } from '../text/chunks.ts';
import { groupBy } from '../text/group-by.ts';
import { daysBefore } from './days.ts';
import type { DayStatus, LimitOf } from './history.ts';
import { packed, unpack } from './packed-rows.ts';
import type { Place } from './place.ts';
import { parseRows, runIdRow, runOfDayRow, statusRow } from './rows.ts';

/** Further back nobody looks for how long a limit has been over. */
const STATUS_DAYS = 400;
/** In one statement: below 32,766, SQLite's most values, and not too much at once. */
const RUNS_AT_ONCE = 500;
const KEYS_AT_ONCE = 10_000;
const STATUS_COLUMNS = ['run_id', 'key', 'status', 'count', 'max'];

type Status = Omit<DayStatus, 'day'>;
/** Who comes and goes has no row while there is nothing of theirs. */
const AT_ZERO: Status = { status: 'within', count: 0, max: 0 };
const NO_LIMIT: Status = { status: 'none', count: 0, max: 0 };
const NOT_SEEN: Status = { status: 'unknown', count: 0, max: 0 };

/** Of the runs of a day the last that saw everything is asked first, then those before it, then the others. */
export async function readStatuses(
  place: Place,
  series: string,
  limits: readonly LimitOf[],
  beforeDay: string,
): Promise<Map<string, DayStatus[]>> {
  const wanted = [...new Map(limits.map((limit) => [limit.key, limit])).values()];
  const found = new Map<string, DayStatus[]>(wanted.map(({ key }) => [key, []]));
  if (wanted.length === 0) return found;
  const runs = await place.db
    .selectFrom('wiplimit_runs')
    .select(['id', 'day', 'whole'])
    .where('series', '=', series)
    .where('day', '<', beforeDay)
    .where('day', '>=', daysBefore(beforeDay, STATUS_DAYS))
    .orderBy('day', 'desc')
    .orderBy('whole', 'desc')
    .orderBy('as_of', 'desc')
    .execute();
  for (const some of chunksOf(parseRows(runOfDayRow, runs, place.where), RUNS_AT_ONCE)) {
    const rows = await rowsOf(place, some, wanted);
    const hasLimit = await runsWithLimit(place, some, wanted, rows);
    for (const { id, day, whole } of some)
      for (const limit of wanted) {
        const days = found.get(limit.key) ?? [];
        const known = days.at(-1);
        const isKnown = known?.day === day;
        if (isKnown && !isOpen(known, limit)) continue;
        const status =
          rows.get(id)?.get(limit.key) ??
          whenMissing(whole === 1, hasLimit(id, limit), isKnown ? known : null);
        if (isKnown) days.pop();
        days.push({ day, ...status });
      }
  }
  return found;
}

/** Whether an earlier run of the day may still say more; not where nothing of this kind was in flight at its end. */
const isOpen = ({ status }: Status, limit: LimitOf): boolean =>
  status === 'unknown' || (status === 'none' && !comesAndGoes(limit));

/** What it means that a run has no row for a subject. */
function whenMissing(isWhole: boolean, hasLimit: boolean, known: DayStatus | null): Status {
  if (isWhole && hasLimit) return AT_ZERO;
  return known ?? (isWhole ? NO_LIMIT : NOT_SEEN);
}

type Rows = ReadonlyMap<number, ReadonlyMap<string, Status>>;

async function rowsOf(
  { db, where, kind }: Place,
  runs: readonly { id: number }[],
  limits: readonly LimitOf[],
): Promise<Rows> {
  const ids = runs.map(({ id }) => id);
  const parsed = (texts: { rows: string }[]) => parseRows(statusRow, unpack(texts, STATUS_COLUMNS), where);
  const found: ReturnType<typeof parsed> = [];
  for (const some of chunksOf(limits, KEYS_AT_ONCE)) {
    const texts = await db
      .selectFrom('wiplimit_run_limits')
      .select(packed(kind, STATUS_COLUMNS).as('rows'))
      .where('run_id', 'in', ids)
      .where(
        'key',
        'in',
        some.map(({ key }) => key),
      )
      .groupBy('run_id')
      .execute();
    for (const row of parsed(texts)) found.push(row);
  }
  return new Map(
    [...groupBy(found, ({ run_id }) => run_id)].map(([id, rows]) => [
      id,
      // The first of a key counts, as it did in the run.
      new Map(rows.toReversed().map(({ key, status, count, max }) => [key, { status, count, max }] as const)),
    ]),
  );
}

/**
 * In which runs a limit held for somebody, asked only where a subject of it is missing.
 * @returns whether it held in a run
 */
async function runsWithLimit(
  { db, where }: Place,
  runs: readonly { id: number }[],
  limits: readonly LimitOf[],
  rows: Rows,
): Promise<(id: number, limit: LimitOf) => boolean> {
  const kindOf = (limit: LimitOf) => `${limit.per}${narrowingOf(limit)}`;
  const found = new Map<string, ReadonlySet<number>>();
  for (const [kind, [first, ...others]] of groupBy(limits, kindOf)) {
    if (first === undefined || !comesAndGoes(first)) continue;
    const isMissing = (id: number) => [first, ...others].some(({ key }) => !rows.get(id)?.has(key));
    const ids = runs.map(({ id }) => id).filter(isMissing);
    if (ids.length === 0) continue;
    const narrowing = sql<string>`substr(${sql.ref('key')}, length(${sql.ref('per')}) + length(${sql.ref('subject')}) + 2)`;
    const held = await db
      .selectFrom('wiplimit_runs')
      .select('id')
      .where('id', 'in', ids)
      .where(({ exists, selectFrom }) =>
        exists(
          selectFrom('wiplimit_run_limits')
            .select('run_id')
            .whereRef('run_id', '=', 'wiplimit_runs.id')
            .where('per', '=', first.per)
            .where(narrowing, '=', narrowingOf(first)),
        ),
      )
      .execute();
    found.set(kind, new Set(parseRows(runIdRow, held, where).map(({ id }) => id)));
  }
  return (id, limit) => found.get(kindOf(limit))?.has(id) === true;
}
