const collator = new Intl.Collator('en', { numeric: true });

/** Orders ids and names as people do (`PAY-9` before `PAY-12`), the same on every machine. */
export function compareNatural(a: string, b: string): number {
  return collator.compare(a, b) || (a < b ? -1 : a > b ? 1 : 0);
}

/** Whether two names are the same to GitHub and Linear, which ignore case in labels, states and logins. */
export function sameName(a: string, b: string): boolean {
  return a.trim().toLowerCase() === b.trim().toLowerCase();
}

/** Whether a list holds a name, case aside. */
export function hasName(names: readonly string[], name: string): boolean {
  return names.some((other) => sameName(other, name));
}
