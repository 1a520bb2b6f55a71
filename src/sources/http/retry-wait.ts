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
  debug(line: string): void;
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
    const wait = this.#closedUntil - this.#options.now();
    if (wait > 0) await this.#options.sleep(wait, signal);
  }

  /**
   * @param attempt the number of the try that failed, from 1
   * @returns false where it is not worth another
   * @throws SourceError where the quota comes back only after the run's deadline
   */
  async beforeRetry(
    { failure, retry }: FailedAttempt,
    attempt: number,
    signal: AbortSignal,
  ): Promise<boolean> {
    const { source, deadlineAt, now, sleep, progress, debug } = this.#options;
    debug(`${source}: try ${attempt} failed: ${failure.message}`);
    if (attempt >= retry.tries) return false;
    const { title } = VENDORS[source];
    const wait = retry.at === undefined ? (retry.pauseMs ?? 0) * 4 ** (attempt - 1) : retry.at - now();
    if (deadlineAt !== null && now() + wait >= deadlineAt) {
      if (retry.at === undefined || failure.kind !== 'rate-limited') return false;
      const message = `${title}'s rate limit is used up until ${utcSecond(retry.at)}, which is after the end of this run, so it was not read whole. Run again then, or allow more with --timeout SECONDS.`;
      throw new SourceError('rate-limited', message, { status: failure.status, retryAt: retry.at });
    }
    if (retry.at === undefined) {
      progress({ type: 'waiting', source, milliseconds: wait, reason: `${title}: ${reasonOf(failure)}` });
      await sleep(wait, signal);
      return true;
    }
    const known = this.#closedUntil;
    this.#closedUntil = Math.max(known, retry.at);
    // Requests that were under way together meet the same wait, each a few milliseconds later.
    if (retry.at - known > SAME_WAIT_MS) {
      progress({ type: 'waiting', source, milliseconds: wait, reason: `${title}: ${reasonOf(failure)}` });
    }
    return true;
  }
}

/** What failed, in the few words that fit a progress line. */
function reasonOf({ kind, status }: SourceError): string {
  if (kind === 'rate-limited') return 'the rate limit is used up';
  if (kind === 'http') return `HTTP ${status}`;
  if (kind === 'bad-reply') return 'a reply that is not whole';
  return kind === 'timeout' ? 'no reply in time' : 'no connection';
}
