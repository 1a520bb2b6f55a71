import type { SourceName } from '../../model/snapshot.ts';
import { ProxyFailure } from './dispatcher.ts';
import { END, FailedAttempt, LATER, ONCE_MORE, ONCE_MORE_THEN_END } from './failed-attempt.ts';
import { SourceError } from './source-error.ts';
import { VENDORS } from './vendor.ts';

const UNKNOWN_HOST = new Set(['ENOTFOUND', 'EAI_AGAIN', 'EAI_FAIL']);
const NO_ROUTE = new Set(['ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH', 'EADDRNOTAVAIL', 'EACCES']);
const TOO_SLOW = new Set([
  'ETIMEDOUT',
  'UND_ERR_CONNECT_TIMEOUT',
  'UND_ERR_HEADERS_TIMEOUT',
  'UND_ERR_BODY_TIMEOUT',
]);
const TLS =
  /^(ERR_TLS|ERR_SSL|CERT_|UNABLE_TO_|DEPTH_ZERO|SELF_SIGNED|CRL_|HOSTNAME_MISMATCH|INVALID_CA|EPROTO)/;

/**
 * Turns what fetch threw into words and a decision. Only the system's error code is shown: the text of such an
 * error may quote a header.
 * @param phase whether the reply had begun
 */
export function networkFailure(
  error: unknown,
  source: SourceName,
  host: string,
  phase: 'sending' | 'reading',
): FailedAttempt {
  const { title, addressRemedy } = VENDORS[source];
  const { code, cause } = codeOf(error);
  const named = code === '' ? '' : ` (${code})`;
  const failed = (kind: 'unreachable' | 'timeout' | 'bad-reply', message: string) =>
    new SourceError(kind, message, { cause });

  if (phase === 'reading') {
    const message = `${title}'s reply was cut short${named}, so nothing in it can be trusted. Try again in a moment.`;
    return new FailedAttempt(failed('bad-reply', message), LATER);
  }
  if (error instanceof ProxyFailure) {
    const { proxy, status } = error;
    const what = status === null ? `could not be reached${named}` : `gave no way to ${host} (HTTP ${status})`;
    const message = `The proxy ${proxy} ${what}, so ${title} was not read. Check HTTPS_PROXY, HTTP_PROXY and NO_PROXY.`;
    return new FailedAttempt(
      failed('unreachable', message),
      status === null && !TLS.test(code) ? ONCE_MORE_THEN_END : END,
    );
  }
  if (TLS.test(code)) {
    const message = `The certificate of ${host} was not accepted${named}, so ${title} was not asked. If your network inspects TLS, name its certificate in NODE_EXTRA_CA_CERTS.`;
    return new FailedAttempt(failed('unreachable', message), END);
  }
  if (UNKNOWN_HOST.has(code)) {
    const message = `The host ${host} could not be found${named}, so ${title} was not read. Check the network. ${addressRemedy}`;
    return new FailedAttempt(failed('unreachable', message), ONCE_MORE_THEN_END);
  }
  if (NO_ROUTE.has(code)) {
    const message = `${host} accepts no connection${named}, so ${title} was not read. Check the network. ${addressRemedy}`;
    return new FailedAttempt(failed('unreachable', message), ONCE_MORE_THEN_END);
  }
  if (TOO_SLOW.has(code)) {
    return new FailedAttempt(
      failed('timeout', `${host} did not answer in time${named}. Try again in a moment.`),
      ONCE_MORE,
    );
  }
  const message = `The connection to ${host} broke${named}, so ${title} was not read. Try again in a moment.`;
  return new FailedAttempt(failed('unreachable', message), LATER);
}

/** The first system code on the way through `cause`, and the error that bears it, '' and nothing where none has one. */
function codeOf(error: unknown): { code: string; cause: unknown } {
  let inner: unknown = error;
  for (let depth = 0; depth < 8 && typeof inner === 'object' && inner !== null; depth++) {
    const { code, cause, errors } = inner as { code?: unknown; cause?: unknown; errors?: unknown };
    if (typeof code === 'string' && /^\w+$/.test(code)) return { code, cause: inner };
    inner = cause ?? (Array.isArray(errors) ? errors[0] : undefined);
  }
  return { code: '', cause: undefined };
}
