import { type Kysely, type Migration, Migrator, sql } from 'kysely';
import type { Backend } from './backend.ts';
import { HistoryError } from './history-error.ts';
import type { Database } from './tables.ts';

const MIGRATION_TABLE = 'wiplimit_migration';
const LOCK_TABLE = 'wiplimit_migration_lock';

/** In their order; a released one never changes, the next one is added. */
const migrationsFor = (kind: Backend['kind']): Record<string, Migration> => ({
  '0001-runs-and-posts': { up: (db) => createFirstTables(db, kind) },
});

/**
 * Brings the tables to what this version of wiplimit reads and writes. Several processes may do so at once: the
 * migrator's advisory lock (PostgreSQL) or the write lock of the transaction (SQLite) makes the others wait.
 * @throws HistoryError where a newer wiplimit wrote the database, which is then left as it is
 */
export async function migrate(db: Database, { kind, where }: Backend): Promise<void> {
  const known = migrationsFor(kind);
  const done = await executedMigrations(db);
  const unknown = done.filter((name) => !Object.hasOwn(known, name));
  if (unknown.length > 0)
    throw new HistoryError(
      `A newer wiplimit wrote the history in ${where} (it knows the step ${unknown.join(', ')}, this one does not). Nothing was changed. Update wiplimit here, or give this one a history of its own.`,
    );
  if (done.length === Object.keys(known).length) return;
  const migrator = new Migrator({
    db,
    provider: { getMigrations: async () => known },
    migrationTableName: MIGRATION_TABLE,
    migrationLockTableName: LOCK_TABLE,
    // Else the migrator takes tables of that name in any schema for its own.
    migrationTableSchema: kind === 'postgres' ? await currentSchema(db) : undefined,
    // Their moments come from the clocks of different machines, which say nothing about their order.
    allowUnorderedMigrations: true,
  });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) throw error;
}

/** Asked before the migrator is: it makes its tables first, and a user who may only read and write rows needs none. */
async function executedMigrations(db: Database): Promise<string[]> {
  try {
    const { rows } = await sql<{ name: string }>`select name from ${sql.table(MIGRATION_TABLE)}`.execute(db);
    return rows.map(({ name }) => String(name));
  } catch (error) {
    if (isMissingTable(error)) return [];
    throw error;
  }
}

/** PostgreSQL has a code for it, SQLite only a sentence. */
const isMissingTable = (error: unknown): boolean =>
  error instanceof Error &&
  (('code' in error && error.code === '42P01') || error.message.startsWith('no such table'));

async function currentSchema(db: Database): Promise<string | undefined> {
  const { rows } = await sql<{ name: string | null }>`select current_schema() as name`.execute(db);
  return rows[0]?.name ?? undefined;
}

async function createFirstTables(db: Kysely<unknown>, kind: Backend['kind']): Promise<void> {
  const isSqlite = kind === 'sqlite';
  await db.schema
    .createTable('wiplimit_runs')
    .addColumn('id', isSqlite ? 'integer' : 'bigserial', (column) => column.primaryKey())
    .addColumn('series', 'text', (column) => column.notNull())
    .addColumn('as_of', 'bigint', (column) => column.notNull())
    .addColumn('day', 'text', (column) => column.notNull())
    .addColumn('outcome', 'text', (column) => column.notNull())
    .addColumn('sources', 'text', (column) => column.notNull())
    .addColumn('whole', 'integer', (column) => column.notNull())
    .addUniqueConstraint('wiplimit_runs_moment', ['series', 'as_of'])
    .execute();
  await db.schema
    .createIndex('wiplimit_runs_day')
    .on('wiplimit_runs')
    .columns(['series', 'day', 'as_of'])
    .execute();
  // Rows in the order of their key instead of beside an index: half the file.
  const ordered = isSqlite ? sql`without rowid` : sql``;
  await db.schema
    .createTable('wiplimit_run_limits')
    .addColumn('run_id', 'bigint', (column) =>
      column.notNull().references('wiplimit_runs.id').onDelete('cascade'),
    )
    .addColumn('key', 'text', (column) => column.notNull())
    .addColumn('position', 'integer', (column) => column.notNull())
    .addColumn('per', 'text', (column) => column.notNull())
    .addColumn('subject', 'text', (column) => column.notNull())
    .addColumn('count', 'integer', (column) => column.notNull())
    .addColumn('max', 'integer', (column) => column.notNull())
    .addColumn('level', 'text', (column) => column.notNull())
    .addColumn('status', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('wiplimit_run_limits_pk', ['run_id', 'key', 'position'])
    .modifyEnd(ordered)
    .execute();
  await db.schema
    .createTable('wiplimit_run_items')
    .addColumn('run_id', 'bigint', (column) =>
      column.notNull().references('wiplimit_runs.id').onDelete('cascade'),
    )
    .addColumn('position', 'integer', (column) => column.notNull())
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('title', 'text')
    .addColumn('stage', 'text')
    .addColumn('teams', 'text', (column) => column.notNull())
    .addColumn('age_days', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('wiplimit_run_items_pk', ['run_id', 'position'])
    .modifyEnd(ordered)
    .execute();
  await db.schema
    .createTable('wiplimit_posts')
    .addColumn('series', 'text', (column) => column.notNull())
    .addColumn('channel', 'text', (column) => column.notNull())
    .addColumn('day', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('wiplimit_posts_pk', ['series', 'channel', 'day'])
    .modifyEnd(ordered)
    .execute();
}
