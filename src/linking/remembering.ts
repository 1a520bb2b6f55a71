/** The same function, asked once for each key: thousands of records name a few dozen repositories and teams. */
export function remembering<T>(answer: (key: string) => T): (key: string) => T {
  const known = new Map<string, T>();
  return (key) => {
    const found = known.get(key);
    if (found !== undefined) return found;
    const fresh = answer(key);
    known.set(key, fresh);
    return fresh;
  };
}
