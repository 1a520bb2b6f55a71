/** The middle of some numbers; NaN of none. */
export function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** How many times `base` is `values`: round by round where both ran, so that a noisy minute weighs on both. */
export function ratio(values, base) {
  const paired = values.flatMap((value, round) => (value && base[round] ? [value / base[round]] : []));
  return median(paired);
}

export const present = (values) => values.filter((value) => value !== undefined);
