import { setImmediate as soon } from 'node:timers/promises';
import { unreadIssues } from '../../src/linking/unread-issues.ts';
import { utc } from '../../src/model/instant.ts';
import type { Snapshot, SourceName } from '../../src/model/snapshot.ts';
import { createFetch } from '../../src/sources/http/create-fetch.ts';
import { readSources } from '../../src/sources/read.ts';
import type { ReadContext } from '../../src/sources/source.ts';
import type { Planted } from './proxy.ts';
import { AUTHORIZATION, NOW, type Scene } from './scene.ts';
import type { Upstream } from './upstream.ts';

export type Faults = Partial<Record<SourceName, readonly Planted[]>>;

/** What one reading came to. */
export interface Outcome {
  snapshot: Snapshot;
  /** The bodies of the requests, in the order of arrival. */
  requests: Record<SourceName, readonly string[]>;
  /** Replies that were spoiled, at each source. */
  spoiled: Record<SourceName, number>;
  /** Lines that somebody may have read meanwhile. */
  lines: string[];
  /** The run's own time at its end, epoch milliseconds. */
  endedAt: number;
}

/** When a run must be over, by its own clock; as `--timeout` has it. */
export const DEADLINE_AT = NOW + 600_000;
/** Real time, for a request whose reply is kept back once; the program's own is a hundred times as long. */
const REQUEST_TIMEOUT_MS = 300;
const WATCHDOG_MS = 15_000;

/**
 * Reads as the program does: real clients, real fetch, over HTTP; a source without a fault is answered from memory.
 * Waiting takes no time, it only moves the run's clock; a reply that is kept back for good brings the deadline at once.
 */
export async function runWith(scene: Scene, faults: Faults = {}): Promise<Outcome> {
  const lines: string[] = [];
  const note = (line: unknown) => void lines.push(typeof line === 'string' ? line : JSON.stringify(line));
  const clock = startClock();
  const deadline = new AbortController();
  const spoiled: Record<SourceName, () => number> = { github: () => 0, linear: () => 0 };
  const requests: Record<SourceName, readonly string[]> = { github: [], linear: [] };

  const accessTo = (source: SourceName): ReadContext['access'] => {
    const planted = faults[source];
    const authorization = AUTHORIZATION[source];
    if (planted === undefined) {
      const asked: string[] = [];
      requests[source] = asked;
      return {
        url: 'http://127.0.0.1/graphql',
        authorization,
        fetch: fromMemory(scene.upstreams[source], authorization, asked),
      };
    }
    const lasts = planted.some(({ mode }) => mode !== 'once');
    const passage = scene.proxies[source].open(planted, {
      now: clock.now,
      onHang() {
        if (!lasts) return;
        clock.moveTo(DEADLINE_AT);
        deadline.abort(new DOMException('The time is over.', 'TimeoutError'));
      },
    });
    spoiled[source] = passage.spoiled;
    requests[source] = passage.requests;
    const { fetch } = createFetch({
      source,
      signal: deadline.signal,
      deadlineAt: DEADLINE_AT,
      requestTimeoutMs: planted.some(({ kind }) => kind.keepsBack) ? REQUEST_TIMEOUT_MS : WATCHDOG_MS,
      proxyEnv: {},
      now: clock.now,
      sleep: clock.sleep,
      progress: note,
      debug: note,
    });
    return { url: passage.url, authorization, fetch };
  };
  const contextFor = async (source: SourceName): Promise<ReadContext> => ({
    plan: scene.plan,
    now: new Date(NOW),
    thrifty: false,
    finishedSince: null,
    cache: null,
    access: accessTo(source),
    signal: new AbortController().signal,
    progress: note,
    debug: note,
  });
  const contexts = { github: contextFor('github'), linear: contextFor('linear') };
  const reading = readSources(contexts, utc(NOW), async (read) => unreadIssues(scene.plan, read));
  return {
    snapshot: await withinTime(reading),
    requests,
    spoiled: { github: spoiled.github(), linear: spoiled.linear() },
    lines,
    endedAt: clock.now(),
  };
}

/** A clock that only waiting moves, at once; who waits at the same time waits together. */
function startClock() {
  let time = NOW;
  const moveTo = (moment: number) => {
    time = Math.max(time, moment);
  };
  return {
    now: () => time,
    moveTo,
    async sleep(milliseconds: number, signal: AbortSignal) {
      signal.throwIfAborted();
      const until = time + milliseconds;
      await soon();
      moveTo(until);
    },
  };
}

const fromMemory =
  (upstream: Upstream, authorization: string, asked: string[]): typeof fetch =>
  async (_url, init) => {
    const body = String(init?.body);
    asked.push(body);
    const { status, headers, body: answer } = await upstream.answer(body, authorization);
    return new Response(answer, { status, headers });
  };

async function withinTime<T>(reading: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('The run hangs past its deadline.')), WATCHDOG_MS);
  });
  try {
    return await Promise.race([reading, late]);
  } finally {
    clearTimeout(timer);
  }
}
