import { expect, test } from 'vitest';
import type { History } from '../../../src/history/history.ts';
import { HistoryError } from '../../../src/history/history-error.ts';
import type { RunningDatabase } from '../databases.ts';
import { PASSWORD } from '../postgres-server.ts';
import { runAt } from '../runs.ts';

const RUN = runAt('2026-11-20T09:00:00Z');

/** What only a server can do to a history. */
export function servesPostgres(
  running: () => RunningDatabase,
  openAt: (url: string) => Promise<History>,
): void {
  const failure = async (url: string) => {
    const error: unknown = await openAt(url).then(
      () => null,
      (reason) => reason,
    );
    if (!(error instanceof HistoryError)) throw error;
    for (const secret of [PASSWORD, encodeURIComponent(PASSWORD), 'not-the-one'])
      expect(error.message).not.toContain(secret);
    return error.message;
  };

  test('a wrong password, a missing database: told with the place and a remedy, never the password', async () => {
    const url = await running().fresh();
    const wrong = url.replace(encodeURIComponent(PASSWORD), 'not-the-one');
    expect(await failure(wrong)).toMatch(
      /at 127\.0\.0\.1:\d+\/fresh\d+ .*\(28P01\).*Check user and password/,
    );
    expect(await failure(url.replace(/fresh\d+/, 'nowhere'))).toMatch(/\(3D000\).*Make the database/);
  });

  test('a user who may only read and write rows can use tables that are there, and make none', async () => {
    const url = await running().fresh();
    const user = `clerk_${new URL(url).pathname.slice(1)}`;
    await running().edit(url, `create role ${user} login password 'not-the-one'`);
    const theirs = url.replace(/\/\/[^@]+@/, `//${user}:not-the-one@`);
    await running().edit(url, 'revoke create on schema public from public');
    expect(await failure(theirs)).toMatch(/\(42501\).*Grant the user what it lacks/);
    await openAt(url);
    await running().edit(
      url,
      `grant select, insert, update, delete on all tables in schema public to ${user}`,
      `grant usage on all sequences in schema public to ${user}`,
    );
    const history = await openAt(theirs);
    await history.record('a', RUN);
    expect(await history.lastWhole('a', RUN.asOf + 1)).toEqual(RUN);
  });

  test('each schema of a database has a history of its own', async () => {
    const url = await running().fresh();
    await running().edit(url, 'create schema other');
    const [first, second] = [
      await openAt(url),
      await openAt(`${url}?options=${encodeURIComponent('-c search_path=other')}`),
    ];
    await second.record('a', RUN);
    expect(await first.lastWhole('a', RUN.asOf + 1)).toBeNull();
    expect(await running().edit(url, 'select series from other.wiplimit_runs')).toEqual([{ series: 'a' }]);
  });

  test('a connection that the server ended is made anew', async () => {
    const url = await running().fresh();
    const history = await openAt(url);
    await history.record('a', RUN);
    const end = "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'wiplimit'";
    expect(await running().edit(url, end)).not.toHaveLength(0);
    // The news may still be under way when the next query is.
    await history.lastWhole('a', RUN.asOf + 1).catch((error) => expect(error).toBeInstanceOf(HistoryError));
    expect(await history.lastWhole('a', RUN.asOf + 1)).toEqual(RUN);
  });
}
