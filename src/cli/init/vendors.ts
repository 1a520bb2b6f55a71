import { planOf } from '../../config/parse.ts';
import type { SourceName } from '../../model/snapshot.ts';
import { createFetch } from '../../sources/http/create-fetch.ts';
import { VENDORS } from '../../sources/http/vendor.ts';
import type { ReadContext } from '../../sources/source.ts';
import { type Credentials, githubAccess, linearAccess } from '../access.ts';
import type { Context } from '../context.ts';
import { createListing } from './listing.ts';

type Vendor = Extract<SourceName, 'github' | 'linear'>;

/** How to ask the vendors for which there are credentials, and what is said of the others. */
export interface Vendors {
  github: ReadContext | null;
  linear: ReadContext | null;
  /** A sentence for each vendor without credentials. */
  missing: string[];
}

interface FindOptions {
  deadlineAt: number | null;
  timeoutMs: number;
  now: number;
  isDebugging: boolean;
  debug(line: string): void;
}

/**
 * Looks for credentials as every reading does: the environment, then `gh auth token`.
 * @param deadlineAt when the asking ends, in epoch milliseconds; null where every request has its own time
 * @param timeoutMs that time
 * @param now what the run takes as now, in epoch milliseconds
 */
export async function findVendors(
  context: Context,
  { deadlineAt, timeoutMs, now, isDebugging, debug }: FindOptions,
): Promise<Vendors> {
  const { env, writer, signal } = context;
  const found = { github: await githubAccess(env, signal), linear: linearAccess(env) };
  const listing = createListing(context, isDebugging);
  const contextOf = (source: Vendor, { url, authorization, secret }: Credentials): ReadContext | null => {
    writer.hide(secret);
    if (authorization === null) return null;
    const fetchUntil = (end: number) =>
      createFetch({
        source,
        signal,
        deadlineAt: end,
        proxyEnv: env,
        now: Date.now,
        progress: listing.report,
        debug,
      }).fetch;
    const shared = deadlineAt === null ? null : fetchUntil(deadlineAt);
    const timed: typeof fetch = (...request) => (shared ?? fetchUntil(Date.now() + timeoutMs))(...request);
    return {
      // Nothing is configured yet, and listing what there is asks for nothing that a config says.
      plan: planOf({}, 'no config'),
      now: new Date(now),
      finishedSince: null,
      thrifty: false,
      cache: null,
      access: { url, authorization, fetch: (...request) => listing.during(() => timed(...request)) },
      signal,
      progress: listing.report,
      debug,
    };
  };
  const github = contextOf('github', found.github);
  const linear = contextOf('linear', found.linear);
  return {
    github,
    linear,
    missing: [
      ...(linear === null ? [VENDORS.linear.noCredentials] : []),
      ...(github === null ? [VENDORS.github.noCredentials] : []),
    ],
  };
}
