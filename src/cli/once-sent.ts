import { subscribe, unsubscribe } from 'node:diagnostics_channel';

/** Published by Node's fetch, and by undici's, when the head of a request goes out. */
const CHANNEL = 'undici:client:sendHeaders';
/** Requests that are asked for together go out within a few milliseconds of each other. */
const OTHERS_MS = 10;

/**
 * Calls back once, a moment after requests have gone out to so many hosts: the time to load what is needed only
 * when the replies are in, since loading it earlier would hold up the sending. Where fewer are ever asked, never.
 */
export function onceSent(hosts: number, callback: () => void): void {
  const asked = new Set<unknown>();
  const onSend = (message: unknown) => {
    asked.add((message as { request?: { origin?: unknown } }).request?.origin);
    if (asked.size < hosts) return;
    unsubscribe(CHANNEL, onSend);
    setTimeout(callback, OTHERS_MS).unref();
  };
  subscribe(CHANNEL, onSend);
}
