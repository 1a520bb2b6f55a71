import { randomUUID } from 'node:crypto';
import { type FileHandle, open, readlink, realpath, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';

export interface WriteOptions {
  /** Permissions; those of the old file unless given, else what the umask leaves. */
  mode?: number;
  /** Whether to wait until the disk has it; true unless given. */
  fsync?: boolean;
}

/**
 * Writes a file whole or not at all: beside it first, then in its place. Behind a symbolic link the file that it
 * points at is replaced. What is no regular file, such as a named pipe or a device, is written to and stays.
 * @throws the system's error; the old file is then as it was
 */
export async function writeFileWhole(
  location: string,
  text: string,
  options: WriteOptions = {},
): Promise<void> {
  const old = await stat(location).catch(ignoring('ENOENT'));
  if (old !== null && !old.isFile()) return writeStraight(location, text);
  const target = await targetOf(location);
  // Not made of the file's own name, which may be as long as a name can be.
  const beside = path.join(path.dirname(target), `.wiplimit-${randomUUID()}.tmp`);
  const file = await open(beside, 'wx', options.mode ?? old?.mode);
  try {
    await fill(file, text, { ...options, old });
    await rename(beside, target);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
}

async function fill(
  file: FileHandle,
  text: string,
  { mode, fsync = true, old }: WriteOptions & { old: { mode: number; uid: number; gid: number } | null },
): Promise<void> {
  try {
    // Unlike a single `write`, it goes on after a part, and so meets the full disk.
    await file.writeFile(text);
    if (old !== null) {
      // As far as the system lets us: only root may give a file away, and not every disk knows permissions. It was
      // opened with no more of them than the old file had.
      await file.chown(old.uid, old.gid).catch(() => {});
      await file.chmod((mode ?? old.mode) & 0o777).catch(() => {});
    }
    if (fsync) await file.sync();
  } finally {
    await file.close();
  }
}

async function writeStraight(location: string, text: string): Promise<void> {
  const file = await open(location, 'w');
  try {
    await file.writeFile(text);
  } finally {
    await file.close();
  }
}

/** Where a file is, behind all links; of a link to nothing, where that would be. */
async function targetOf(location: string): Promise<string> {
  const real = await realpath(location).catch(ignoring('ENOENT'));
  if (real !== null) return real;
  const link = await readlink(location).catch(ignoring('ENOENT', 'EINVAL'));
  return link === null ? location : targetOf(path.resolve(path.dirname(location), link));
}

const ignoring =
  (...codes: readonly string[]) =>
  (error: NodeJS.ErrnoException): null => {
    if (codes.includes(error.code ?? '')) return null;
    throw error;
  };

const DESCRIPTOR = /^\/(?:dev|proc\/self)\/fd\/([12])$/;
/** As many links as Linux follows. */
const MOST_LINKS = 40;

/** Which of the program's own streams a path such as `/dev/stdout` means; null for any other. */
export async function standardStream(location: string): Promise<'stdout' | 'stderr' | null> {
  let place = location;
  for (let links = 0; links < MOST_LINKS; links += 1) {
    const [, descriptor] = DESCRIPTOR.exec(place) ?? [];
    if (descriptor !== undefined) return descriptor === '1' ? 'stdout' : 'stderr';
    const link = await readlink(place).catch(() => null);
    if (link === null) return null;
    place = path.resolve(path.dirname(place), link);
  }
  return null;
}
