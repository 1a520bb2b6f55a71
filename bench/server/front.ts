import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';

/** One request to a vendor. */
export interface Asked {
  method: string;
  /** Path and search. */
  url: string;
  headers: Record<string, string>;
  body: string;
}

/** What a vendor answers, and what that cost. */
export interface Answer {
  status: number;
  headers: Record<string, string>;
  body: unknown;
  /** Entries of lists in the answer. */
  nodes: number;
  /** Points at GitHub, complexity at Linear. */
  cost: number;
  /** Whether the answer will be the same next time. */
  repeatable: boolean;
}

export interface Vendor {
  answer(asked: Asked): Answer | Promise<Answer>;
  /** Headers that tell how much is left, after so much was spent. */
  budgetHeaders(spent: number): Record<string, string>;
  /** The answer to whoever has spent all. */
  exhausted(spent: number): Answer | null;
}

/** What came in since the last reset. */
export interface Log {
  requests: number;
  cost: number;
  peak: number;
  /** The most requests of which each came after another's answer: no fewer than really waited for each other. */
  chain: number;
  /** Milliseconds that the server itself computed, beside its latency. */
  busyMs: number;
  failures: string[];
}

export interface Latency {
  perRequestMs: number;
  perNodeMs: number;
}

export interface Front {
  origin: string;
  log(): Log;
  reset(): void;
}

interface Kept extends Answer {
  text: Buffer;
  zipped: Buffer;
}

const FRESH: Log = { requests: 0, cost: 0, peak: 0, chain: 0, busyMs: 0, failures: [] };

/**
 * Serves a vendor on loopback. An answer takes so long a request and a node, computing included; it is kept, so that
 * from the second round on the server's own work, which would compete for the same cores, is next to nothing.
 */
export async function startFront(vendor: Vendor, { perRequestMs, perNodeMs }: Latency): Promise<Front> {
  const kept = new Map<string, Kept>();
  let log = { ...FRESH, failures: [] as string[] };
  let working = 0;

  async function find(asked: Asked): Promise<Kept> {
    const spent = vendor.exhausted(log.cost);
    const key = [asked.method, asked.url, asked.headers.authorization, asked.body].join('\n');
    const known = spent ? undefined : kept.get(key);
    if (known) return known;
    const answer = spent ?? (await vendor.answer(asked));
    const text = Buffer.from(typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body));
    const made = { ...answer, body: null, text, zipped: gzipSync(text, { level: 5 }) };
    if (made.repeatable && made.status === 200) kept.set(key, made);
    return made;
  }

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const arrived = performance.now();
    log.requests += 1;
    const current = log;
    const depth = current.chain + 1;
    const body = (await buffer(request)).toString();
    const headers = Object.fromEntries(
      Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
    );
    const started = performance.now();
    const answer = await find({ method: request.method ?? '', url: request.url ?? '/', headers, body });
    current.busyMs += performance.now() - started;
    current.cost += answer.cost;
    if (answer.status >= 400)
      current.failures.push(`${answer.status} ${answer.text.toString().slice(0, 300)}`);
    const due = arrived + perRequestMs + perNodeMs * answer.nodes;
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, due - performance.now())));
    const zips = headers['accept-encoding']?.includes('gzip') === true;
    const payload = zips ? answer.zipped : answer.text;
    response.writeHead(answer.status, {
      'content-type': 'application/json; charset=utf-8',
      ...answer.headers,
      ...vendor.budgetHeaders(current.cost),
      ...(zips ? { 'content-encoding': 'gzip' } : {}),
      'content-length': payload.length,
    });
    response.end(payload);
    current.chain = Math.max(current.chain, depth);
  }

  const server = createServer((request, response) => {
    working += 1;
    log.peak = Math.max(log.peak, working);
    response.once('close', () => {
      working -= 1;
    });
    handle(request, response).catch((error: unknown) => {
      log.failures.push(String(error));
      response.writeHead(500, { 'content-type': 'text/plain' }).end(String(error));
    });
  });
  // A connection that a slow client keeps must not be dropped in the middle of a run.
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    log: () => log,
    reset() {
      log = { ...FRESH, failures: [] };
    },
  };
}
