import { onTestFinished } from 'vitest';
import { toPlan } from '../../../src/config/to-plan.ts';
import { createFetch } from '../../../src/sources/http/create-fetch.ts';
import { lookUpLinear, readLinear } from '../../../src/sources/linear/index.ts';
import type { ProgressEvent, ReadContext, RecordCache } from '../../../src/sources/source.ts';
import {
  type LinearServerOptions,
  type LinearWorld,
  startLinearServer,
} from '../../support/linear-server/index.ts';

export const NOW = '2026-11-20T09:00:00.000Z';
export const KEY = 'lin_api_test';

type IssueNode = { id: string; identifier: string; state: { type: string } } & Record<string, unknown>;

/** The lists of a reply by alias, as far as tests change them. */
export interface ListsReply {
  data: Record<string, { nodes: IssueNode[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } }>;
}

/** The whole issues of a reply; beside them may stand lists of bare ids. */
export const wholeIn = (body: unknown) =>
  Object.values((body as ListsReply).data ?? {}).flatMap((list) => list.nodes.filter((node) => node.state));

interface HarnessOptions extends LinearServerOptions {
  /** `linear.teams` of the config. */
  teams?: string[];
  authorization?: string | null;
  /** How many people the config names. */
  people?: number;
  thrifty?: boolean;
  cache?: RecordCache | null;
  finishedSince?: string;
  /** Another address than the server's. */
  url?: string;
}

/** A Linear with this world, and the source as the program calls it: real client, real fetch, no real waiting. */
export async function start(
  world: LinearWorld,
  {
    teams,
    authorization = KEY,
    people = 0,
    thrifty = false,
    cache = null,
    finishedSince,
    url,
    ...options
  }: HarnessOptions = {},
) {
  const server = await startLinearServer(world, { now: NOW, ...options });
  onTestFinished(() => server.close());
  const progress: ProgressEvent[] = [];
  const debug: string[] = [];
  const abort = new AbortController();
  let clock = Date.parse(NOW);
  const { fetch } = createFetch({
    source: 'linear',
    signal: abort.signal,
    deadlineAt: null,
    proxyEnv: {},
    now: () => clock,
    // A wait takes no time, yet the time it would take has passed.
    sleep: async (milliseconds) => {
      clock += milliseconds;
    },
    progress: (event) => progress.push(event),
    debug: (line) => debug.push(line),
  });
  const context: ReadContext = {
    plan: toPlan({
      linear: teams ? { teams } : {},
      people: Array.from({ length: people }, (_, at) => ({ name: `P${at}`, linear: `p${at}@acme.com` })),
    }),
    now: new Date(NOW),
    thrifty,
    finishedSince: finishedSince === undefined ? null : new Date(finishedSince),
    cache,
    access: { url: url ?? server.url, authorization, fetch },
    signal: abort.signal,
    progress: (event) => progress.push(event),
    debug: (line) => debug.push(line),
  };
  return {
    server,
    read: () => readLinear(context),
    lookUp: (identifiers: string[]) => lookUpLinear(context, identifiers),
    /** The names of the operations asked so far, in order. */
    operations: () => server.requests.map(({ query }) => /^query (\w+)/.exec(query)?.[1]),
    progress,
    debug,
    abort,
  };
}
