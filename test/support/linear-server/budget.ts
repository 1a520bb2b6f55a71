import type { GraphQLError } from 'graphql';
import { linearError } from './errors.ts';

const HOUR = 3_600_000;

export interface BudgetOptions {
  /** Requests an hour for each credential; 2,500 by default. */
  requestLimit?: number;
  /** Points an hour for each credential; 3,000,000 by default. */
  complexityLimit?: number;
  /** Marks a refusal with `code`, with `type`, or (by default) with both. */
  rateLimitMark?: 'code' | 'type' | 'both';
}

interface Window {
  requests: number;
  complexity: number;
  /** Epoch milliseconds. */
  reset: number;
}

/** What one credential has used up, in windows of an hour that begin with its first request. */
export function budgets(options: BudgetOptions) {
  const limits = { requests: options.requestLimit ?? 2500, complexity: options.complexityLimit ?? 3_000_000 };
  const mark = options.rateLimitMark ?? 'both';
  const windows = new Map<string, Window>();

  const windowOf = (credential: string, now: number): Window => {
    const known = windows.get(credential);
    if (known && now < known.reset) return known;
    const fresh = { requests: 0, complexity: 0, reset: now + HOUR };
    windows.set(credential, fresh);
    return fresh;
  };

  const remaining = (window: Window, kind: 'requests' | 'complexity') =>
    Math.max(0, limits[kind] - window[kind]);

  return {
    /** Takes one request of so many points, or says what is used up. */
    spend(credential: string, points: number, now: number): GraphQLError | undefined {
      const window = windowOf(credential, now);
      const asked = { requests: 1, complexity: points };
      const kinds = ['requests', 'complexity'] as const;
      const short = kinds.find((kind) => window[kind] + asked[kind] > limits[kind]);
      if (!short) {
        window.requests += 1;
        window.complexity += points;
        return undefined;
      }
      return linearError('Rate limit exceeded', {
        ...(mark === 'code' ? {} : { type: 'ratelimited' }),
        ...(mark === 'type' ? {} : { code: 'RATELIMITED' }),
        statusCode: 429,
        userPresentableMessage: `Rate limit exceeded: ${limits[short]} ${short === 'requests' ? 'requests' : 'points'} an hour.`,
        meta: {
          rateLimitResult: {
            allowed: false,
            duration: HOUR,
            limit: limits[short],
            remaining: remaining(window, short),
            reset: window.reset,
          },
        },
      });
    },

    headers(credential: string, points: number, now: number): Record<string, string> {
      const window = windowOf(credential, now);
      return {
        'x-complexity': String(points),
        'x-ratelimit-requests-limit': String(limits.requests),
        'x-ratelimit-requests-remaining': String(remaining(window, 'requests')),
        'x-ratelimit-requests-reset': String(window.reset),
        'x-ratelimit-complexity-limit': String(limits.complexity),
        'x-ratelimit-complexity-remaining': String(remaining(window, 'complexity')),
        'x-ratelimit-complexity-reset': String(window.reset),
      };
    },

    /** What the query `rateLimitStatus` answers. */
    status(credential: string, points: number, now: number) {
      const window = windowOf(credential, now);
      const limit = (type: 'requests' | 'complexity', requestedAmount: number) => ({
        type,
        requestedAmount,
        allowedAmount: limits[type],
        remainingAmount: remaining(window, type),
        period: HOUR,
        reset: window.reset,
      });
      return { kind: 'api', identifier: null, limits: [limit('requests', 1), limit('complexity', points)] };
    },
  };
}
