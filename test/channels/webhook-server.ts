import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import type { Delivery } from '../../src/channels/delivery.ts';
import { type SendContext, type SendRequest, send } from '../../src/channels/send.ts';

export const NOW = Date.parse('2026-11-20T09:00:00Z');
/** Parts of the address that only its owner may know. */
export const TOKEN = 'xT0kenSecretValue';
export const PATH = `/services/T0AAA/B0BBB1/${TOKEN}`;

type Answer = (response: ServerResponse, message: IncomingMessage) => void;

interface Webhook {
  url: string;
  seen: { body: string; headers: IncomingHttpHeaders }[];
}

/** A webhook on this machine that answers each request in turn, the last answer for all that follow. */
export async function webhook(...answers: Answer[]): Promise<Webhook> {
  const seen: Webhook['seen'] = [];
  const server = createServer((message, response) => {
    let body = '';
    message.on('data', (chunk) => {
      body += String(chunk);
    });
    message.on('end', () => {
      seen.push({ body, headers: message.headers });
      answers[Math.min(seen.length, answers.length) - 1]?.(response, message);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}${PATH}`, seen };
}

/** A status, headers and a body. */
export const answer =
  (status: number, body = '', headers: Record<string, string> = {}): Answer =>
  (response) =>
    response.writeHead(status, headers).end(body);

/** The head of a reply and a body that goes on until nobody listens; `written` counts its bytes. */
export const endless =
  (status: number, written: { bytes: number }): Answer =>
  (response) => {
    response.writeHead(status);
    const more = () => {
      do written.bytes += 16_384;
      while (!response.destroyed && response.write('x'.repeat(16_384)));
    };
    response.on('drain', more);
    more();
  };
/** What may be on its way in buffers when a reader of 64 KB stops. */
export const MOST_IN_BUFFERS = 16 * 2 ** 20;

interface Sent {
  delivery: Delivery;
  /** Milliseconds of each wait between tries. */
  waits: number[];
  /** How often fetch was asked. */
  tries: number;
}

/** Sends with the real fetch; waits are noted, not waited for. */
export async function post(
  request: Pick<SendRequest, 'url'> & Partial<SendRequest>,
  context: Partial<SendContext> = {},
): Promise<Sent> {
  const waits: number[] = [];
  let tries = 0;
  const delivery = await send(
    { body: '{"text":"hello"}', ...request },
    {
      now: () => NOW,
      sleep: async (milliseconds) => waits.push(milliseconds),
      signal: new AbortController().signal,
      timeoutMs: 5_000,
      ...context,
      fetch: (url, init) => {
        tries += 1;
        return (context.fetch ?? fetch)(url, init);
      },
    },
  );
  return { delivery, waits, tries };
}

/** What fetch throws when the system reports this code. */
export const failure = (code: string, message = ''): Error =>
  new TypeError('fetch failed', { cause: Object.assign(new Error(message), { code }) });
