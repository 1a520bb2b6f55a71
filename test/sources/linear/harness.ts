import { onTestFinished } from 'vitest';
import { toPlan } from '../../../src/config/plan.ts';
import { createFetch } from '../../../src/sources/http/create-fetch.ts';
import { lookUpLinear, readLinear } from '../../../src/sources/linear/index.ts';
import type { ProgressEvent, ReadContext } from '../../../src/sources/source.ts';
import {
  type LinearServerOptions,
  type LinearWorld,
  startLinearServer,
} from '../../support/linear-server/index.ts';

export const NOW = '2026-11-20T09:00:00.000Z';
export const KEY = 'lin_api_test';

type IssueNode = { id: string; identifier: string; state: { type: string } } & Record<string, unknown>;

/** A reply to the question for issues, as far as tests change it. */
export interface IssuesReply {
  data: {
    issues: {
      nodes: IssueNode[];
      pageInfo: { hasNextPage: boolean; endCursor: string | null };
    };
  };
}

interface HarnessOptions extends LinearServerOptions {
  /** `linear.teams` of the config. */
  teams?: string[];
  authorization?: string | null;
  /** Another address than the server's. */
  url?: string;
}

/** A Linear with this world, and the source as the program calls it: real client, real fetch, no real waiting. */
export async function start(
  world: LinearWorld,
  { teams, authorization = KEY, url, ...options }: HarnessOptions = {},
) {
  const server = await startLinearServer(world, { now: NOW, ...options });
  onTestFinished(() => server.close());
  const progress: ProgressEvent[] = [];
  const debug: string[] = [];
  const abort = new AbortController();
  const { fetch } = createFetch({
    source: 'linear',
    signal: abort.signal,
    deadlineAt: null,
    proxyEnv: {},
    now: () => Date.parse(NOW),
    sleep: async () => {},
    progress: (event) => progress.push(event),
    debug: (line) => debug.push(line),
  });
  const context: ReadContext = {
    plan: toPlan({ linear: teams ? { teams } : {} }),
    now: new Date(NOW),
    thrifty: false,
    cache: null,
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
    /** What the server answers to the newest request of this name, as JSON to be changed at will. */
    async replyTo(operation: string): Promise<IssuesReply> {
      const asked = server.requests.findLast(({ query }) => query.includes(operation));
      const { query, variables } = asked ?? {};
      const body = JSON.stringify({ query, variables });
      const headers = { authorization: KEY, 'content-type': 'application/json' };
      return (
        await globalThis.fetch(server.url, { method: 'POST', headers, body })
      ).json() as Promise<IssuesReply>;
    },
    progress,
    debug,
    abort,
  };
}
