import { onTestFinished } from 'vitest';
import { type Config, configSchema } from '../../../src/config/schema.ts';
import { toPlan } from '../../../src/config/to-plan.ts';
import type { SourceRecord } from '../../../src/model/snapshot.ts';
import { readGithub } from '../../../src/sources/github/index.ts';
import { createFetch } from '../../../src/sources/http/create-fetch.ts';
import type { ProgressEvent, ReadContext, Reading } from '../../../src/sources/source.ts';
import {
  type FaultHook,
  type GithubServerOptions,
  type GithubWorldInput,
  githubWorld,
  hasVendorSchema,
  startGithubServer,
} from '../../support/github-server/index.ts';

export const NOW = new Date('2026-11-20T09:00:00Z');
export const TOKEN = 'ghp_secret';

interface Options {
  server?: GithubServerOptions;
  faults?: FaultHook[];
  context?: Partial<ReadContext>;
  authorization?: string | null;
  /** Changes the text of every reply, for answers that GitHub's schema does not give today. */
  alter?(text: string): string;
}

/** What a reading gave, and which documents the server answered. */
export interface Outcome extends Reading {
  ids: string[];
  record(id: string): SourceRecord;
  queries: { query: string; variables: Record<string, unknown>; cost: number | null }[];
  /** The searches that were answered, first pages only. */
  searches: string[];
  progress: ProgressEvent[];
  debug: string[];
}

/** The newest schema there is: GitHub's own beside the repository, else npm's copy. */
export const newest: GithubServerOptions = { schema: hasVendorSchema() ? 'vendor' : 'npm' };

/** Reads a world through the real octokit and the real fetch, whose waits between tries take no time. */
export async function read(world: GithubWorldInput, config: Config, options: Options = {}): Promise<Outcome> {
  const server = await startGithubServer(githubWorld(world), { ...newest, ...options.server });
  onTestFinished(() => server.close());
  for (const hook of options.faults ?? []) server.fault(hook);
  const progress: ProgressEvent[] = [];
  const debug: string[] = [];
  const signal = options.context?.signal ?? new AbortController().signal;
  let clock = NOW.getTime();
  const { fetch: send } = createFetch({
    source: 'github',
    signal,
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
  const { alter } = options;
  const altered: typeof fetch = async (input, init) => {
    const reply = await send(input, init);
    return alter ? new Response(alter(await reply.text()), reply) : reply;
  };
  const authorization = options.authorization === undefined ? `Bearer ${TOKEN}` : options.authorization;
  const reading = await readGithub({
    plan: toPlan(configSchema.parse(config)),
    now: NOW,
    thrifty: false,
    finishedSince: null,
    cache: null,
    access: { url: server.url, authorization, fetch: altered },
    signal,
    progress: (event) => progress.push(event),
    debug: (line) => debug.push(line),
    ...options.context,
  });
  // An older schema refuses a document first; what is asked then is what counts.
  const answered = server.requests.filter(({ cost }) => cost !== null);
  const searches = answered.flatMap(({ variables }) =>
    Object.entries(variables).flatMap(([name, value]) =>
      name.startsWith('search') &&
      !name.startsWith('searchType') &&
      !variables[name.replace('search', 'after')]
        ? [String(value)]
        : [],
    ),
  );
  return {
    ...reading,
    ids: reading.records.map(({ id }) => id),
    record: (id) => {
      const found = reading.records.find((record) => record.id === id);
      if (found === undefined) throw new Error(`No ${id} among ${reading.records.map((one) => one.id)}`);
      return found;
    },
    queries: answered.map(({ query, variables, cost }) => ({ query, variables, cost })),
    searches,
    progress,
    debug,
  };
}

/** So many pull requests of one repository, a minute apart. */
export function manyPullRequests(count: number, given: object = {}) {
  return Array.from({ length: count }, (_, index) => ({
    repository: 'acme/api',
    author: 'ada-l',
    createdAt: new Date(Date.UTC(2026, 9, 1) + index * 60_000).toISOString(),
    ...given,
  }));
}
