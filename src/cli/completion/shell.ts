/** The shells whose completion is known. */
export const SHELLS = ['bash', 'zsh', 'fish', 'powershell'] as const;
export type Shell = (typeof SHELLS)[number];

/** One word that may stand where the cursor is. */
export interface Candidate {
  value: string;
  /** One line, shown beside it where the shell can. */
  description: string;
}

/** What may stand where the cursor is. `files` leaves it to the shell, which knows its folders best. */
export type Candidates =
  | { kind: 'files' }
  | {
      kind: 'values';
      values: readonly Candidate[];
      /** The word goes on after the value, as in `json:verdict.json`. */
      open?: boolean;
    };

/** A command line up to the cursor, as a shell understood it. */
export interface TypedLine {
  /** The complete words before the current one, without the program’s name. */
  before: readonly string[];
  /** The word that is being typed, without quotes; may be empty. */
  current: string;
}
