import type { Plan } from '../config/plan.ts';
import type { SourceName, SourcePerson, SourceRecord, SourceReport, SourceTeam } from '../model/snapshot.ts';

/** What one source gave: its part of the snapshot. */
export interface Reading {
  report: SourceReport;
  teams: SourceTeam[];
  people: SourcePerson[];
  records: SourceRecord[];
}

export type ProgressEvent =
  /** So many records are known so far. */
  | { type: 'records'; source: SourceName; count: number }
  /** The source waits, for so long and why, before it asks again. */
  | { type: 'waiting'; source: SourceName; milliseconds: number; reason: string };

/** How to reach one vendor. */
export interface Access {
  /** The GraphQL endpoint. */
  url: string;
  /** The value of the Authorization header, or null when no credentials were found. */
  authorization: string | null;
  /** Sends one request: deadline, buffered body, retries and proxy are its business. Same shape as global fetch. */
  fetch: typeof fetch;
}

/**
 * Whole records of an earlier run, in the vendor's own shape. What is kept is only ever a help: a source lists what
 * is there anew each time, and takes a kept record instead of asking for it only where nothing says that it changed.
 */
export interface RecordCache {
  /** What was kept under this id; undefined where there is nothing. It comes from a file, so parse it. */
  get(id: string): unknown;
  /** Keeps a plain JSON value under the id for the next run. */
  keep(id: string, record: unknown): void;
}

/** Everything a source needs from outside; it reads no clock and no environment. */
export interface ReadContext {
  plan: Plan;
  now: Date;
  /** From when on finished work is wanted too, for cycle times and throughput; null for none. */
  finishedSince: Date | null;
  access: Access;
  /** Whether to spend as little of the vendor's quota as can be, at the price of time. */
  thrifty: boolean;
  /** Null where nothing is kept between runs. */
  cache: RecordCache | null;
  /** Ends the run early: the person or the system stopped it. The run's deadline is the business of `access.fetch`. */
  signal: AbortSignal;
  progress(event: ProgressEvent): void;
  /** A line for `--debug`: which document was asked, what it cost. Never holds a token. */
  debug(line: string): void;
}

/**
 * A source turns one vendor's answers into records. A vendor that refuses, fails or answers in part is not an
 * exception: the reading's report says `partial` or `failed`, with a sentence for each problem (what happened,
 * what to do) and the cause where the exit code depends on it. It throws only when `signal` aborts by interrupt.
 */
export type ReadSource = (context: ReadContext) => Promise<Reading>;
