import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import type { Fault, FaultHook, RecordedRequest } from './faults.ts';
import { parseRequest, readBody, send } from './http.ts';
import { createResponder, type GithubServerOptions } from './respond.ts';
import type { GithubWorld } from './world.ts';

export interface GithubServer {
  /** The GraphQL endpoint. */
  url: string;
  /** The API root, for octokit's `baseUrl` and GITHUB_API_URL. */
  apiUrl: string;
  /** Every request in the order of arrival. */
  requests: RecordedRequest[];
  /** The most requests that were in work at one time. */
  peakConcurrency(): number;
  /** Adds a hook; the first that answers decides. Returns a function that takes it away. */
  fault(hook: FaultHook): () => void;
  /** Serves another world, or the same after a change, from the next request on. */
  serve(world: GithubWorld): void;
  close(): Promise<void>;
}

/** Starts a GitHub on loopback that executes GitHub's own schema over a world. Close it when done. */
export async function startGithubServer(
  world: GithubWorld,
  options: GithubServerOptions = {},
): Promise<GithubServer> {
  const responder = createResponder(world, options);
  const requests: RecordedRequest[] = [];
  const hooks: FaultHook[] = [];
  let working = 0;
  let peak = 0;
  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await readBody(request);
    const parsed = parseRequest(body);
    const recorded: RecordedRequest = {
      index: requests.length,
      method: request.method ?? '',
      path: new URL(request.url ?? '/', 'http://127.0.0.1').pathname,
      headers: Object.fromEntries(
        Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
      ),
      query: parsed?.query ?? '',
      variables: parsed?.variables ?? {},
      operationName: parsed?.operationName ?? null,
      status: null,
      cost: null,
    };
    requests.push(recorded);
    const fault =
      hooks.reduce<Fault | undefined>((found, hook) => found ?? hook(recorded, recorded.index), undefined) ??
      {};
    if (fault.hang) return;
    if (fault.destroy && fault.truncate === undefined) {
      request.socket.destroy();
      return;
    }
    const replaced = fault.body !== undefined || (fault.status ?? 200) >= 400;
    const answered = replaced
      ? { status: 200, headers: {}, body: fault.body ?? { message: 'Injected fault' }, nodes: 0 }
      : responder.respond(recorded, body, fault);
    const pause = (fault.delayMs ?? 0) + (options.latencyMs ?? 0) + (options.perNodeMs ?? 0) * answered.nodes;
    if (pause > 0) await delay(pause);
    recorded.status = fault.status ?? answered.status;
    const requestId = { 'x-github-request-id': `0000:${recorded.index}` };
    const headers = { ...requestId, ...answered.headers, ...fault.headers };
    send(request, response, { status: recorded.status, headers, body: answered.body }, fault);
  }

  const server = createServer((request, response) => {
    working += 1;
    peak = Math.max(peak, working);
    response.once('close', () => {
      working -= 1;
    });
    handle(request, response).catch((error: unknown) => {
      if (response.headersSent || response.destroyed) return;
      send(
        request,
        response,
        { status: 500, headers: {}, body: { message: `Test server: ${String(error)}` } },
        {},
      );
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const apiUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url: `${apiUrl}/graphql`,
    apiUrl,
    requests,
    peakConcurrency: () => peak,
    fault(hook) {
      hooks.push(hook);
      return () => {
        const place = hooks.indexOf(hook);
        if (place !== -1) hooks.splice(place, 1);
      };
    },
    serve: responder.serve,
    close() {
      const closed = new Promise<void>((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
      });
      server.closeAllConnections();
      return closed;
    },
  };
}
