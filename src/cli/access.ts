import { execFile } from 'node:child_process';
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

/** GitHub's GraphQL endpoint and token; `gh` is asked last, and only when no variable is set. */
export async function githubAccess(env: Environment): Promise<Credentials> {
  const url = githubUrl(env);
  const host = new URL(url).hostname;
  const isEnterprise = host !== 'api.github.com';
  const token =
    (isEnterprise ? (env.GH_ENTERPRISE_TOKEN ?? env.GITHUB_ENTERPRISE_TOKEN) : undefined) ??
    env.GH_TOKEN ??
    env.GITHUB_TOKEN ??
    (await tokenOfGh(isEnterprise ? host : 'github.com'));
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

/** What `gh auth token` says; null without gh or without a login. */
function tokenOfGh(host: string): Promise<string | null> {
  return new Promise((resolve) => {
    execFile('gh', ['auth', 'token', '--hostname', host], { timeout: GH_TIMEOUT_MS }, (error, stdout) => {
      resolve(error === null ? stdout.trim() || null : null);
    });
  });
}
