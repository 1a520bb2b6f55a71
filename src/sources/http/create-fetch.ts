import { setMaxListeners } from 'node:events';
import { setTimeout as realSleep } from 'node:timers/promises';
import pLimit from 'p-limit';
import pRetry from 'p-retry';
import type { SourceName } from '../../model/snapshot.ts';
import type { ProgressEvent } from '../source.ts';
import { createSend, type ProxyEnv } from './dispatcher.ts';
import { exchange, type Send } from './exchange.ts';
import { FailedAttempt, NEVER } from './failed-attempt.ts';
import { judgeReply } from './judge-reply.ts';
import { toResponse } from './reply.ts';
import { RetryWait } from './retry-wait.ts';
import { SourceError } from './source-error.ts';
import { VENDORS } from './vendor.ts';

const MAX_TRIES = 3;

export interface FetchOptions {
  source: SourceName;
  /** Ends everything at once: an abort with a TimeoutError is the run's deadline, any other an interrupt. */
  signal: AbortSignal;
  /** When the whole run ends, in epoch milliseconds; null for never. */
  deadlineAt: number | null;
  /** For one request, its body included; 30 seconds by default. */
  requestTimeoutMs?: number;
  /** Requests at a time; 10 by default. */
  concurrency?: number;
  proxyEnv: ProxyEnv;
  /** Epoch milliseconds. */
  now(): number;
  sleep?(milliseconds: number, signal: AbortSignal): Promise<unknown>;
  progress(event: ProgressEvent): void;
  debug(line: string): void;
}

export interface SourceFetch {
  /** The shape of the global fetch, for a URL with a body that can be sent again. Rejects with a SourceError. */
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
  const { source, deadlineAt, requestTimeoutMs = 30_000, concurrency = 10, now, debug } = options;
  const limit = pLimit(concurrency);
  const runSignal = AbortSignal.any([options.signal]);
  setMaxListeners(0, runSignal);
  const sleep = options.sleep ?? ((milliseconds, signal) => realSleep(milliseconds, undefined, { signal }));
  const waits = new RetryWait({ ...options, sleep });
  let sending: Promise<Send> | undefined;
  let requests = 0;

  const attempt = async (url: string, init: RequestInit, signal: AbortSignal) => {
    await waits.pass(signal);
    signal.throwIfAborted();
    sending ??= createSend(source, options.proxyEnv, concurrency);
    const send = await sending;
    const began = now();
    const timeoutMs = Math.min(
      requestTimeoutMs,
      deadlineAt === null ? Number.POSITIVE_INFINITY : deadlineAt - began,
    );
    if (timeoutMs <= 0) throw new FailedAttempt(outOfTime(source), NEVER);
    const counted: Send = (...request) => {
      requests++;
      return send(...request);
    };
    const answer = await exchange(counted, url, init, { source, signal, timeoutMs });
    // A server that echoes the request must not carry the credentials into a title or message, whole or cut.
    const secrets = secretsIn(init);
    const body = secrets
      .filter(isTelling)
      .reduce((text, secret) => text.replaceAll(secret, '[redacted]'), answer.body);
    const reply = { ...answer, body };
    const elapsedMs = now() - began;
    debug(`${source}: HTTP ${reply.status} in ${elapsedMs} ms, ${reply.body.length} characters`);
    const refused = judgeReply(reply, source, { secrets: secretsIn(init), now: now(), elapsedMs });
    if (refused) throw refused;
    return toResponse(reply, elapsedMs);
  };

  const sourceFetch = async (input: string | URL | Request, given: RequestInit = {}): Promise<Response> => {
    if (input instanceof Request) {
      throw new TypeError('This fetch takes a URL: the body of a Request cannot be sent twice.');
    }
    const url = String(input);
    const signal = given.signal ? AbortSignal.any([runSignal, given.signal]) : runSignal;
    const init = { ...given, headers: readHeaders(given, source) };
    try {
      signal.throwIfAborted();
      return await pRetry(() => limit(() => attempt(url, init, signal)), {
        retries: MAX_TRIES - 1,
        minTimeout: 0,
        // p-retry counts; the waiting is ours, because it may be long, is reported, and must end with the signal.
        shouldRetry: ({ error, attemptNumber }) =>
          error instanceof FailedAttempt &&
          !signal.aborted &&
          waits.beforeRetry(error, attemptNumber, signal),
      });
    } catch (error) {
      if (signal.aborted) throw stopped(signal.reason, source);
      throw error instanceof FailedAttempt ? error.failure : error;
    }
  };
  return { fetch: sourceFetch, requestCount: () => requests };
}

/** A header with a line break in it is refused by its name here, because fetch would quote its value. */
function readHeaders(init: RequestInit, source: SourceName): Headers {
  try {
    return new Headers(init.headers);
  } catch {
    const { title, credentialsRemedy } = VENDORS[source];
    const message = `The credentials for ${title} hold a character that cannot be sent, such as a line break. ${credentialsRemedy}`;
    throw new SourceError('credentials', message);
  }
}

/** Shorter values are too common as text to be hidden without hiding words. */
const isTelling = (secret: string) => secret.length >= 8;

/** The credentials of a request, whole and without their scheme, so that no message repeats them. */
function secretsIn(init: RequestInit): string[] {
  const authorization = new Headers(init.headers).get('authorization') ?? '';
  return [authorization, authorization.replace(/^\S+\s+/, '')].filter((secret) => secret !== '');
}

function stopped(reason: unknown, source: SourceName): SourceError {
  if (reason instanceof Error && reason.name === 'TimeoutError') return outOfTime(source);
  return new SourceError('interrupted', `Interrupted while reading ${VENDORS[source].title}.`, {
    cause: reason,
  });
}

const outOfTime = (source: SourceName) =>
  new SourceError(
    'timeout',
    `The run's time was over before ${VENDORS[source].title} was read whole. Allow more with --timeout SECONDS.`,
  );
