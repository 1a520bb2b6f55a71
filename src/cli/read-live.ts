import { readsGithub } from '../config/check-sources.ts';
import type { Plan } from '../config/plan.ts';
import { unreadIssues } from '../linking/unread-issues.ts';
import { utc } from '../model/instant.ts';
import type { Snapshot, SourceName } from '../model/snapshot.ts';
import { createFetch } from '../sources/http/create-fetch.ts';
import { readSources } from '../sources/read.ts';
import type { ReadContext } from '../sources/source.ts';
import { type Credentials, githubAccess, linearAccess } from './access.ts';
import type { Environment } from './environment.ts';
import type { Progress } from './progress.ts';
import type { Writer } from './writer.ts';

export interface LiveOptions {
  plan: Plan;
  env: Environment;
  /** Epoch milliseconds that the verdict takes as now. */
  now: number;
  /** The longest the reading may take. */
  timeoutMs: number;
  signal: AbortSignal;
  writer: Writer;
  progress: Progress;
  debug(line: string): void;
}

/** Asks the sources that the config names, over the network. Ends by the deadline, with what was read by then. */
export async function readLive(options: LiveOptions): Promise<Snapshot> {
  const { plan, env, now, timeoutMs, signal, writer, progress, debug } = options;
  const deadline = AbortSignal.timeout(Math.ceil(timeoutMs));
  const deadlineAt = Date.now() + timeoutMs;

  const requestsOf = new Map<SourceName, () => number>();
  const contextFor = (source: SourceName, credentials: Credentials): ReadContext => {
    writer.hide(credentials.secret);
    const { fetch, requestCount } = createFetch({
      source,
      signal: AbortSignal.any([signal, deadline]),
      deadlineAt,
      proxyEnv: env,
      now: Date.now,
      progress: progress.report,
      debug,
    });
    requestsOf.set(source, requestCount);
    return {
      plan,
      now: new Date(now),
      thrifty: false,
      cache: null,
      access: { url: credentials.url, authorization: credentials.authorization, fetch },
      signal,
      progress: progress.report,
      debug,
    };
  };
  const [github, linear] = await Promise.all([
    !readsGithub(plan) ? undefined : githubAccess(env).then((access) => contextFor('github', access)),
    plan.linear === null ? undefined : contextFor('linear', linearAccess(env)),
  ]);
  const snapshot = await readSources({ github, linear }, utc(now), (read) => unreadIssues(plan, read));
  signal.throwIfAborted();
  // What was sent, tries again included; a source itself knows only what it asked.
  for (const source of snapshot.sources) source.requests = requestsOf.get(source.name)?.() ?? source.requests;
  return snapshot;
}
