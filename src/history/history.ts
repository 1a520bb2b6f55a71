import type { Run, RunLimit } from '../model/run.ts';

/**
 * The memory of runs and of posts, apart for each series: what belongs to one config. Days are `YYYY-MM-DD`, moments
 * are epoch milliseconds. Every method rejects with a `HistoryError` when the database fails.
 */
export interface History extends Claims {
  /** Remembers a run; one of the same series and moment is replaced. Forgets what is older than the days to keep. */
  record(series: string, run: Run): Promise<void>;
  /** The last run before a moment that saw every source whole; null where there is none. */
  lastWhole(series: string, before: number): Promise<Run | null>;
  /** How limits stood at the end of each earlier day with a run, of the last 400 days, newest first, by their key. A
   * subject that is missing in a run that saw everything, while others had the limit, had nothing: it was within. */
  statuses(
    series: string,
    limits: readonly LimitOf[],
    beforeDay: string,
  ): Promise<ReadonlyMap<string, readonly DayStatus[]>>;
  /** The last run of each day, preferably one that saw everything, from one day to another, both included, oldest first. */
  lastOfDays(series: string, from: string, to: string): Promise<Run[]>;
  /** Forgets runs of earlier days, and their posts. @returns how many runs */
  forgetBefore(series: string, day: string): Promise<number>;
  /** Forgets the limits of a person, of every series. @returns how many */
  forgetPerson(name: string): Promise<number>;
  close(): Promise<void>;
}

/** A limit of a subject, as runs name it. */
export type LimitOf = Pick<RunLimit, 'key' | 'per' | 'subject'>;

export interface DayStatus extends Pick<RunLimit, 'count' | 'max'> {
  day: string;
  /** `none`: that day nobody had such a limit. */
  status: RunLimit['status'] | 'none';
}

/** How far a post came: claimed before it is sent, then sent; unknown when nobody can tell. */
export type ClaimState = 'claimed' | 'sent' | 'unknown';

/** The promise that a channel gets one post a day. */
export interface Claims {
  /**
   * Claims the day's post. Of several at once exactly one gets it.
   * @returns null: it is yours, settle it; else what stands there already, and since when
   */
  claim(post: Post, now: number): Promise<{ state: ClaimState; at: number } | null>;
  /** Says how it went. `null` gives the claim back: surely nothing was delivered. */
  settle(post: Post, state: Exclude<ClaimState, 'claimed'> | null, now: number): Promise<void>;
}

export interface Post {
  series: string;
  /** Such as `slack`. */
  channel: string;
  day: string;
}
