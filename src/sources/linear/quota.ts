/** What is left of an hourly quota. */
export interface Allowance {
  limit: number | null;
  remaining: number;
  /** When the quota comes back, in epoch milliseconds. */
  reset: number | null;
}

export type QuotaKind = 'requests' | 'complexity';

/** What Linear's replies tell of the quotas: the headers `x-ratelimit-{requests,complexity}-{limit,remaining,reset}`. */
export class Quota {
  readonly #left = new Map<QuotaKind, Allowance>();

  read(headers: Headers): void {
    for (const kind of ['requests', 'complexity'] as const) {
      const told = (what: string) => numberIn(headers.get(`x-ratelimit-${kind}-${what}`));
      const remaining = told('remaining');
      if (remaining === null) continue;
      const allowance = { remaining, limit: told('limit'), reset: told('reset') };
      const before = this.#left.get(kind);
      // Replies overtake each other: of one hour the least counts.
      const isOlder = before?.reset === allowance.reset && before.remaining < remaining;
      if (!isOlder) this.#left.set(kind, allowance);
    }
  }

  /** Which quota does not suffice for so many requests and points; null where both do, or nothing is known. */
  shortFor(need: Record<QuotaKind, number>): { kind: QuotaKind; left: Allowance } | null {
    for (const [kind, left] of this.#left) if (need[kind] > left.remaining) return { kind, left };
    return null;
  }
}

function numberIn(text: string | null): number | null {
  const value = text === null || text.trim() === '' ? Number.NaN : Number(text);
  return Number.isFinite(value) ? value : null;
}
