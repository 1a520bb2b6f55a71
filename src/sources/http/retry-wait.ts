import type { SourceName } from '../../model/snapshot.ts';
import type { ProgressEvent } from '../source.ts';
import type { FailedAttempt } from './failed-attempt.ts';
import { utcSecond } from './judge-reply.ts';
import { SourceError } from './source-error.ts';
import { VENDORS } from './vendor.ts';

const SAME_WAIT_MS = 1000;

interface RetryWaitOptions {
  source: SourceName;
  deadlineAt: number | null;
  now(): number;
  sleep(milliseconds: number, signal: AbortSignal): Promise<unknown>;
  progress(event: ProgressEvent): void;
}

/**
 * Decides whether a failed try is repeated, and waits until it may be. A used-up quota holds back every request
 * of the source, not only the one that met it.
 */
export class RetryWait {
  readonly #options: RetryWaitOptions;
  #closedUntil = 0;

  constructor(options: RetryWaitOptions) {
    this.#options = options;
  }

  /** Waits while the source's quota is used up. Rejects when the signal aborts. */
  async pass(signal: AbortSignal): Promise<void> {
    for (;;) {
      const wait = this.#closedUntil - this.#options.now();
      if (wait <= 0) return;
      await this.#options.sleep(wait, signal);
    }
  }

  /** The error to end with where the vendor's quota comes back only after the run's deadline; else null. */
  afterDeadline({ failure, retry }: FailedAttempt): SourceError | null {
    const { source, deadlineAt } = this.#options;
    if (failure.kind !== 'rate-limited' || retry.at === undefined) return null;
    if (deadlineAt === null || retry.at < deadlineAt) return null;
    const message = `${VENDORS[source].title}'s rate limit is used up until ${utcSecond(retry.at)}, which is after the end of this run, so it was not read whole. Run again then, or allow more with --timeout SECONDS.`;
    return new SourceError('rate-limited', message, { status: failure.status, retryAt: retry.at });
  }

  /**
   * @param attempt the number of the try that failed, from 1
   * @returns false where it is not worth another
   */
  async beforeRetry(
    { failure, retry }: FailedAttempt,
    attempt: number,
    signal: AbortSignal,
  ): Promise<boolean> {
    const { deadlineAt, now, sleep } = this.#options;
    if (attempt >= retry.tries) return false;
    const wait = retry.at === undefined ? (retry.pauseMs ?? 0) * 4 ** (attempt - 1) : retry.at - now();
    if (deadlineAt !== null && now() + wait >= deadlineAt) return false;
    if (retry.at === undefined) {
      this.#report(wait, failure);
      await sleep(wait, signal);
      return true;
    }
    const known = this.#closedUntil;
    this.#closedUntil = Math.max(known, retry.at);
    // Requests that were under way together meet the same wait, each a few milliseconds later.
    if (retry.at - known > SAME_WAIT_MS) this.#report(wait, failure);
    return true;
  }

  #report(milliseconds: number, failure: SourceError): void {
    const { source, progress } = this.#options;
    progress({ type: 'waiting', source, milliseconds, reason: reasonOf(failure) });
  }
}

/** What failed, in the few words that fit a progress line. */
function reasonOf({ kind, status }: SourceError): string {
  if (kind === 'rate-limited') return 'the rate limit is used up';
  if (kind === 'http') return `HTTP ${status}`;
  if (kind === 'bad-reply') return 'a reply that is not whole';
  return kind === 'timeout' ? 'no reply in time' : 'no connection';
}
