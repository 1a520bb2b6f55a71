import type { RateLimit } from './context.ts';

/** The points one token has in its window, as GitHub's primary rate limit counts them. */
export class PointBudget {
  private readonly limit: number;
  private readonly windowMs: number;
  private readonly now: () => number;
  private used = 0;
  private resetAt: number;

  constructor(limit: number, windowMs: number, now: () => number) {
    this.limit = limit;
    this.windowMs = windowMs;
    this.now = now;
    this.resetAt = now() + windowMs;
  }

  /** Takes a request's points; false, and nothing taken, when too few are left. */
  charge(cost: number): boolean {
    this.renew();
    if (this.used + cost > this.limit) return false;
    this.used += cost;
    return true;
  }

  state(cost: number, nodeCount: number): RateLimit {
    this.renew();
    const { limit, used } = this;
    // GitHub's reset times are whole seconds.
    const resetAt = new Date(Math.ceil(this.resetAt / 1000) * 1000).toISOString().replace('.000', '');
    return { cost, nodeCount, limit, used, remaining: limit - used, resetAt };
  }

  headers(): Record<string, string> {
    const { limit, remaining, used, resetAt } = this.state(0, 0);
    return {
      'x-ratelimit-limit': String(limit),
      'x-ratelimit-remaining': String(remaining),
      'x-ratelimit-used': String(used),
      'x-ratelimit-reset': String(Date.parse(resetAt) / 1000),
      'x-ratelimit-resource': 'graphql',
    };
  }

  private renew(): void {
    if (this.now() < this.resetAt) return;
    this.used = 0;
    this.resetAt = this.now() + this.windowMs;
  }
}
