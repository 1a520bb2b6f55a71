/** Milliseconds in 24 hours. */
export const DAY_MS = 86_400_000;

/** An instant as the verdict writes it: UTC, without empty milliseconds. */
export function utc(epochMs: number): string {
  return new Date(epochMs).toISOString().replace('.000Z', 'Z');
}

/** Epoch milliseconds of an ISO instant that has been validated. */
export function epochMs(iso: string): number {
  return Date.parse(iso);
}
