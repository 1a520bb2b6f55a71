import type { Generated, Kysely, Transaction } from 'kysely';
import type { ClaimState } from './history.ts';

/**
 * The tables, with a prefix of their own so that the database can be shared. Lists and objects are JSON text, moments
 * epoch milliseconds, days `YYYY-MM-DD`; the same columns in SQLite and in PostgreSQL.
 */
export interface Tables {
  wiplimit_runs: RunTable;
  wiplimit_run_limits: LimitTable;
  wiplimit_run_items: ItemTable;
  wiplimit_posts: PostTable;
}

interface RunTable {
  id: Generated<number>;
  series: string;
  as_of: number;
  day: string;
  outcome: string;
  /** JSON: `[{ name, status }]`. */
  sources: string;
  /** 1 where every source was read whole, else 0. */
  whole: number;
}

interface LimitTable {
  run_id: number;
  key: string;
  /** Its place in the run, from 0. */
  position: number;
  per: string;
  subject: string;
  count: number;
  max: number;
  level: string;
  status: string;
}

interface ItemTable {
  run_id: number;
  position: number;
  id: string;
  title: string | null;
  stage: string | null;
  /** JSON: `["Payments"]`. */
  teams: string;
  age_days: number;
}

interface PostTable {
  series: string;
  channel: string;
  day: string;
  state: ClaimState;
  at: number;
}

export type Database = Kysely<Tables>;
export type Tx = Transaction<Tables>;
