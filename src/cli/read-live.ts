import { readsGithub } from '../config/check-sources.ts';
import type { Plan } from '../config/plan.ts';
import { utc } from '../model/instant.ts';
import type { Snapshot, SourceName } from '../model/snapshot.ts';
import { createFetch } from '../sources/http/create-fetch.ts';
import { readSources } from '../sources/read.ts';
import type { ReadContext } from '../sources/source.ts';
import { type Credentials, githubAccess, linearAccess } from './access.ts';
import { startDeadline } from './deadline.ts';
import type { Environment } from './environment.ts';
import { onceSent } from './once-sent.ts';
import type { Progress } from './progress.ts';
import type { RecordCaches } from './record-caches.ts';
import type { Writer } from './writer.ts';

export interface LiveOptions {
  plan: Plan;
  env: Environment;
  /** Epoch milliseconds that the verdict takes as now. */
  now: number;
  /** The longest the reading may take. */
  timeoutMs: number;
  /** From when on finished work is read too; null for none. */
  finishedSince: Date | null;
  /** Whether to spend as few points as can be. */
  thrifty: boolean;
  /** Null where nothing is kept between runs. */
  caches: RecordCaches | null;
  /** Aborts on an interrupt only. */
  signal: AbortSignal;
  /** Told what must never be shown. */
  writer: Pick<Writer, 'hide'>;
  progress: Progress;
  debug(line: string): void;
  /** Called once every vendor has been asked something: there is time now. */
  whileWaiting(): void;
}

/** Asks the sources that the config names, over the network. Ends by the deadline, with what was read by then. */
export async function readLive(options: LiveOptions): Promise<Snapshot> {
  const { plan, env, now, timeoutMs, finishedSince, thrifty, caches, signal, writer, progress, debug } =
    options;
  const deadlineAt = Date.now() + timeoutMs;
  const ending = startDeadline(signal, timeoutMs);

  const requestsOf = new Map<SourceName, () => number>();
  const contextFor = async (
    source: SourceName,
    reading: Credentials | Promise<Credentials>,
  ): Promise<ReadContext> => {
    // Named from the start, so that a source that hangs is seen to.
    progress.report({ type: 'records', source, count: 0 });
    const credentials = await reading;
    const { url, authorization, secret } = credentials;
    writer.hide(secret);
    const { fetch, requestCount } = createFetch({
      source,
      signal: ending.signal,
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
      thrifty,
      finishedSince,
      cache: (await caches?.open(source, credentials)) ?? null,
      access: { url, authorization, fetch },
      signal,
      progress: progress.report,
      debug,
    };
  };
  // Started together: `gh` may take its time to say a token, and must hold up nobody but GitHub.
  const contexts = {
    ...(readsGithub(plan) && { github: contextFor('github', githubAccess(env, ending.signal)) }),
    ...(plan.linear !== null && { linear: contextFor('linear', linearAccess(env)) }),
  };
  onceSent(Object.keys(contexts).length, options.whileWaiting);
  const snapshot = await readSources(contexts, utc(now), async (read) => {
    const { unreadIssues } = await import('../linking/unread-issues.ts');
    return unreadIssues(plan, read);
  }).finally(ending.clear);
  signal.throwIfAborted();
  // What was sent, tries again included; a source itself knows only what it asked.
  for (const source of snapshot.sources) {
    source.requests = requestsOf.get(source.name)?.() ?? source.requests;
    // So that a saved snapshot does not pass for one of more days of finished work than were asked for.
    source.scope.finishedSince = finishedSince === null ? null : utc(finishedSince.getTime());
  }
  await caches?.save(snapshot.sources);
  return snapshot;
}
