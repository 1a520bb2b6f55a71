import type { SourceName } from '../../model/snapshot.ts';
import { FailedAttempt, NEVER, ONCE_MORE } from './failed-attempt.ts';
import { networkFailure } from './network-failure.ts';
import { parseJson, type Reply } from './reply.ts';
import { SourceError } from './source-error.ts';
import { VENDORS } from './vendor.ts';

const MAX_REDIRECTS = 3;

/** Sends one request and gives the reply's head; its body may still be on the way. */
export type Send = (url: string, init: RequestInit) => Promise<Response>;

/**
 * One request and its whole reply, in time.
 * @param signal the run's; its abort rejects at once
 * @param timeoutMs for the head and the body together
 * @throws FailedAttempt
 */
export async function exchange(
  send: Send,
  url: string,
  init: RequestInit,
  { source, signal, timeoutMs }: { source: SourceName; signal: AbortSignal; timeoutMs: number },
): Promise<Reply> {
  const { host } = new URL(url);
  const timeout = () => {
    const message = `${VENDORS[source].title} sent no whole reply within ${Math.ceil(timeoutMs / 1000)} s. Try again in a moment.`;
    return new FailedAttempt(new SourceError('timeout', message), ONCE_MORE);
  };
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
    const body = await response.text();
    const { status, statusText, headers } = response;
    return { url, status, statusText, headers, body, json: parseJson(body) };
  } catch (error) {
    if (error instanceof FailedAttempt) throw error;
    throw late ? timeout() : networkFailure(error, source, host, phase);
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
  throw new FailedAttempt(new SourceError('refused-redirect', message, { status: response.status }), NEVER);
}
