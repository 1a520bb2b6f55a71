import { sanitiseJson } from '../../text/sanitise.ts';
import { isLoopback } from '../http/loopback.ts';
import { ELAPSED_HEADER } from '../http/reply.ts';
import { SourceError } from '../http/source-error.ts';

export interface LinearReply {
  status: number;
  headers: Headers;
  /** The whole reply, every string in it sanitised. */
  body: unknown;
  /** Milliseconds the exchange took, as text. */
  elapsed: string;
}

/** Sends one document. Throws a SourceError where the key would travel in the open, or no usable reply came. */
export type Send = (question: { query: string; variables: Record<string, unknown> }) => Promise<LinearReply>;

/**
 * The vendor's client, on our fetch; it is loaded with the first question. The SDK (98) takes no fetch: its own
 * request calls the global one, which has no deadline, no retry and no proxy, and reads only some of the error codes.
 */
export function createTransport(url: string, authorization: string, fetch: typeof globalThis.fetch): Send {
  const headers = {
    Authorization: authorization,
    'Content-Type': 'application/json',
    'User-Agent': 'wiplimit',
  };
  const load = async () => {
    const { LinearGraphQLClient } = await import('./sdk.ts');
    const client = new LinearGraphQLClient(url, { headers });
    client.rawRequest = async <Data>(query: string, variables?: Record<string, unknown>) => {
      const response = await fetch(url, {
        method: 'POST',
        headers,
        body: JSON.stringify({ query, variables }),
      });
      const { status } = response;
      // The reply as a whole, its errors too: whoever asked parses it.
      return { data: clean(await response.json(), status) as Data, status, headers: response.headers };
    };
    return client;
  };
  let loading: ReturnType<typeof load> | undefined;
  return async ({ query, variables }) => {
    assertPrivate(url);
    loading ??= load();
    const client = await loading;
    const { data, status = 0, headers: told = new Headers() } = await client.rawRequest(query, variables);
    return { status, headers: told, body: data, elapsed: told.get(ELAPSED_HEADER) ?? 'unknown' };
  };
}

/** A key is sent encrypted, or not beyond this machine. */
function assertPrivate(address: string): void {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback(url.hostname))) return;
  const message =
    'Linear was not asked: a key is sent to an https: address only, or to this machine. Check LINEAR_API_URL.';
  throw new SourceError('unreachable', message);
}

function clean(body: unknown, status: number): unknown {
  try {
    return sanitiseJson(body);
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause;
    const message = `Linear sent a reply that is nested too deeply to be one of its own (HTTP ${status}), so it was not read whole. Check LINEAR_API_URL if it is set, or a proxy on the way.`;
    throw new SourceError('bad-reply', message, { status, cause });
  }
}
