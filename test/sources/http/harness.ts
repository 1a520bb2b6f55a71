import { onTestFinished } from 'vitest';
import { createFetch, type FetchOptions } from '../../../src/sources/http/create-fetch.ts';
import type { SourceError } from '../../../src/sources/http/source-error.ts';
import { sourceErrorOf } from '../../../src/sources/http/source-error.ts';
import type { ProgressEvent } from '../../../src/sources/source.ts';
import {
  type Fault,
  type HttpReply,
  type HttpRequest,
  type HttpServer,
  startHttpServer,
} from '../../support/graphql-http.ts';

/** The clock of every test here; it moves only when a wait is slept through. */
export const START = Date.parse('2026-11-20T09:00:00Z');

export const SECRET = 'lin_api_secret0123456789';

export interface Harness {
  server: HttpServer<HttpRequest>;
  fetch: typeof fetch;
  requestCount(): number;
  /** Asks the server, with the secret in the Authorization header. */
  ask(path?: string): Promise<Response>;
  /** Asks and gives the error; fails where a reply came. */
  askInVain(path?: string): Promise<SourceError>;
  waits: number[];
  progress: ProgressEvent[];
  debug: string[];
  abort: AbortController;
}

/** A server that answers `{"data": {"ok": true}}`, the faults in their order before that, and a fetch for it. */
export async function start(faults: Fault[] = [], options: Partial<FetchOptions> = {}): Promise<Harness> {
  const reply: HttpReply = { status: 200, body: { data: { ok: true } } };
  const server = await startHttpServer<HttpRequest>({ read: (request) => request, handle: () => reply });
  onTestFinished(() => server.close());
  server.fault((_request, index) => faults[index]);
  const waits: number[] = [];
  const progress: ProgressEvent[] = [];
  const debug: string[] = [];
  const abort = new AbortController();
  let clock = START;
  const { fetch, requestCount } = createFetch({
    source: 'linear',
    signal: abort.signal,
    deadlineAt: null,
    proxyEnv: {},
    now: () => clock,
    sleep: async (milliseconds) => {
      waits.push(milliseconds);
      clock += milliseconds;
    },
    progress: (event) => progress.push(event),
    debug: (line) => debug.push(line),
    ...options,
  });
  const ask = (path = '/graphql') =>
    fetch(`${server.origin}${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${SECRET}`, 'content-type': 'application/json' },
      body: '{"query":"{ ok }"}',
    });
  const askInVain = async (path?: string) => {
    try {
      await ask(path);
    } catch (error) {
      const found = sourceErrorOf(error);
      if (found) return found;
      throw error;
    }
    throw new Error('A reply came where none was to be.');
  };
  return { server, fetch, requestCount, ask, askInVain, waits, progress, debug, abort };
}
