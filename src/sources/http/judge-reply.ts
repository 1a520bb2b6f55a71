import type { SourceName } from '../../model/snapshot.ts';
import { sanitiseLine } from '../../text/sanitise.ts';
import { END, FailedAttempt, LATER, NEVER, ONCE_MORE_THEN_END, type RetryAdvice } from './failed-attempt.ts';
import { rateLimitedUntil, retryAfter } from './rate-limit.ts';
import { graphqlErrors, type Reply } from './reply.ts';
import { SourceError } from './source-error.ts';
import { VENDORS } from './vendor.ts';

/** The most that a message quotes from a reply. */
const QUOTED_CHARACTERS = 200;

/** How long GitHub's gateway waits for an answer is ten seconds; one that gave up well before may be luckier. */
const GATEWAY_PATIENCE_MS = 8000;

export interface Circumstances {
  /** Epoch milliseconds. */
  now: number;
  elapsedMs: number;
}

/**
 * Whether a whole reply is one that the vendor's client may see.
 * @returns null for a reply that is fit: JSON with a status of 2xx, or of 4xx other than 401, 403 and 404
 */
export function judgeReply(
  reply: Reply,
  source: SourceName,
  { now, elapsedMs }: Circumstances,
): FailedAttempt | null {
  const { title, credentialsRemedy, endpointRemedy } = VENDORS[source];
  const { status } = reply;
  const isJson = reply.content.json !== undefined;

  const until = rateLimitedUntil(reply, now);
  if (until !== null) {
    const retryAt = Math.max(until, now + 1000);
    const message = `${title}'s rate limit is used up until ${utcSecond(retryAt)}, so it was not read whole. Run again then.`;
    return new FailedAttempt(new SourceError('rate-limited', message, { status, retryAt }), {
      tries: 3,
      at: retryAt,
      endsReading: true,
    });
  }
  if (status >= 500 || status === 408) {
    const message = `${title} failed with HTTP ${status}, so it was not read whole. Try again in a moment.`;
    const waited = elapsedMs >= GATEWAY_PATIENCE_MS;
    const failure = new SourceError('http', message, { status, early: !waited });
    const at = retryAfter(reply.headers, now);
    if (at !== null) return new FailedAttempt(failure, { tries: 3, at });
    const tooHeavy = source === 'github' && (status === 502 || status === 504) && waited;
    return new FailedAttempt(failure, tooHeavy ? NEVER : LATER);
  }
  if (status === 401 || (status === 403 && isJson)) {
    const message = `${title} refused the credentials (HTTP ${status}${quote(reply)}). ${ssoRemedy(reply) ?? credentialsRemedy}`;
    return new FailedAttempt(new SourceError('credentials', message, { status }), END);
  }
  if (status === 404) {
    const { host, pathname } = new URL(reply.url);
    const message = `There is no API of ${title}'s at ${host}${sanitiseLine(pathname).slice(0, 80)} (HTTP 404), so it was not read. ${endpointRemedy}`;
    return new FailedAttempt(new SourceError('bad-reply', message, { status }), ONCE_MORE_THEN_END);
  }
  if (!isJson || status < 200 || (status >= 300 && status < 400)) return badReply(reply, source);
  return null;
}

function badReply({ status, headers, body, content }: Reply, source: SourceName): FailedAttempt {
  const { title, addressRemedy } = VENDORS[source];
  const [found, retry] = describeFault('fault' in content ? content.fault : 'unasked');
  const type = sanitiseLine(headers.get('content-type') ?? 'no content type').slice(0, 60);
  const message = `${title} sent ${found} (HTTP ${status}, ${type}, ${body.length} characters), so it was not read whole. Try again in a moment. ${addressRemedy}`;
  return new FailedAttempt(new SourceError('bad-reply', message, { status }), retry);
}

function describeFault(fault: 'empty' | 'too deep' | 'not json' | 'unasked'): [string, RetryAdvice] {
  if (fault === 'empty') return ['an empty reply', LATER];
  if (fault === 'not json') return ['a reply that is not JSON or is cut short', LATER];
  return [
    fault === 'too deep' ? 'a reply that is nested too deeply' : 'a reply that nobody asked for',
    NEVER,
  ];
}

/** An instant for people: UTC, to the second. */
export const utcSecond = (epochMs: number) =>
  `${new Date(Math.ceil(epochMs / 1000) * 1000).toISOString().slice(0, 19)}Z`;

/** What the vendor says about it, in its own words. */
function quote(reply: Reply): string {
  const said =
    (reply.content.json as { message?: unknown } | undefined)?.message ?? graphqlErrors(reply)[0]?.message;
  if (typeof said !== 'string') return '';
  const line = sanitiseLine(said).slice(0, QUOTED_CHARACTERS);
  return line === '' ? '' : `: ${line}`;
}

/** GitHub names the page where a token is authorised for an organisation with single sign-on. */
function ssoRemedy(reply: Reply): string | null {
  const url = /^required; url=(https:\/\/\S{1,200})$/.exec(reply.headers.get('x-github-sso') ?? '')?.[1];
  return url ? `The organisation asks for single sign-on: authorise the token at ${sanitiseLine(url)}` : null;
}
