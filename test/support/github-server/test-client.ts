import { Octokit } from 'octokit';
import { onTestFinished } from 'vitest';
import { type GithubWorldInput, githubWorld } from './builders.ts';
import type { GithubServerOptions } from './respond.ts';
import { SAMPLE_WORLD } from './sample-world.ts';
import { type GithubServer, startGithubServer } from './server.ts';

/** A server that closes with the test that started it. */
export async function start(options: GithubServerOptions = {}, input: GithubWorldInput = SAMPLE_WORLD) {
  const server = await startGithubServer(githubWorld(input), options);
  onTestFinished(() => server.close());
  return server;
}

/** What a GraphQL error looks like to a client. */
export interface AnsweredError {
  type?: string;
  message: string;
  path?: (string | number)[];
  extensions?: Record<string, unknown>;
}

/** Data, errors and status of one document through the real client, its retries and throttling off. */
export async function ask(
  server: GithubServer,
  query: string,
  variables: Record<string, unknown> = {},
  auth = 'secret',
): Promise<{ data: unknown; errors: AnsweredError[]; status: number }> {
  const options = { throttle: { enabled: false }, retry: { enabled: false } };
  const octokit = new Octokit({ auth, baseUrl: server.apiUrl, ...options });
  try {
    return { data: await octokit.graphql(query, variables), errors: [], status: 200 };
  } catch (error) {
    const { data, errors, status } = error as { data?: unknown; errors?: AnsweredError[]; status?: number };
    if (errors === undefined && status === undefined) throw error;
    return { data, errors: errors ?? [], status: status ?? 200 };
  }
}

/** What lies at a dotted path; a step into a list is taken in each of its entries. */
export function pick(value: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((at, step) => {
    const into = (one: unknown) =>
      typeof one === 'object' && one !== null ? Reflect.get(one, step) : undefined;
    return Array.isArray(at) && !/^\d+$/.test(step) ? at.map(into) : into(at);
  }, value);
}

export const FIND = `query Find($q: String!, $type: SearchType!, $after: String) {
  search(query: $q, type: $type, first: 100, after: $after) {
    issueCount pageInfo { hasNextPage endCursor }
    nodes { ... on PullRequest { number url } ... on Issue { number url } }
  }
}`;

/** The records of `acme` that a search finds, as `api#45`, in order of name; or the message of its refusal. */
export async function find(server: GithubServer, q: string, auth?: string, type = 'ISSUE'): Promise<string> {
  const { data, errors } = await ask(server, FIND, { q, type }, auth);
  if (errors[0]) return errors[0].message;
  const urls = pick(data, 'search.nodes.url') as string[];
  return urls
    .map((url) =>
      url
        .replace('https://github.com/', '')
        .replace(/\/(?:pull|issues)\//, '#')
        .replace('acme/', ''),
    )
    .sort()
    .join(' ');
}
