import {
  type DatabaseConnection,
  PostgresAdapter,
  type PostgresCursor,
  PostgresDriver,
  PostgresIntrospector,
  type PostgresPoolClient,
  PostgresQueryCompiler,
  type PostgresQueryResult,
} from 'kysely';
import type { Backend } from './backend.ts';
import { Pool, types } from './pg.ts';
import { explainPostgres } from './postgres-errors.ts';
import { postgresPlace } from './postgres-place.ts';

const STATEMENT_TIMEOUT_MS = 30_000;
/** For a server that vanished: it ends no statement any more. */
const REPLY_TIMEOUT_MS = 40_000;
/** The type of `bigint`, and of what counts rows. */
const INT8 = 20;

/**
 * PostgreSQL. Nothing is asked of the server before the first query.
 * @param url as the config has it; its parameters win over the ones here
 * @throws HistoryError where the address cannot be read
 */
export function postgresBackend(url: string, connectTimeoutMs: number): Backend {
  const place = postgresPlace(url);
  const createPool = async () => {
    const pool = new Pool({
      connectionString: url,
      application_name: 'wiplimit',
      max: 2,
      allowExitOnIdle: true,
      connectionTimeoutMillis: connectTimeoutMs,
      statement_timeout: STATEMENT_TIMEOUT_MS,
      query_timeout: REPLY_TIMEOUT_MS,
      idle_in_transaction_session_timeout: STATEMENT_TIMEOUT_MS,
      types: {
        // Moments and counts stay far below 2^53.
        getTypeParser: (oid: number, format?: 'text' | 'binary') =>
          oid === INT8 ? Number : types.getTypeParser(oid, format),
      },
    });
    // Without listeners the end of a connection, used just then or not, would end the process; the next query says it.
    pool.on('error', () => {});
    pool.on('connect', (client) => void client.on('error', () => {}));
    return { connect: () => connect(pool), end: () => pool.end() };
  };
  return {
    kind: 'postgres',
    where: place.where,
    dialect: {
      createDriver: () => new QuietRollbackDriver({ pool: createPool }),
      createAdapter: () => new PostgresAdapter(),
      createQueryCompiler: () => new PostgresQueryCompiler(),
      createIntrospector: (db) => new PostgresIntrospector(db),
    },
    explain: (error) => explainPostgres(error, place, connectTimeoutMs),
  };
}

/**
 * A connection on which something failed is not used again: the server may have ended it (the news comes in two parts),
 * or may still be busy with what took too long.
 */
async function connect(pool: InstanceType<typeof Pool>): Promise<PostgresPoolClient> {
  const client = await pool.connect();
  let hasFailed = false;
  function query<R>(statement: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<R>>;
  function query<R>(cursor: PostgresCursor<R>): PostgresCursor<R>;
  // Kysely hands over cursors only where it was given a class for them.
  function query(statement: unknown, parameters: readonly unknown[] = []): unknown {
    return client.query(String(statement), [...parameters]).catch((error) => {
      hasFailed = true;
      throw error;
    });
  }
  return { query, release: () => client.release(hasFailed) };
}

class QuietRollbackDriver extends PostgresDriver {
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    try {
      await super.rollbackTransaction(connection);
    } catch {
      // Where the connection is gone the server rolls back; the error worth telling is the one before.
    }
  }
}
