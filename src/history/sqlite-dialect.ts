import {
  CompiledQuery,
  type DatabaseConnection,
  SqliteAdapter,
  SqliteDriver,
  SqliteIntrospector,
  SqliteQueryCompiler,
  type TransactionSettings,
} from 'kysely';
import type { Backend } from './backend.ts';
import { loadLibsql } from './load-libsql.ts';
import { explainSqlite } from './sqlite-errors.ts';
import { prepareSqliteFile } from './sqlite-file.ts';

/**
 * SQLite in one file, which is made where it is missing.
 * @param file its absolute path
 * @param busyTimeoutMs how long to wait while another process writes; nothing else happens in this one meanwhile
 * @throws HistoryError where libsql is missing or the file cannot be made
 */
export async function sqliteBackend(file: string, busyTimeoutMs: number): Promise<Backend> {
  const Libsql = await loadLibsql();
  await prepareSqliteFile(file);
  const openFile = async () => {
    const db = new Libsql(file);
    const pragmas = [
      `busy_timeout = ${Math.round(busyTimeoutMs)}`,
      // One file, also on a network drive or in a CI cache; nothing stays beside it once the process is gone.
      'journal_mode = DELETE',
      'synchronous = FULL',
      'foreign_keys = ON',
      // What is forgotten is overwritten.
      'secure_delete = ON',
    ];
    try {
      for (const pragma of pragmas) db.pragma(pragma);
    } catch (error) {
      db.close();
      throw error;
    }
    return db;
  };
  return {
    kind: 'sqlite',
    where: file,
    dialect: {
      createDriver: () => new ImmediateDriver({ database: openFile }),
      createAdapter: () => new TransactionalAdapter(),
      createQueryCompiler: () => new SqliteQueryCompiler(),
      createIntrospector: (db) => new SqliteIntrospector(db),
    },
    explain: (error) => explainSqlite(error, file, busyTimeoutMs),
  };
}

/** Who writes takes the lock at the beginning: one who reads first and writes then is refused instead of waiting. */
class ImmediateDriver extends SqliteDriver {
  override async beginTransaction(
    connection: DatabaseConnection,
    { accessMode }: TransactionSettings = {},
  ): Promise<void> {
    const begin = accessMode === 'read only' ? 'begin' : 'begin immediate';
    await connection.executeQuery(CompiledQuery.raw(begin));
  }

  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    try {
      await super.rollbackTransaction(connection);
    } catch {
      // A full disk has SQLite roll back by itself; the error worth telling is the one before.
    }
  }
}

/** SQLite changes tables inside transactions as well, and its write lock is what keeps two migrators apart. */
class TransactionalAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}
