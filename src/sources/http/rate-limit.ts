import { graphqlErrors, type Reply } from './reply.ts';

/** How long to wait where the vendor names no moment. Source: GitHub, "Best practices for using the REST API". */
const UNNAMED_WAIT_MS = 60_000;
/** An epoch in seconds stays below this until the year 5138; one in milliseconds has been above it since 1973. */
const SECONDS_BELOW = 100_000_000_000;
/** A moment further away is a slip of the server's; no date could hold some of them. */
const FURTHEST_MS = 366 * 24 * 3_600_000;

/** GitHub's header, then Linear's: one pair a kind of quota. */
const QUOTAS = ['', 'requests-', 'complexity-', 'endpoint-requests-'];

/**
 * Whether a reply says that a quota is used up, and when to ask again.
 * GitHub: HTTP 429; 403 or 200 with `retry-after`, `x-ratelimit-remaining: 0` or a message about a rate limit; 200
 * with an error of type RATE_LIMITED or RATE_LIMIT. Linear: HTTP 400 with `extensions.code` RATELIMITED or
 * `extensions.type` ratelimited.
 * @param now epoch milliseconds
 * @returns epoch milliseconds, or null where the reply is not about a quota
 */
export function rateLimitedUntil(reply: Reply, now: number): number | null {
  if (!isRateLimited(reply)) return null;
  const named = retryAfter(reply.headers, now) ?? quotaReset(reply.headers, now);
  return named === null ? now + UNNAMED_WAIT_MS : Math.min(named, now + FURTHEST_MS);
}

function isRateLimited(reply: Reply): boolean {
  if (reply.status === 429) return true;
  const errors = graphqlErrors(reply);
  if (
    errors.some(({ type, extensions }) => [type, extensions?.code, extensions?.type].some(isRateLimitCode))
  ) {
    return true;
  }
  const message = String((reply.content.json as { message?: unknown } | undefined)?.message ?? '');
  const refused = reply.status === 403 || (reply.status === 200 && !hasData(reply));
  if (!refused) return false;
  return (
    reply.headers.has('retry-after') ||
    (reply.status === 403 && reply.headers.get('x-ratelimit-remaining') === '0') ||
    [message, ...errors.map((error) => String(error.message))].some((text) => /\brate limit/i.test(text))
  );
}

const isRateLimitCode = (code: unknown) => typeof code === 'string' && /^rate_?limit(ed)?$/i.test(code);

function hasData(reply: Reply): boolean {
  const { data } = (reply.content.json ?? {}) as { data?: unknown };
  return data !== null && data !== undefined;
}

/** `retry-after` holds seconds or a date. */
export function retryAfter(headers: Headers, now: number): number | null {
  const value = headers.get('retry-after')?.trim();
  if (!value) return null;
  if (/^\d+(\.\d+)?$/.test(value)) return now + Math.min(Number(value) * 1000, FURTHEST_MS);
  const date = Date.parse(value);
  return Number.isNaN(date) ? null : date;
}

/** The latest reset of the quotas that are empty, else the earliest reset to come. */
function quotaReset(headers: Headers, now: number): number | null {
  const quotas = QUOTAS.flatMap((quota) => {
    const reset = Number(headers.get(`x-ratelimit-${quota}reset`) ?? Number.NaN);
    if (!(reset > 0)) return [];
    const empty = headers.get(`x-ratelimit-${quota}remaining`) === '0';
    return [{ at: reset < SECONDS_BELOW ? reset * 1000 : reset, empty }];
  });
  const empty = quotas.filter((quota) => quota.empty).map((quota) => quota.at);
  if (empty.length > 0) return Math.max(...empty);
  const ahead = quotas.map((quota) => quota.at).filter((at) => at > now);
  return ahead.length > 0 ? Math.min(...ahead) : null;
}
