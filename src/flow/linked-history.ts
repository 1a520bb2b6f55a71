import type { SourceRecord } from '../model/snapshot.ts';

/** Records that are one piece of work, as linking grouped them. */
export interface HistoryGroup {
  /** The issue the records share, or null for a pull request alone. */
  issueId: string | null;
  records: readonly SourceRecord[];
}

/** Whose a piece of work was. */
export interface Attribution {
  holders: string[];
  teams: string[];
  /** Linear project. */
  project: string | null;
}

/** What the history of finished work needs of linking: the same rules that work in flight is counted by. */
export interface LinkedHistory {
  /** Groups that nothing in the config leaves out and of which no record is in flight now. */
  groups: readonly HistoryGroup[];
  /** @param done the records of the group that were brought to an end */
  attribute(group: HistoryGroup, done: readonly SourceRecord[]): Attribution;
  /** Whether a record, as it stands, is in flight by itself; an open pull request always is. */
  isInFlight(record: SourceRecord): boolean;
  /** When a record that is in flight was started; `guessed` where nothing tells. */
  startOf(record: SourceRecord): { at: number; guessed: boolean } | null;
  /** The stage of an item with these records in flight. */
  stageOf(inFlight: readonly SourceRecord[]): string | null;
}
