import { DAY_MS, utc } from '../model/instant.ts';
import { isWholeRun, type Run } from '../model/run.ts';
import { chunksOf } from '../text/chunks.ts';
import { foldName, sameName } from '../text/compare.ts';
import { daysBefore } from './days.ts';
import type { Database, Tx } from './tables.ts';

/** Below 32,766 (SQLite) and 65,535 (PostgreSQL) values in one statement, at most nine in a row. */
const ROWS_AT_ONCE = 1000;
/** The kinds of limits whose subjects are people. */
const OF_PEOPLE = ['person', 'reviewer'];

/**
 * The first day that is still kept when a run is recorded.
 * @param now what the clock says, in epoch milliseconds; a run that is dated later than that day in any zone counts as
 * of the day after it, so that a replay, or a snapshot of a machine whose clock is wrong, forgets nothing that is young
 */
export function oldestKept({ day }: Pick<Run, 'day'>, keepDays: number, now?: number): string {
  const latest = now === undefined ? day : utc(now + DAY_MS).slice(0, 10);
  return daysBefore(day < latest ? day : latest, keepDays);
}

/** Remembers a run whole or not at all, and forgets what was before the first day to keep. */
export async function recordRun(db: Database, series: string, run: Run, oldest: string): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const id = await putRun(tx, series, run);
    const limits = run.limits.map(({ key, per, subject, count, max, level, status }, position) => ({
      ...{ run_id: id, key, position, per, subject, count, max, level, status },
    }));
    for (const values of chunksOf(limits, ROWS_AT_ONCE))
      await tx.insertInto('wiplimit_run_limits').values(values).execute();
    const items = run.items.map(({ title, stage, teams, ageDays, ...item }, position) => ({
      ...{ run_id: id, position, id: item.id, title, stage, teams: JSON.stringify(teams), age_days: ageDays },
    }));
    for (const values of chunksOf(items, ROWS_AT_ONCE))
      await tx.insertInto('wiplimit_run_items').values(values).execute();

    for (const table of ['wiplimit_runs', 'wiplimit_posts'] as const)
      await tx.deleteFrom(table).where('series', '=', series).where('day', '<', oldest).execute();
  });
}

/** An upsert, so that two who record the same moment at once wait for each other. @returns its id, without parts */
async function putRun(tx: Tx, series: string, run: Run): Promise<number> {
  const { id } = await tx
    .insertInto('wiplimit_runs')
    .values({
      series,
      as_of: run.asOf,
      day: run.day,
      outcome: run.outcome,
      sources: JSON.stringify(run.sources.map(({ name, status }) => ({ name, status }))),
      whole: isWholeRun(run) ? 1 : 0,
    })
    .onConflict((conflict) =>
      conflict.columns(['series', 'as_of']).doUpdateSet(({ ref }) => ({
        day: ref('excluded.day'),
        outcome: ref('excluded.outcome'),
        sources: ref('excluded.sources'),
        whole: ref('excluded.whole'),
      })),
    )
    .returning('id')
    .executeTakeFirstOrThrow();
  for (const table of ['wiplimit_run_limits', 'wiplimit_run_items'] as const)
    await tx.deleteFrom(table).where('run_id', '=', id).execute();
  return id;
}

/** @returns how many runs were forgotten */
export async function forgetRunsBefore(db: Database, series: string, day: string): Promise<number> {
  return db.transaction().execute(async (tx) => {
    await tx.deleteFrom('wiplimit_posts').where('series', '=', series).where('day', '<', day).execute();
    const { numDeletedRows } = await tx
      .deleteFrom('wiplimit_runs')
      .where('series', '=', series)
      .where('day', '<', day)
      .executeTakeFirstOrThrow();
    return Number(numDeletedRows);
  });
}

/** Names are compared here, as SQLite tells upper from lower case only in ASCII. @returns how many limits */
export async function forgetLimitsOf(db: Database, name: string): Promise<number> {
  return db.transaction().execute(async (tx) => {
    const known = await tx
      .selectFrom('wiplimit_run_limits')
      .select(['key', 'subject'])
      .distinct()
      .where('per', 'in', OF_PEOPLE)
      .execute();
    const keyStarts = OF_PEOPLE.map((per) => `${per}/${foldName(name)}/`);
    const isTheirs = ({ key, subject }: { key: string; subject: string }) =>
      sameName(subject, name) || keyStarts.some((start) => foldName(key).startsWith(start));
    const keys = [...new Set(known.filter(isTheirs).map(({ key }) => key))];
    let forgotten = 0;
    for (const some of chunksOf(keys, ROWS_AT_ONCE)) {
      const { numDeletedRows } = await tx
        .deleteFrom('wiplimit_run_limits')
        .where('per', 'in', OF_PEOPLE)
        .where('key', 'in', some)
        .executeTakeFirstOrThrow();
      forgotten += Number(numDeletedRows);
    }
    return forgotten;
  });
}
