/** Groups values by a key, in order of first appearance. (`Map.groupBy` needs Node 21.) */
export function groupBy<T, K>(values: Iterable<T>, keyOf: (value: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const value of values) {
    append(groups, keyOf(value), value);
  }
  return groups;
}

/** Puts a value at the end of its group. */
export function append<T, K>(groups: Map<K, T[]>, key: K, value: T): void {
  const group = groups.get(key);
  if (group === undefined) groups.set(key, [value]);
  else group.push(value);
}
