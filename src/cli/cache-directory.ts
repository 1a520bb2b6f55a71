import path from 'node:path';

/**
 * Where this user's caches lie, as the system's custom is: XDG, else `Library/Caches`, else `AppData`.
 * @param env the process's; nothing else is asked, so that a test can say where
 * @returns null where the environment names no home
 */
export function cacheDirectory(
  env: Record<string, string | undefined>,
  platform: NodeJS.Platform,
): string | null {
  const { XDG_CACHE_HOME: xdg, HOME: home, LOCALAPPDATA: local } = env;
  // The XDG specification: a relative path is to be ignored.
  if (xdg && path.isAbsolute(xdg)) return path.join(xdg, 'wiplimit');
  if (platform === 'win32') return local ? path.join(local, 'wiplimit', 'Cache') : null;
  if (!home || !path.isAbsolute(home)) return null;
  return platform === 'darwin'
    ? path.join(home, 'Library', 'Caches', 'wiplimit')
    : path.join(home, '.cache', 'wiplimit');
}
