import { planOf } from '../../config/parse.ts';
import type { SourceName } from '../../model/snapshot.ts';
import { createFetch } from '../../sources/http/create-fetch.ts';
import { VENDORS } from '../../sources/http/vendor.ts';
import type { ReadContext } from '../../sources/source.ts';
import { type Credentials, githubAccess, linearAccess } from '../access.ts';
import type { Context } from '../context.ts';

type Vendor = Extract<SourceName, 'github' | 'linear'>;

/** How to ask the vendors for which there are credentials, and what is said of the others. */
export interface Vendors {
  github: ReadContext | null;
  linear: ReadContext | null;
  /** A sentence for each vendor without credentials. */
  missing: string[];
}

/**
 * Looks for credentials as every reading does: the environment, then `gh auth token`.
 * @param deadlineAt when the asking ends, in epoch milliseconds; null for never
 * @param now what the run takes as now, in epoch milliseconds
 */
export async function findVendors(
  { env, writer, signal }: Context,
  { deadlineAt, now, debug }: { deadlineAt: number | null; now: number; debug(line: string): void },
): Promise<Vendors> {
  const found = { github: await githubAccess(env, signal), linear: linearAccess(env) };
  const contextOf = (source: Vendor, { url, authorization, secret }: Credentials): ReadContext | null => {
    writer.hide(secret);
    if (authorization === null) return null;
    const { fetch } = createFetch({
      source,
      signal,
      deadlineAt,
      proxyEnv: env,
      now: Date.now,
      progress: () => {},
      debug,
    });
    return {
      // Nothing is configured yet, and listing what there is asks for nothing that a config says.
      plan: planOf({}, 'no config'),
      now: new Date(now),
      finishedSince: null,
      thrifty: false,
      cache: null,
      access: { url, authorization, fetch },
      signal,
      progress: () => {},
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
