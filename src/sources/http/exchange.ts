import type { SourceName } from '../../model/snapshot.ts';
import { END, FailedAttempt, NEVER, ONCE_MORE } from './failed-attempt.ts';
import { parseJsonBody } from './json-body.ts';
import { networkFailure } from './network-failure.ts';
import { BodyTooLong, readBody } from './read-body.ts';
import type { Reply } from './reply.ts';
import { SourceError } from './source-error.ts';
import { VENDORS } from './vendor.ts';

const MAX_REDIRECTS = 3;

/** Sends one request and gives the reply's head; its body may still be on the way. */
export type Send = (url: string, init: RequestInit) => Promise<Response>;

export interface ExchangeOptions {
  source: SourceName;
  /** The run's; its abort rejects at once. */
  signal: AbortSignal;
  /** For the head and the body together. */
  timeoutMs: number;
  /** The longest body, decoded. */
  maxBytes: number;
  /** A server that echoes the request must not carry the credentials into a title or message, whole or cut. */
  hide(text: string): string;
}

/**
 * One request and its whole reply, in time.
 * @throws FailedAttempt
 */
export async function exchange(
  send: Send,
  url: string,
  init: RequestInit,
  { source, signal, timeoutMs, maxBytes, hide }: ExchangeOptions,
): Promise<Reply> {
  const { host } = new URL(url);
  const controller = new AbortController();
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    controller.abort();
  }, timeoutMs);
  const stop = () => controller.abort();
  signal.addEventListener('abort', stop, { once: true });
  let phase: 'sending' | 'reading' = 'sending';
  try {
    signal.throwIfAborted();
    const response = await follow(
      send,
      url,
      { ...init, redirect: 'manual', signal: controller.signal },
      source,
    );
    phase = 'reading';
    const body = hide(await readBody(response, maxBytes));
    const headers = new Headers([...response.headers].map(([name, value]) => [name, hide(value)]));
    return { url, status: response.status, headers, body, content: parseJsonBody(body) };
  } catch (error) {
    if (error instanceof FailedAttempt) throw error;
    if (error instanceof BodyTooLong) throw tooLong(source, maxBytes);
    throw late ? timeout(source, timeoutMs) : networkFailure(error, source, host, phase);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', stop);
  }
}

/** Follows a redirect within the same origin, where the request may be repeated as it is; refuses every other. */
async function follow(
  send: Send,
  url: string,
  init: RequestInit,
  source: SourceName,
  hops = 0,
): Promise<Response> {
  const response = await send(url, init);
  const location = response.headers.get('location');
  if (response.status < 300 || response.status > 399 || location === null) return response;
  await response.body?.cancel();

  const from = new URL(url);
  const to = URL.canParse(location, url) ? new URL(location, url) : null;
  const repeatable = [307, 308].includes(response.status) || /^(get|head)$/i.test(init.method ?? 'GET');
  if (to?.origin === from.origin && repeatable && hops < MAX_REDIRECTS) {
    return follow(send, to.href, init, source, hops + 1);
  }
  const target =
    to === null ? 'an address that is none' : to.origin === from.origin ? 'yet another address' : to.origin;
  const { title, addressRemedy } = VENDORS[source];
  const message = `${from.host} answered with a redirect to ${target} (HTTP ${response.status}). It was not followed: that would send your ${title} credentials there. ${addressRemedy}`;
  throw new FailedAttempt(new SourceError('refused-redirect', message, { status: response.status }), END);
}

function timeout(source: SourceName, timeoutMs: number): FailedAttempt {
  const message = `${VENDORS[source].title} sent no whole reply within ${Math.ceil(timeoutMs / 1000)} s. Try again in a moment.`;
  return new FailedAttempt(new SourceError('timeout', message), ONCE_MORE);
}

function tooLong(source: SourceName, maxBytes: number): FailedAttempt {
  const { title, addressRemedy } = VENDORS[source];
  const message = `${title} sent a reply of more than ${Math.floor(maxBytes / 2 ** 20)} MiB, which is more than was asked for, so it was not read to its end. ${addressRemedy}`;
  return new FailedAttempt(new SourceError('bad-reply', message), NEVER);
}
