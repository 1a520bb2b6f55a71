import type { IncomingHttpHeaders } from 'node:http';
import { type FaultHook, type HttpReply, startHttpServer } from '../graphql-http.ts';
import { type BudgetOptions, budgets } from './budget.ts';
import { complexityOf } from './complexity.ts';
import { type CredentialOptions, credentialOf } from './credentials.ts';
import { documentOf, type Operation, refusal, run, tooComplex } from './execution.ts';
import { type Graph, linkWorld } from './graph.ts';
import { linearSchema, type SchemaName } from './schema.ts';
import type { LinearWorld } from './world-types.ts';

export { hasFullSchema } from './schema.ts';
export { linearWorld } from './world.ts';
export type * from './world-types.ts';

/** What Linear takes in one request, in points. */
const MAX_COMPLEXITY = 10_000;

export interface LinearServerOptions extends CredentialOptions, BudgetOptions {
  /** The keys of the teams a credential reaches; a credential that is not named here reaches all. */
  access?: Record<string, string[]>;
  /** An ISO instant, or a clock; the real one by default. Durations in filters and budgets count from it. */
  now?: string | (() => string);
  latencyMs?: number;
  /** Added for each record that a reply's lists hold, in milliseconds. */
  perNodeMs?: number;
  /** Gives state histories out of order, for their order is documented nowhere. */
  shuffle?: boolean;
  /** `full` needs Linear's whole schema beside the repository (`hasFullSchema`); `subset` by default. */
  schema?: SchemaName;
  /** Fields this deployment does not have, such as `Issue.stateHistory` or `IssueFilter.delegate`. */
  without?: string[];
  /** The world does not change any more: it is linked once instead of for every request. */
  frozen?: boolean;
  /** The HTTP status of a request that is not authenticated; 401 by default. */
  unauthenticatedStatus?: 400 | 401;
}

/** One request as it is recorded. `complexity` is 0 for a document that is not valid. */
export interface LinearRequest extends Operation {
  method: string;
  path: string;
  headers: IncomingHttpHeaders;
  complexity: number;
}

export interface LinearServer {
  /** Such as `http://127.0.0.1:41234/graphql`. */
  url: string;
  requests: LinearRequest[];
  /** Sets the one fault hook, or removes it; the index counts all requests from 0. */
  fault(hook: FaultHook<LinearRequest> | undefined): void;
  close(): Promise<void>;
}

function operationIn(json: unknown): Operation {
  const body = (typeof json === 'object' && json !== null ? json : {}) as Partial<Record<string, unknown>>;
  return {
    query: typeof body.query === 'string' ? body.query : '',
    variables: (body.variables ?? {}) as Record<string, unknown>,
    operationName: typeof body.operationName === 'string' ? body.operationName : null,
  };
}

/**
 * Starts a Linear on loopback that executes Linear's schema over a world in memory. The world is read anew
 * for every request, so a test may change it between two pages.
 * Rejects when the full schema is asked for and not there.
 */
export async function startLinearServer(
  world: LinearWorld,
  options: LinearServerOptions = {},
): Promise<LinearServer> {
  const schema = linearSchema(options.schema ?? 'subset', options.without);
  const budget = budgets(options);
  const linked = new Map<string, Graph>();
  const parsed = new Map<string, ReturnType<typeof documentOf>>();
  const clock = () => {
    const now = typeof options.now === 'function' ? options.now() : options.now;
    return now === undefined ? Date.now() : Date.parse(now);
  };
  const documentIn = (query: string) => {
    const known = parsed.get(query) ?? documentOf(schema, query);
    parsed.set(query, known);
    return known;
  };

  const answer = async (request: LinearRequest): Promise<HttpReply> => {
    if (request.path !== '/graphql' || request.method !== 'POST') return { status: 404, body: 'Not Found' };
    const credential = credentialOf(request.headers.authorization, options);
    if (typeof credential !== 'string') return refusal(options.unauthenticatedStatus ?? 401, credential);

    const now = clock();
    const known = documentIn(request.query);
    if ('errors' in known) return refusal(400, ...known.errors);
    const points = Math.ceil(request.complexity);
    if (request.complexity > MAX_COMPLEXITY)
      return refusal(400, tooComplex(request.complexity, MAX_COMPLEXITY));
    const spent = budget.spend(credential, points, now);
    const headers = budget.headers(credential, points, now);
    if (spent) return { ...refusal(400, spent), headers };

    const reached = options.access?.[credential];
    const view = { now, teams: reached ? new Set(reached) : null, shuffle: options.shuffle ?? false };
    const status = budget.status(credential, points, now);
    const began = performance.now();
    const graph = (options.frozen && linked.get(credential)) || linkWorld(world, view);
    if (options.frozen) linked.set(credential, graph);
    const { nodes, ...reply } = await run(schema, known.document, request, graph, status);
    // What the server itself took is part of its latency, not added to it.
    const latencyMs = nodes * (options.perNodeMs ?? 0);
    const spentMs = options.latencyMs ? performance.now() - began : 0;
    return { ...reply, headers, delayMs: latencyMs - spentMs };
  };

  const server = await startHttpServer<LinearRequest>({
    latencyMs: options.latencyMs,
    read: ({ method, path, headers, json }) => {
      const operation = operationIn(json);
      const known = documentIn(operation.query);
      const { variables, operationName } = operation;
      const complexity =
        'errors' in known ? 0 : complexityOf(schema, known.document, variables, operationName);
      return { ...operation, method, path, headers, complexity };
    },
    handle: answer,
  });
  const { requests, fault, close } = server;
  return { url: `${server.origin}/graphql`, requests, fault, close };
}
