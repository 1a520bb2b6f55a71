import { attempt } from './attempt.ts';
import type { Attempt, Delivery } from './delivery.ts';
import { addressHider } from './hide-address.ts';

export type { Delivery } from './delivery.ts';

export interface SendRequest {
  /** The webhook's address: a secret. */
  url: string;
  body: string;
  /** By default `application/json`. */
  contentType?: string;
  /**
   * The whole body of a reply that means delivered (Slack's `ok`: a proxy in front of it may answer 200 with a page of
   * its own). Without it any 2xx does; Teams' 202 says that the workflow has it, not that it posts it.
   */
  acknowledgement?: string | null;
}

export interface SendContext {
  fetch: (url: string, init: RequestInit) => Promise<Response>;
  /** Epoch milliseconds. */
  now: () => number;
  /** Rejects when the signal aborts. */
  sleep: (milliseconds: number, signal: AbortSignal) => Promise<unknown>;
  signal: AbortSignal;
  /** For one try, its whole reply included. */
  timeoutMs: number;
}

const MOST_TRIES = 3;
const FIRST_PAUSE_MS = 500;
/** Who is asked to wait longer than this had better run again. */
const LONGEST_WAIT_MS = 60_000;

/**
 * Posts to a webhook. Only what was surely not delivered and may be soon is tried again: no connection, no such host,
 * too many requests. After any doubt it is not: a message twice is worse than one that somebody looks for. Never
 * throws.
 */
export async function send(request: SendRequest, context: SendContext): Promise<Delivery> {
  const delivery = await tryUntilClear(request, context);
  return delivery.state === 'sent' ? delivery : { ...delivery, reason: `${delivery.reason}.` };
}

async function tryUntilClear(request: SendRequest, context: SendContext): Promise<Delivery> {
  const { sleep, signal } = context;
  if (!isSendable(request.url))
    return { state: 'refused', reason: 'its address is none that can be sent to' };
  const hide = addressHider(request.url);
  for (let tried = 1; ; tried += 1) {
    if (signal.aborted) return { state: 'refused', reason: 'it was interrupted before it was sent' };
    const { delivery, retry } = await attempt(request, context, hide);
    if (retry === null) return delivery;
    const wait = waitBefore(tried, retry);
    if (wait > LONGEST_WAIT_MS) return asked(delivery, wait);
    if (tried === MOST_TRIES) return delivery;
    try {
      await sleep(wait, signal);
    } catch {
      return delivery;
    }
  }
}

/** 0.5 s, then 2 s, unless the server says when. */
const waitBefore = (tried: number, retry: NonNullable<Attempt['retry']>): number =>
  retry === 'pause' ? FIRST_PAUSE_MS * 4 ** (tried - 1) : retry.afterMs;

const asked = (delivery: Delivery, wait: number): Delivery =>
  delivery.state === 'refused' && Number.isFinite(wait)
    ? { ...delivery, reason: `${delivery.reason}; it may be sent again in ${Math.ceil(wait / 1000)} s` }
    : delivery;

/** What fetch takes: it refuses credentials in an address, with an error that repeats them. */
function isSendable(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, username, password } = new URL(url);
  return /^https?:$/.test(protocol) && username === '' && password === '';
}
