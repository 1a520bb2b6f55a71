import path from 'node:path';

/** What may be lost and made anew, and what may not. */
type Kind = 'cache' | 'state';

const XDG = { cache: 'XDG_CACHE_HOME', state: 'XDG_STATE_HOME' } as const;
const UNIX = { cache: ['.cache'], state: ['.local', 'state'] } as const;
const MAC = { cache: ['Library', 'Caches'], state: ['Library', 'Application Support'] } as const;
const WINDOWS = { cache: 'Cache', state: 'State' } as const;

/**
 * Where this user's files of a kind lie, as the system's custom is: XDG, else `Library`, else `AppData`.
 * @param env the process's; nothing else is asked, so that a test can say where
 * @returns null where the environment names no home
 */
export function userDirectory(
  kind: Kind,
  env: Record<string, string | undefined>,
  platform: NodeJS.Platform,
): string | null {
  const { HOME: home, LOCALAPPDATA: local } = env;
  const xdg = env[XDG[kind]];
  // The XDG specification: a relative path is to be ignored.
  if (xdg && path.isAbsolute(xdg)) return path.join(xdg, 'wiplimit');
  if (platform === 'win32') return local ? path.join(local, 'wiplimit', WINDOWS[kind]) : null;
  if (!home || !path.isAbsolute(home)) return null;
  return path.join(home, ...(platform === 'darwin' ? MAC : UNIX)[kind], 'wiplimit');
}
