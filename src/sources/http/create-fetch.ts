import { setMaxListeners } from 'node:events';
import { setTimeout as realSleep } from 'node:timers/promises';
import pLimit from 'p-limit';
import pRetry from 'p-retry';
import type { SourceName } from '../../model/snapshot.ts';
import type { ProgressEvent } from '../source.ts';
import { createSend, type ProxyEnv } from './dispatcher.ts';
import { exchange, type Send } from './exchange.ts';
import { END, FailedAttempt } from './failed-attempt.ts';
import { judgeReply } from './judge-reply.ts';
import { Pace } from './pace.ts';
import { toResponse } from './reply.ts';
import { type Outgoing, readRequest } from './request.ts';
import { RetryWait } from './retry-wait.ts';
import { interruption, outOfTime, SourceError } from './source-error.ts';
import { VENDORS } from './vendor.ts';

export interface FetchOptions {
  source: SourceName;
  /** Ends everything at once: an abort with a TimeoutError is the run's deadline, any other an interrupt. */
  signal: AbortSignal;
  /** When the whole run ends, in epoch milliseconds; null for never. */
  deadlineAt: number | null;
  /** For one request, its body included; 30 seconds by default. */
  requestTimeoutMs?: number;
  /** Tries of one request, whatever the failure would be worth; 3 by default. */
  mostTries?: 1 | 2 | 3;
  /** Requests at a time; 20 by default. */
  concurrency?: number;
  /** The longest body of a reply, decoded; 64 MiB by default. */
  maxReplyBytes?: number;
  /** Points that may be spent in any minute; null for any number. By default what the vendor allows. */
  pointsPerMinute?: number | null;
  proxyEnv: ProxyEnv;
  /** Epoch milliseconds. */
  now(): number;
  sleep?(milliseconds: number, signal: AbortSignal): Promise<unknown>;
  progress(event: ProgressEvent): void;
  debug(line: string): void;
}

export interface SourceFetch {
  /**
   * The shape of the global fetch, for a URL with a body that can be sent again. Rejects with a SourceError; after
   * one that every request would meet (credentials, no connection, a quota that outlasts the run), at once with the same.
   */
  fetch: typeof fetch;
  /** HTTP requests sent so far, retries included. */
  requestCount(): number;
}

/**
 * The one way to a vendor. A reply is handed on only when every byte has arrived and it is JSON; what may pass is
 * tried again, at most three times in all, never beyond the run's deadline. Safe only for requests that change
 * nothing, since they may be sent twice.
 */
export function createFetch(options: FetchOptions): SourceFetch {
  const { source, deadlineAt, requestTimeoutMs = 30_000, concurrency = 20, now, progress, debug } = options;
  const {
    mostTries = 3,
    maxReplyBytes = 64 * 2 ** 20,
    pointsPerMinute = VENDORS[source].pointsPerMinute,
  } = options;
  const limit = pLimit(concurrency);
  const ending = new AbortController();
  const runSignal = AbortSignal.any([options.signal]);
  for (const signal of [runSignal, ending.signal]) setMaxListeners(0, signal);
  const sleep = options.sleep ?? ((milliseconds, signal) => realSleep(milliseconds, undefined, { signal }));
  const waits = new RetryWait({ ...options, sleep });
  const pace = new Pace({ pointsPerMinute, now });
  let ended: SourceError | null = null;
  let sending: Promise<Send> | undefined;
  let requests = 0;

  const attempt = async ({ url, init, points, hide }: Outgoing, signal: AbortSignal, waking: AbortSignal) => {
    if (ended) throw ended;
    await waits.pass(waking);
    const wait = pace.book(points);
    if (wait > 0) {
      const reason = `at most ${pointsPerMinute} points a minute`;
      progress({ type: 'waiting', source, milliseconds: wait, reason });
      await sleep(wait, waking);
    }
    waking.throwIfAborted();
    sending ??= createSend(VENDORS[source].title, options.proxyEnv, concurrency);
    const send = await sending;
    const began = now();
    const left = deadlineAt === null ? Number.POSITIVE_INFINITY : deadlineAt - began;
    if (left <= 0) throw new FailedAttempt(outOfTime(source), END);
    const counted: Send = (...request) => {
      requests++;
      return send(...request);
    };
    const reply = await exchange(counted, url, init, {
      source,
      signal,
      timeoutMs: Math.min(requestTimeoutMs, left),
      maxBytes: maxReplyBytes,
      hide,
    });
    const elapsedMs = now() - began;
    debug(`${source}: HTTP ${reply.status} in ${elapsedMs} ms, ${reply.body.length} characters`);
    const refused = judgeReply(reply, source, { now: now(), elapsedMs });
    if (refused) throw refused;
    return toResponse(reply, elapsedMs);
  };

  /** The error for the asker. The first that every request would meet ends the reading, and is everyone's from then on. */
  const failureOf = (error: unknown): unknown => {
    const failure = error instanceof FailedAttempt ? error.failure : error;
    if (!(failure instanceof SourceError)) return ended ?? failure;
    if (error instanceof FailedAttempt && !error.retry.endsReading) return failure;
    ended ??= failure;
    ending.abort(ended);
    return ended;
  };

  const tryOnce = async (number: number, ...request: Parameters<typeof attempt>) => {
    try {
      return await attempt(...request);
    } catch (error) {
      if (!(error instanceof FailedAttempt)) throw error;
      debug(`${source}: try ${number} failed: ${error.message}`);
      // Known before the next request in line is sent, which would only meet the same.
      const late = waits.afterDeadline(error);
      if (late) throw failureOf(late);
      throw error.retry.endsReading && error.retry.tries === 1 ? failureOf(error) : error;
    }
  };

  const sourceFetch = async (input: string | URL | Request, given: RequestInit = {}): Promise<Response> => {
    if (input instanceof Request) {
      throw new TypeError('This fetch takes a URL: the body of a Request cannot be sent twice.');
    }
    const signal = given.signal ? AbortSignal.any([runSignal, given.signal]) : runSignal;
    const waking = AbortSignal.any([signal, ending.signal]);
    setMaxListeners(0, waking);
    try {
      if (ended) throw ended;
      signal.throwIfAborted();
      const request = readRequest(String(input), given, source);
      return await pRetry((number) => limit(() => tryOnce(number, request, signal, waking)), {
        retries: mostTries - 1,
        minTimeout: 0,
        // p-retry counts; the waiting is ours, because it may be long, is reported, and must end with the signal.
        shouldRetry: ({ error, attemptNumber }) =>
          error instanceof FailedAttempt &&
          !waking.aborted &&
          waits.beforeRetry(error, attemptNumber, waking),
      });
    } catch (error) {
      throw signal.aborted ? interruption(signal.reason, source) : failureOf(error);
    }
  };
  return { fetch: sourceFetch, requestCount: () => requests };
}
