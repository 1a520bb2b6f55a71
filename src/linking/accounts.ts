import type { SourceName } from '../model/snapshot.ts';

/**
 * GitHub spells a bot as `x`, `x[bot]` or `app/x`; logins ignore case. All are one name.
 * @returns the name in lower case, without `@`
 */
export function githubLogin(handle: string): string {
  return handle
    .trim()
    .toLowerCase()
    .replace(/^@/, '')
    .replace(/^app\//, '')
    .replace(/\[bot\]$/, '');
}

/** The same account always gives the same key, however its handle is spelled. */
export function accountKey(source: SourceName, handle: string): string {
  return `${source}:${source === 'github' ? githubLogin(handle) : handle.trim().toLowerCase()}`;
}

/** Whether the handle itself says that it is a bot. */
export const looksLikeBot = (handle: string): boolean => /^app\/|\[bot\]$/i.test(handle.trim());
