import type { SourceError } from './source-error.ts';

/** When to try again: after how many tries in all to give up, and when the next may go out. */
export interface RetryAdvice {
  /** Tries in all; 1 means never again. */
  tries: 1 | 2 | 3;
  /** Epoch milliseconds, where the vendor named the moment; otherwise a growing pause. */
  at?: number;
  /** The pause before the second try, in milliseconds; each further one is four times as long. */
  pauseMs?: number;
  /** Once given up, every other request to the vendor would meet the same, so none is sent any more. */
  endsReading?: true;
}

/** One try that failed: the error people will read if it was the last, and whether another is worth it. */
export class FailedAttempt extends Error {
  readonly failure: SourceError;
  readonly retry: RetryAdvice;
  constructor(failure: SourceError, retry: RetryAdvice) {
    super(failure.message);
    this.name = 'FailedAttempt';
    this.failure = failure;
    this.retry = retry;
  }
}

/** A fault that a second look may not find: a server's hiccup, a cut line. */
export const LATER: RetryAdvice = { tries: 3, pauseMs: 1000 };
/** Hardly a passing fault: one quick try more. */
export const ONCE_MORE: RetryAdvice = { tries: 2, pauseMs: 250 };
/** The same answer would come again to this request; another may fare better. */
export const NEVER: RetryAdvice = { tries: 1 };
/** No way to the vendor: one quick try more, then none for any request. */
export const ONCE_MORE_THEN_END: RetryAdvice = { ...ONCE_MORE, endsReading: true };
/** The vendor or the network refuses this run. */
export const END: RetryAdvice = { tries: 1, endsReading: true };
