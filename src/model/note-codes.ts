/** What a note may be about; docs/verdict.md says what each means. Codes are only added. */
export const NOTE_CODES = [
  'author-gone',
  'exception-unused',
  'holder-inactive',
  'holder-unknown',
  'issue-finished',
  'issue-not-read',
  'issue-not-started',
  'no-account',
  'no-baseline',
  'no-lanes',
  'no-limits',
  'no-stage',
  'sle-missing',
  'sle-partial',
  'source',
  'source-not-listed',
  'start-unknown',
  'starts-later',
  'unknown-state',
] as const;

export type NoteCode = (typeof NOTE_CODES)[number];

/** A remark that a reader should know, and that changes no count. */
export interface Note {
  code: NoteCode;
  message: string;
}
