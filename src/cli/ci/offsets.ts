/** Where a part of a text begins, as an offset into it, by the keys and indices that lead there; null for none. */
export type Offsets = (segments: readonly (string | number)[]) => number | null;
