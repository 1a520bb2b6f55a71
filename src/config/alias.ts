/** How a GitHub account is compared: `@x`, `x[bot]`, `app/x` and `X` are one name. */
export function githubAlias(account: string): string {
  return account
    .trim()
    .toLowerCase()
    .replace(/^@/, '')
    .replace(/^app\//, '')
    .replace(/\[bot\]$/, '');
}

/** A value that may be one text or a list of texts, as a list. */
export function asList<T>(value: T | readonly T[] | undefined): T[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? [...value] : [value as T];
}
