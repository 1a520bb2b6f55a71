import type { SourceName, SourceReport } from '../../model/snapshot.ts';
import { VENDORS } from './vendor.ts';

export type SourceErrorKind =
  /** The vendor refused the credentials, or there are none. */
  | 'credentials'
  /** The vendor's quota is used up; `retryAt` says until when, where that is known. */
  | 'rate-limited'
  /** No whole reply in time, or the run's own time is over. */
  | 'timeout'
  /** No connection: refused, unknown host, TLS, proxy. */
  | 'unreachable'
  /** A reply that is cut short or is not what the API documents. */
  | 'bad-reply'
  /** A redirect that would take the credentials elsewhere. */
  | 'refused-redirect'
  /** The vendor failed (HTTP 5xx). */
  | 'http'
  /** The person or the system stopped the run. */
  | 'interrupted';

/**
 * A vendor could not be asked. The message is a sentence for people: what happened, what to do. It never holds
 * a header of the request, and of the reply at most 200 cleaned characters.
 */
export class SourceError extends Error {
  readonly kind: SourceErrorKind;
  /** The HTTP status, where a reply came. */
  readonly status: number | undefined;
  /** When it is worth asking again, in epoch milliseconds. */
  readonly retryAt: number | undefined;
  /** Whether a gateway gave up long before it had waited for an answer: then it is not the request that is too much. */
  readonly early: boolean;
  constructor(
    kind: SourceErrorKind,
    message: string,
    details: { status?: number; retryAt?: number; early?: boolean; cause?: unknown } = {},
  ) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.name = 'SourceError';
    this.kind = kind;
    this.status = details.status;
    this.retryAt = details.retryAt;
    this.early = details.early === true;
  }
}

const MAX_DEPTH = 8;

/**
 * Finds the SourceError inside an error that a vendor's client has wrapped, such as octokit's RequestError.
 * @returns null where there is none
 */
export function sourceErrorOf(error: unknown): SourceError | null {
  let inner: unknown = error;
  for (let depth = 0; depth < MAX_DEPTH && inner instanceof Error; depth++) {
    if (inner instanceof SourceError) return inner;
    inner = inner.cause;
  }
  return null;
}

/** What a report names as the cause of a source that failed this way: the exit code depends on it. */
export function causeOf(error: SourceError): SourceReport['cause'] {
  if (error.kind === 'credentials') return 'credentials';
  return error.kind === 'unreachable' || error.kind === 'timeout' ? 'unreachable' : null;
}

/** The run's own time was over. */
export const outOfTime = (source: SourceName): SourceError =>
  new SourceError(
    'timeout',
    `The run's time was over before ${VENDORS[source].title} was read whole. Allow more with --timeout SECONDS.`,
  );

/**
 * What ended a request from outside.
 * @param reason the signal's: a TimeoutError is the run's deadline, any other an interrupt
 */
export function interruption(reason: unknown, source: SourceName): SourceError {
  if (reason instanceof Error && reason.name === 'TimeoutError') return outOfTime(source);
  const message = `Interrupted while reading ${VENDORS[source].title}.`;
  return new SourceError('interrupted', message, { cause: reason });
}
