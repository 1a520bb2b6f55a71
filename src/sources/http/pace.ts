const WINDOW_MS = 60_000;

interface PaceOptions {
  /** How many points may be spent in any minute; null for any number. */
  pointsPerMinute: number | null;
  now(): number;
}

/** Spreads requests so that no minute holds more points than the vendor allows. Small runs never notice it. */
export class Pace {
  readonly #options: PaceOptions;
  /** When which points are spent, oldest first; the last may be in the future. */
  #spent: { at: number; points: number }[] = [];

  constructor(options: PaceOptions) {
    this.#options = options;
  }

  /**
   * Books the points for the earliest moment that has room for them.
   * @returns how long to wait until then, in milliseconds; mostly 0
   */
  book(points: number): number {
    const { pointsPerMinute, now } = this.#options;
    if (pointsPerMinute === null) return 0;
    const began = now();
    let at = Math.max(began, this.#spent.at(-1)?.at ?? 0);
    this.#spent = this.#spent.filter((entry) => entry.at > began - WINDOW_MS);
    let sum = this.#sumUntil(at);
    for (const entry of this.#spent) {
      if (sum + points <= pointsPerMinute) break;
      if (entry.at <= at - WINDOW_MS) continue;
      at = entry.at + WINDOW_MS;
      sum = this.#sumUntil(at);
    }
    this.#spent.push({ at, points });
    return at - began;
  }

  #sumUntil(at: number): number {
    return this.#spent.reduce((sum, entry) => sum + (entry.at > at - WINDOW_MS ? entry.points : 0), 0);
  }
}
