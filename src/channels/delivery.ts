/**
 * What became of a post. `refused`: surely not delivered, so another try later is safe. `unknown`: it may have been
 * delivered, so it must not be sent again by itself. A reason is one clean sentence that goes on from a
 * colon and never holds any part of the webhook's address.
 */
export type Delivery =
  | { state: 'sent' }
  | { state: 'refused'; reason: string }
  | { state: 'unknown'; reason: string };

/** One try's outcome. */
export interface Attempt {
  delivery: Delivery;
  /**
   * Where it was surely not delivered and may be soon: after how many milliseconds the server wants to be asked
   * again, or `pause`, a wait of our own. Null where another try is useless or unsafe.
   */
  retry: { afterMs: number } | 'pause' | null;
}

export const refused = (reason: string, retry: Attempt['retry'] = null): Attempt => ({
  delivery: { state: 'refused', reason },
  retry,
});
export const unknown = (reason: string): Attempt => ({ delivery: { state: 'unknown', reason }, retry: null });
