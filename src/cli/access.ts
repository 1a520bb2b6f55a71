import { execFile } from 'node:child_process';
import { startDeadline } from './deadline.ts';
import type { Environment } from './environment.ts';

/** Where a vendor is and what it is shown; never printed. */
export interface Credentials {
  url: string;
  authorization: string | null;
  /** What must never be written anywhere. */
  secret: string | null;
}

const GITHUB = 'https://api.github.com/graphql';
const LINEAR = 'https://api.linear.app/graphql';
const GH_TIMEOUT_MS = 5_000;

/**
 * GitHub's GraphQL endpoint and token; `gh` is asked last, and only when no variable is set.
 * @param signal ends the asking of `gh`: as good as none
 */
export async function githubAccess(env: Environment, signal: AbortSignal): Promise<Credentials> {
  const url = githubUrl(env);
  const host = new URL(url).hostname;
  const isEnterprise = host !== 'api.github.com';
  const token =
    (isEnterprise ? (env.GH_ENTERPRISE_TOKEN ?? env.GITHUB_ENTERPRISE_TOKEN) : undefined) ??
    env.GH_TOKEN ??
    env.GITHUB_TOKEN ??
    (await tokenOfGh(ghHost(host), signal));
  return { url, authorization: token === null ? null : `Bearer ${token}`, secret: token };
}

/** Linear's endpoint, and a personal key (sent as it is) or an OAuth token (sent as a bearer). */
export function linearAccess(env: Environment): Credentials {
  const url = env.LINEAR_API_URL ?? LINEAR;
  if (env.LINEAR_API_KEY !== undefined)
    return { url, authorization: env.LINEAR_API_KEY, secret: env.LINEAR_API_KEY };
  const token = env.LINEAR_ACCESS_TOKEN ?? null;
  return { url, authorization: token === null ? null : `Bearer ${token}`, secret: token };
}

/** An Enterprise server's REST root is `…/api/v3`, its GraphQL endpoint `…/api/graphql`. */
function githubUrl(env: Environment): string {
  if (env.GITHUB_GRAPHQL_URL !== undefined) return env.GITHUB_GRAPHQL_URL;
  if (env.GITHUB_API_URL === undefined) return GITHUB;
  const root = env.GITHUB_API_URL.replace(/\/+$/, '');
  return root.endsWith('/api/v3') ? root.replace(/\/v3$/, '/graphql') : `${root}/graphql`;
}

/** The name under which `gh` keeps a login: that of the web site, which GitHub's own clouds put behind `api.`. */
function ghHost(apiHost: string): string {
  return /^api\.(github\.com|[^.]+\.ghe\.com)$/.exec(apiHost)?.[1] ?? apiHost;
}

/** What `gh auth token` says; null without gh, without a login, and where it says nothing in time. */
function tokenOfGh(host: string, signal: AbortSignal): Promise<string | null> {
  const ending = startDeadline(signal, GH_TIMEOUT_MS);
  return new Promise((resolve) => {
    const args = ['auth', 'token', '--hostname', host];
    const gh = execFile('gh', args, { signal: ending.signal }, (error, stdout) => {
      ending.clear();
      // An abort only asks it to end, which it may be past hearing.
      if (error !== null) gh.kill('SIGKILL');
      resolve(error === null ? stdout.trim() || null : null);
    });
  });
}
