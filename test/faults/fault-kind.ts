import type { SourceName } from '../../src/model/snapshot.ts';

/** What the vendor answered, before anything went wrong with it. `body` is the decoded text. */
export interface Answer {
  status: number;
  headers: Record<string, string>;
  body: string;
}

/** How the bytes of an answer go wrong on their way. */
export interface Damage {
  /** No byte of a reply: the connection is reset. */
  reset?: true;
  /** Breaks the connection, or goes silent, after half of the body. */
  within?: 'reset' | 'silence';
  /** Never answers. */
  hang?: true;
  /** Cuts the gzipped bytes, as a reply that is complete for HTTP. */
  gzipCut?: true;
  /** Sends the body in this many parts with a pause between them. */
  parts?: number;
  /** The server stops listening, and every connection ends. */
  down?: true;
}

export type Broken = Partial<Answer> & Damage;

/** What a kind may know of the request it spoils. */
export interface Circumstances {
  source: SourceName;
  /** The Authorization header, which a careless server repeats. */
  authorization: string;
  /** What was asked. */
  body: string;
  /** Epoch milliseconds by the program's clock. */
  now: number;
}

/**
 * What a run must come to:
 * - `harmless`: the complete verdict, however often it happens;
 * - `passing`: the complete verdict where it happens once, since it is worth another try; else as `said`;
 * - `said`: the complete verdict, or exit 3, 4 or 1 with a sentence that says what to do;
 * - `incomplete`: as `said`, and never complete while it lasts, since something is hidden that no further try shows;
 * - `refused`: as `incomplete`, with the cause `credentials`.
 */
export type Expected = 'harmless' | 'passing' | 'said' | 'incomplete' | 'refused';

/** One line of the table. `how` gives undefined where the answer has nothing that could go wrong this way. */
export interface FaultKind {
  name: string;
  vendor: 'github' | 'linear' | 'both';
  expected: Expected;
  /** Whether the reply stays away, so that only the request's own time can end the wait. */
  keepsBack?: true;
  how(answer: Answer, circumstances: Circumstances): Broken | undefined | Promise<Broken>;
}
