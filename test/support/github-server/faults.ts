import type { GithubErrorBody } from './errors.ts';

/** One request as the server saw it. */
export interface RecordedRequest {
  /** From 0, in the order of arrival. */
  index: number;
  method: string;
  path: string;
  headers: Record<string, string>;
  query: string;
  variables: Record<string, unknown>;
  operationName: string | null;
  /** Status sent; null while pending, and when the connection was cut or left hanging. */
  status: number | null;
  /** Points charged; null when none were. */
  cost: number | null;
}

/** What goes wrong with one request. A `body`, or a `status` of 400 and more, stands instead of an answer. */
export interface Fault {
  status?: number;
  headers?: Record<string, string>;
  /** Text is sent as it is, anything else as JSON. */
  body?: unknown;
  /** Sends only so many bytes of the body, as a complete reply; with `destroy` the connection breaks off there. */
  truncate?: number;
  /** Resets the connection without a reply. */
  destroy?: true;
  /** Never replies. */
  hang?: true;
  delayMs?: number;
  /** GraphQL errors beside the data of the answer. */
  errors?: GithubErrorBody[];
  /** Refuses members of the schema for this request, as an older host would: `PullRequest.stack`. */
  dropField?: string | string[];
}

/** Decides about each request; undefined lets it pass. */
export type FaultHook = (request: RecordedRequest, index: number) => Fault | undefined;

/** A fault for the requests with these indexes, counted from 0. */
export function onRequest(indexes: number | number[], fault: Fault): FaultHook {
  const wanted = [indexes].flat();
  return (_request, index) => (wanted.includes(index) ? fault : undefined);
}

/** A fault for the first `times` requests of the operation with this name. */
export function onOperation(name: string, fault: Fault, times = Number.POSITIVE_INFINITY): FaultHook {
  let left = times;
  return (request) => {
    if (request.operationName !== name || left <= 0) return undefined;
    left -= 1;
    return fault;
  };
}

const json = { 'content-type': 'application/json; charset=utf-8' };

/** Faults that GitHub, its gateways and networks are known for. */
export const FAULTS = {
  badGateway: {
    status: 502,
    headers: json,
    body: {
      data: null,
      errors: [{ message: 'Something went wrong while executing your query on this host.' }],
    },
  },
  gatewayTimeout: {
    status: 504,
    headers: json,
    body: { message: "We couldn't respond to your request in time. Sorry about that." },
  },
  emptyBody: { status: 200, body: '' },
  html: {
    status: 200,
    headers: { 'content-type': 'text/html' },
    body: '<!doctype html><title>Sign in</title>',
  },
  reset: { destroy: true },
  hang: { hang: true },
  rateLimited: {
    headers: { 'x-ratelimit-remaining': '0' },
    body: { errors: [{ type: 'RATE_LIMITED', message: 'API rate limit exceeded for user ID 1.' }] },
  },
  resourceLimits: {
    body: {
      errors: [{ type: 'RESOURCE_LIMITS_EXCEEDED', message: 'Resource limits for this query exceeded.' }],
    },
  },
} satisfies Record<string, Fault>;

/** The secondary rate limit, on 403 or 200; `retryAfter` in seconds or as an HTTP date. */
export function secondaryRateLimit(retryAfter: number | string | null, status: 200 | 403 = 403): Fault {
  const message = 'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.';
  return {
    status,
    headers: { ...json, ...(retryAfter === null ? {} : { 'retry-after': String(retryAfter) }) },
    body: status === 403 ? { message } : { errors: [{ type: 'RATE_LIMITED', message }] },
  };
}
