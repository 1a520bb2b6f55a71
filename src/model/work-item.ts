import type { Note } from './note-codes.ts';
import type { SourceRecord } from './snapshot.ts';
import type { Why } from './verdict.ts';

/** Records that are one piece of work, before anyone judged it. */
export interface LinkedItem {
  /** The Linear identifier, else the GitHub issue, else the oldest pull request or card. */
  id: string;
  /** The issue the records share, or null for a pull request alone. */
  issueId: string | null;
  /** Every record of the item, issues first, then pull requests, oldest first. */
  records: SourceRecord[];
  /** Those that are started and not finished: only they decide holders, stage and age. */
  inFlight: SourceRecord[];
  why: Why[];
  notes: Note[];
}

/**
 * The records whose labels and blockers speak for an item: those in flight, and the open GitHub issue that is synced
 * with a Linear issue in flight, since the two are one.
 */
export function speakingRecords({
  records,
  inFlight,
}: {
  records: readonly SourceRecord[];
  inFlight: readonly SourceRecord[];
}): SourceRecord[] {
  const isTwin = (record: SourceRecord) =>
    isIssue(record) &&
    !isFinished(record) &&
    inFlight.some(({ id, syncedWith }) => record.syncedWith === id || syncedWith === record.id);
  return records.filter((record) => inFlight.includes(record) || isTwin(record));
}

/** Work that was read and deliberately not counted. */
export interface LeftOut {
  id: string;
  title: string;
  url: string | null;
  rule: string;
  reason: string;
}

/** Which rule placed an item in its teams: partial data can undo some of them. */
export type TeamRule = 'linear' | 'repository' | 'holders' | 'none';
/** Which kind of record placed an item in its stage. */
export type StageRule = 'linear' | 'project' | 'pull_request' | 'default' | 'none';

/** A linked item with whose it is, which team's, and where it stands in the flow. */
export interface WorkItem extends LinkedItem {
  holders: string[];
  agents: string[];
  teams: string[];
  teamRule: TeamRule;
  /** Linear project. */
  project: string | null;
  /** GitHub repositories of its in-flight records. */
  repositories: string[];
  labels: string[];
  stage: string | null;
  stageRule: StageRule;
  /** Epoch milliseconds of entering the stage, null without a stage. */
  enteredStage: number | null;
  /** Epoch milliseconds of its start. */
  started: number;
  /** Epoch milliseconds of the last update of any of its records. */
  updated: number;
}

export const isOpenPullRequest = (record: SourceRecord): boolean =>
  record.kind === 'pull_request' && (record.stateType === 'open' || record.stateType === 'draft');

/** Whether a record is an issue at either source. */
export const isIssue = (record: SourceRecord): boolean => record.kind === 'issue';

/** Whether an issue is done or dropped, at either source. */
export const isFinished = (record: SourceRecord): boolean =>
  ['completed', 'canceled', 'duplicate', 'closed', 'merged'].includes(record.stateType);
