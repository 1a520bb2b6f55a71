import type { LimitStatus, Verdict, VerdictLimit } from './verdict.ts';

/** What the history remembers of one run. Nothing per person beyond what a limit counted; no title unless asked for. */
export interface Run {
  /** Epoch milliseconds: the verdict's now. */
  asOf: number;
  /** Its calendar day in the config's zone, `YYYY-MM-DD`. */
  day: string;
  outcome: Verdict['outcome'];
  sources: Pick<Verdict['sources'][number], 'name' | 'status'>[];
  limits: RunLimit[];
  /** Work in flight that counted. */
  items: RunItem[];
}

export type RunLimit = Pick<VerdictLimit, 'key' | 'per' | 'subject' | 'count' | 'max' | 'level'> & {
  status: LimitStatus;
};

export interface RunItem {
  id: string;
  /** Null unless the config asks for titles. */
  title: string | null;
  stage: string | null;
  teams: string[];
  /** In the config's days. */
  ageDays: number;
}

/**
 * What a limit counts, as its key ends: `/*`, `/review/label=bug`. With `per` the same for all subjects of a limit, and
 * different for limits that count other work.
 */
export const narrowingOf = ({ key, per, subject }: Pick<RunLimit, 'key' | 'per' | 'subject'>): string =>
  key.slice(per.length + 1 + subject.length);

/**
 * Whether subjects of such a limit are known by what is in flight for them alone, such as projects. The others stand in
 * every run at zero too: one that is missing had no limit.
 */
export const comesAndGoes = ({ per }: Pick<RunLimit, 'per'>): boolean => per !== 'team' && per !== 'everyone';

/** Whether every source was read whole: only such a run says what was not in flight. */
export const isWholeRun = ({ sources }: Pick<Run, 'sources'>): boolean =>
  sources.every(({ status }) => status === 'complete');
