import { chmod, lstat, mkdir, readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { DAY_MS } from '../../model/instant.ts';

const ONLY_MINE = 0o700;
/** Credentials that change with every run leave a file each, which nothing reads again. */
const OLD_MS = 14 * DAY_MS;

/**
 * Makes the directory, or makes sure that it is ours and closed to others.
 * @param ownUid the user that must own it; null where the system knows none
 * @throws Error saying why nothing may be put there
 */
export async function prepareDirectory(directory: string, ownUid: number | null): Promise<void> {
  await mkdir(directory, { recursive: true, mode: ONLY_MINE });
  await refuseForeignDirectory(directory, ownUid);
  // Whatever the umask took, and whatever an earlier owner of the path gave.
  await chmod(directory, ONLY_MINE);
}

/** @throws Error where what lies at the path is a link, no directory, or someone else's */
export async function refuseForeignDirectory(directory: string, ownUid: number | null): Promise<void> {
  const found = await lstat(directory);
  if (!found.isDirectory()) throw new Error('it is no directory');
  if (ownUid !== null && found.uid !== ownUid) throw new Error('someone else owns it');
}

/** Takes away a link that lies where a file is to be written, so that nothing is written through it. */
export async function removeLink(file: string): Promise<void> {
  const found = await lstat(file).catch(() => null);
  if (found?.isSymbolicLink()) await rm(file);
}

/** Takes away what was kept for other credentials and not written for two weeks before this file. */
export async function removeOldFiles(file: string): Promise<void> {
  const directory = path.dirname(file);
  const { mtimeMs: now } = await lstat(file);
  for (const name of await readdir(directory)) {
    if (!/^(github|linear)-[0-9a-f]+\.json$/.test(name)) continue;
    const other = path.join(directory, name);
    const found = await lstat(other).catch(() => null);
    if (found !== null && now - found.mtimeMs > OLD_MS) await rm(other, { force: true });
  }
}
