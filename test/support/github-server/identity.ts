/** The host that urls in a world point at. */
export const GITHUB = 'https://github.com';

/** The time of everything that a test gives no time. */
export const EPOCH = '2026-11-02T09:00:00Z';

/** A world entry as a test writes it: the keys that name it, and whatever else matters. */
export type Given<T, Required extends keyof T> = Pick<T, Required> &
  Partial<Omit<T, Required | '__typename'>>;

/** An opaque node id in GitHub's style, `PR_…`: the same name always gives the same id. */
export function nodeId(prefix: string, name: string): string {
  return `${prefix}_kwDO${Buffer.from(name).toString('base64url')}`;
}

/** A positive 31-bit number derived from a name (FNV-1a), so that databaseIds survive reordering. */
export function databaseIdOf(name: string): number {
  let hash = 0x811c9dc5;
  for (const byte of Buffer.from(name)) {
    hash = Math.imul(hash ^ byte, 0x01000193);
  }
  return (hash >>> 1) + 1;
}
