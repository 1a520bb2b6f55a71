import { readFile, realpath } from 'node:fs/promises';
import path from 'node:path';
import type { ConfigPlaces } from '../../reporters/github/place.ts';
import type { ProcessLike } from '../process.ts';
import { lineFinder } from './line-finder.ts';

/**
 * Where the parts of the config stand, for annotations: the file from the repository's root (`GITHUB_WORKSPACE`, else
 * the working directory), and the line. A config outside of it, or one that can be read only once, has no place.
 * @param configFile as `load` names it
 */
export async function readConfigPlaces(
  { cwd, env }: Pick<ProcessLike, 'cwd' | 'env'>,
  configFile: string,
): Promise<ConfigPlaces> {
  try {
    const root = await realpath(env.GITHUB_WORKSPACE || cwd());
    const location = await realpath(path.resolve(cwd(), configFile));
    const relative = path.relative(root, location);
    if (relative.startsWith('..') || path.isAbsolute(relative)) return () => null;
    const lineOf = await lineFinder(await readFile(location, 'utf8'), configFile);
    const file = relative.replaceAll('\\', '/');
    return (configPath) => ({ file, line: lineOf(configPath) });
  } catch {
    // Where it stands is a help, no more: the config was read and judged by already.
    return () => null;
  }
}
