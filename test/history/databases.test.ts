import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { History } from '../../src/history/history.ts';
import { HistoryError } from '../../src/history/history-error.ts';
import { openHistory } from '../../src/history/open-history.ts';
import { promisesOnePost } from './contract/claims.ts';
import { servesPostgres } from './contract/postgres.ts';
import { remembers } from './contract/remembers.ts';
import { survivesProcesses } from './contract/survives.ts';
import { databases, type RunningDatabase } from './databases.ts';
import { type Processes, prepareProcesses } from './processes.ts';
import { runAt } from './runs.ts';

describe.each(databases)('a history in $name', (database) => {
  let running: RunningDatabase;
  let processes: Processes;
  const opened: History[] = [];

  beforeAll(async () => {
    [running, processes] = await Promise.all([database.start(), prepareProcesses()]);
  });
  afterEach(async () => {
    for (const history of opened.splice(0)) await history.close();
  });
  afterAll(async () => {
    processes?.remove();
    await running?.stop();
  });

  const openAt = async (url: string, keepDays = 10_000, clock?: () => number) => {
    const history = await openHistory(url, { baseDir: '.', keepDays, busyTimeoutMs: 1000, clock });
    opened.push(history);
    return history;
  };
  const open = async (keepDays?: number, clock?: () => number) =>
    openAt(await running.fresh(), keepDays, clock);

  remembers(open);
  promisesOnePost(open);
  survivesProcesses(
    () => running.fresh(),
    () => processes,
  );

  if (database.isServer) servesPostgres(() => running, openAt);

  test('is there again when it is opened again', async () => {
    const url = await running.fresh();
    const run = runAt('2026-11-20T09:00:00Z');
    const first = await openAt(url);
    await first.record('a', run);
    await first.close();
    expect(await (await openAt(url)).lastWhole('a', run.asOf + 1)).toEqual(run);
  });

  test('one that a newer wiplimit wrote is left as it is', async () => {
    const url = await running.fresh();
    await openAt(url);
    await running.edit(
      url,
      "insert into wiplimit_migration values ('0009-more', '2027-01-01T00:00:00.000Z')",
    );
    await expect(openAt(url)).rejects.toThrow(/A newer wiplimit wrote .*0009-more.*Update wiplimit here/);
    await expect(openAt(url)).rejects.toThrow(running.where(url));
    expect(await running.edit(url, 'select name from wiplimit_migration')).toHaveLength(2);
  });

  test('what someone else wrote into it is read as data, or refused', async () => {
    const url = await running.fresh();
    const history = await openAt(url);
    const run = runAt('2026-11-20T09:00:00Z');
    await history.record('a', run);
    await running.edit(url, "update wiplimit_run_limits set subject = 'Gr\u001b[31mace\u202e'");
    const [limit] = (await history.lastWhole('a', run.asOf + 1))?.limits ?? [];
    expect(limit?.subject).toBe('Gr[31mace');
    for (const edit of [
      "update wiplimit_run_limits set status = 'great'",
      "update wiplimit_run_items set teams = '[1'",
      "update wiplimit_runs set day = 'yesterday'",
    ]) {
      await history.record('a', run);
      await running.edit(url, edit);
      const reading = history.lastWhole('a', run.asOf + 1);
      await expect(reading).rejects.toThrow(HistoryError);
      await expect(reading).rejects.toThrow(/holds a row that wiplimit did not write so: (status|teams|day)/);
    }
  });

  test('tables of others with the same names as its migrator’s own default do not disturb it', async () => {
    const url = await running.fresh();
    await openAt(url);
    await running.edit(
      url,
      'create table kysely_migration (other integer)',
      'create table runs (other integer)',
    );
    const history = await openAt(url);
    await history.record('a', runAt('2026-11-20T09:00:00Z'));
    expect(await running.edit(url, 'select * from runs')).toEqual([]);
  });
});
