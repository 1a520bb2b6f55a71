import { type Attempt, refused, unknown } from './delivery.ts';
import { networkFailure } from './network-failure.ts';
import { answerWords, startOfBody } from './reply-text.ts';
import { retryAfterMs } from './retry-after.ts';
import type { SendContext, SendRequest } from './send.ts';

/**
 * Sends a post once and says what became of it.
 * @param hide takes the webhook's address out of a text
 */
export async function attempt(
  request: SendRequest,
  { fetch, now, signal, timeoutMs }: SendContext,
  hide: (text: string) => string,
): Promise<Attempt> {
  const controller = new AbortController();
  let isLate = false;
  const timer = setTimeout(() => {
    isLate = true;
    controller.abort();
  }, timeoutMs);
  const stop = () => controller.abort();
  signal.addEventListener('abort', stop, { once: true });
  try {
    const response = await fetch(request.url, {
      method: 'POST',
      headers: { 'content-type': request.contentType ?? 'application/json', 'user-agent': 'wiplimit' },
      body: request.body,
      redirect: 'manual',
      signal: controller.signal,
    });
    return judge(response, await startOfBody(response), request, now(), hide);
  } catch (error) {
    if (isLate) return unknown(`no answer came within ${timeoutMs / 1000} s, so it may have arrived`);
    if (signal.aborted) return unknown('it was interrupted before an answer came, so it may have arrived');
    return networkFailure(error);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', stop);
  }
}

function judge(
  { status, headers }: Response,
  body: string,
  { acknowledgement }: SendRequest,
  now: number,
  hide: (text: string) => string,
): Attempt {
  const answer = answerWords(status, body, hide);
  if (status >= 200 && status <= 299) {
    const isTaken = acknowledgement == null || body.trim() === acknowledgement;
    if (isTaken) return { delivery: { state: 'sent' }, retry: null };
    return unknown(
      `it was answered with ${answer}, not with "${acknowledgement}", so it may not have arrived`,
    );
  }
  if (status >= 300 && status <= 399)
    return refused(`it was answered with a redirect (HTTP ${status}), which is not followed`);
  if (status === 429) {
    const afterMs = retryAfterMs(headers.get('retry-after'), body, now);
    return refused(
      `it was answered with too many requests (${answer})`,
      afterMs === null ? 'pause' : { afterMs },
    );
  }
  if (status >= 400 && status <= 499) return refused(`it was answered with ${answer}`);
  return unknown(`it was answered with ${answer}, so it may have arrived`);
}
