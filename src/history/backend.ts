import type { Dialect } from 'kysely';
import type { HistoryError } from './history-error.ts';

/** One kind of database: how Kysely talks to it, and what its errors mean to people. */
export interface Backend {
  kind: 'sqlite' | 'postgres';
  /** Where it is, for people: a path or a host; never a password. */
  where: string;
  dialect: Dialect;
  /** What an error of the driver means and what to do next. */
  explain(error: unknown): HistoryError;
}
