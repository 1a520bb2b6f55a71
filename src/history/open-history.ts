import path from 'node:path';
import type { Backend } from './backend.ts';
import type { History } from './history.ts';
import { HistoryError } from './history-error.ts';
import type { Database } from './tables.ts';

export interface HistoryOptions {
  /** The folder from which a relative path of SQLite goes: the config's. */
  baseDir: string;
  /** Runs and posts are forgotten so many days later, counted from the run that is recorded. */
  keepDays: number;
  /** What the clock says, in epoch milliseconds: a run dated later is no reason to forget what is young. */
  clock?: () => number;
  /** How long to wait for another process that writes to SQLite, or for a connection to PostgreSQL. */
  busyTimeoutMs?: number;
}

const BUSY_TIMEOUT_MS = 5000;

/**
 * Opens the history, and makes it where there is none: file, folder and tables.
 * @param url `sqlite:PATH`, or `postgres://…`, which may hold a password
 * @throws HistoryError saying what keeps it from being used
 */
export async function openHistory(url: string, options: HistoryOptions): Promise<History> {
  const backend = await backendOf(url, options);
  const [{ Kysely }, { migrate }, { createHistory }] = await Promise.all([
    import('kysely'),
    import('./migrations.ts'),
    import('./database-history.ts'),
  ]);
  const db: Database = new Kysely({ dialect: backend.dialect });
  try {
    await migrate(db, backend);
  } catch (error) {
    await db.destroy().catch(() => {});
    throw backend.explain(error);
  }
  return createHistory(db, backend, options);
}

async function backendOf(url: string, options: HistoryOptions): Promise<Backend> {
  const waitMs = options.busyTimeoutMs ?? BUSY_TIMEOUT_MS;
  const file = /^sqlite:(.+)$/s.exec(url)?.[1];
  if (file !== undefined) {
    const { sqliteBackend } = await import('./sqlite-dialect.ts');
    return sqliteBackend(path.resolve(options.baseDir, file), waitMs);
  }
  if (/^postgres(?:ql)?:\/\//.test(url)) {
    const { postgresBackend } = await import('./postgres-dialect.ts');
    return postgresBackend(url, waitMs);
  }
  throw new HistoryError(
    'The history is neither sqlite:PATH nor a postgres:// address. Write it like sqlite:.wiplimit/history.db.',
  );
}
