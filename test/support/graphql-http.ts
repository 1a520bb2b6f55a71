import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';

/**
 * The HTTP half of the test servers: loopback only, one JSON reply per request, gzip when accepted,
 * latency and faults on demand. What a reply says is the business of the server that uses it.
 */

/** One request as it arrived. `json` is the parsed body, or undefined where the body is no JSON. */
export interface HttpRequest {
  method: string;
  path: string;
  search: URLSearchParams;
  headers: IncomingHttpHeaders;
  body: string;
  json: unknown;
}

/** What to answer. A string body goes out as it is, anything else as JSON. */
export interface HttpReply {
  status: number;
  headers?: Record<string, string>;
  body: unknown;
  /** Waits before answering, in milliseconds, beside the server's latency. */
  delayMs?: number;
}

/** What goes wrong. Every part may be combined with the others; what is left out stays as the server answered. */
export interface Fault {
  status?: number;
  headers?: Record<string, string>;
  /** Replaces the body: a string as it is (HTML, an empty text), anything else as JSON. */
  body?: unknown;
  /** Sends only the first bytes of the body; with `destroy`, cuts the connection after them. */
  truncate?: number;
  /** Resets the connection instead of answering. */
  destroy?: true;
  /** Never answers; the connection ends when the server closes. */
  hang?: true;
  /** Waits before answering, in milliseconds. */
  delayMs?: number;
  /** GraphQL errors put beside the data the server answers. */
  errors?: unknown[];
  /** Changes a copy of the body the server answers, such as taking a field away. */
  edit?: (body: unknown) => unknown;
}

/** Asked for every request, with its number from 0; `undefined` lets the server answer. */
export type FaultHook<R> = (request: R, index: number) => Fault | undefined;

export interface HttpServer<R> {
  /** Such as `http://127.0.0.1:41234`, without a path. */
  origin: string;
  /** Every request so far, in order of arrival, those that met a fault included. */
  requests: R[];
  /** Sets the one fault hook, or removes it. */
  fault(hook: FaultHook<R> | undefined): void;
  /** Ends every connection. Rejects when the server or a hook failed for a request, so that no gap in a server passes for a reply. */
  close(): Promise<void>;
}

export interface HttpServerOptions<R> {
  /** Turns an arrived request into what is recorded and what the hooks see. */
  read(request: HttpRequest): R;
  handle(request: R): HttpReply | Promise<HttpReply>;
  /** Added to every reply, in milliseconds; 0 by default. */
  latencyMs?: number;
}

async function receive(message: IncomingMessage): Promise<HttpRequest> {
  const body = (await buffer(message)).toString('utf8');
  const url = new URL(message.url ?? '/', 'http://127.0.0.1');
  let json: unknown;
  try {
    json = JSON.parse(body);
  } catch {
    json = undefined;
  }
  return {
    method: message.method ?? 'GET',
    path: url.pathname,
    search: url.searchParams,
    headers: message.headers,
    body,
    json,
  };
}

function withFault(reply: HttpReply, fault: Fault): HttpReply {
  let body = 'body' in fault ? fault.body : reply.body;
  if (fault.edit) body = fault.edit(JSON.parse(JSON.stringify(body)));
  if (fault.errors && typeof body === 'object' && body !== null) {
    const already = 'errors' in body && Array.isArray(body.errors) ? body.errors : [];
    body = { ...body, errors: [...already, ...fault.errors] };
  }
  return {
    status: fault.status ?? reply.status,
    headers: { ...reply.headers, ...fault.headers },
    body,
    delayMs: (reply.delayMs ?? 0) + (fault.delayMs ?? 0),
  };
}

function send(message: IncomingMessage, response: ServerResponse, reply: HttpReply, fault: Fault) {
  const text = typeof reply.body === 'string' ? reply.body : JSON.stringify(reply.body);
  const whole = Buffer.from(text);
  const kept = fault.truncate === undefined ? whole : whole.subarray(0, fault.truncate);
  const gzip = /\bgzip\b/.test(String(message.headers['accept-encoding'] ?? '')) && !fault.destroy;
  const payload = gzip ? gzipSync(kept) : kept;
  response.writeHead(reply.status, {
    'content-type': 'application/json; charset=utf-8',
    ...(gzip ? { 'content-encoding': 'gzip' } : {}),
    'content-length': fault.destroy ? whole.length : payload.length,
    ...reply.headers,
  });
  if (!fault.destroy) return response.end(payload);
  response.write(payload, () => response.destroy());
}

/** Starts a server on 127.0.0.1, on a port that is free. Rejects when it cannot listen. */
export async function startHttpServer<R>(options: HttpServerOptions<R>): Promise<HttpServer<R>> {
  const requests: R[] = [];
  const closing = new AbortController();
  const failures: unknown[] = [];
  let hook: FaultHook<R> | undefined;

  const handle = async (request: R): Promise<HttpReply> => {
    try {
      return await options.handle(request);
    } catch (error) {
      failures.push(error);
      return {
        status: 500,
        headers: { 'content-type': 'text/plain' },
        body: `The test server failed: ${error}`,
      };
    }
  };

  const answer = async (message: IncomingMessage, response: ServerResponse) => {
    const arrived = await receive(message).catch(() => undefined);
    if (!arrived) return response.destroy();
    const request = options.read(arrived);
    const index = requests.push(request) - 1;
    const fault = hook?.(request, index) ?? {};
    if (fault.hang) return;
    const reply = withFault(await handle(request), fault);
    const wait = (options.latencyMs ?? 0) + (reply.delayMs ?? 0);
    if (wait > 0) await sleep(wait, undefined, { signal: closing.signal });
    if (fault.destroy && fault.truncate === undefined) return message.socket.resetAndDestroy();
    send(message, response, reply, fault);
  };

  const server = createServer((message, response) => {
    answer(message, response).catch((error: unknown) => {
      if (!closing.signal.aborted) failures.push(error);
      response.destroy();
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;

  return {
    origin: `http://127.0.0.1:${port}`,
    requests,
    fault: (next) => {
      hook = next;
    },
    close: () =>
      new Promise((resolve, reject) => {
        closing.abort();
        server.close(() => (failures.length > 0 ? reject(failures[0]) : resolve()));
        server.closeAllConnections();
      }),
  };
}
