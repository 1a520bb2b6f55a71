import path from 'node:path';
import type { RecordCache } from '../source.ts';
import { prepareDirectory, refuseForeignDirectory, removeLink, removeOldFiles } from './cache-directory.ts';
import { type CacheKey, fileNameOf, MAX_BYTES, readCacheFile, toText } from './cache-file.ts';

export interface CacheOptions extends CacheKey {
  /** The user's cache directory for wiplimit; made when there is something to put there. */
  directory: string;
  /** wiplimit's: what another version wrote is ignored. */
  version: string;
  /** The user's id, or null where the system knows none. */
  ownUid: number | null;
  /** Writes a file whole or not at all, readable by its owner only. */
  writeFile(file: string, text: string): Promise<void>;
  debug(line: string): void;
}

export interface OpenCache {
  records: RecordCache;
  /**
   * Writes what was used or kept since, and nothing else, so that old records vanish. After a reading that was not
   * whole, the others stay: the next may still need them.
   * @returns null, or a sentence about the failure, which is no reason to fail the run
   */
  save(isWhole: boolean): Promise<string | null>;
}

/**
 * The records that earlier runs kept for one vendor, endpoint and set of credentials. A file that cannot be read,
 * is not whole, of another version, someone else's or too large is as good as none; a debug line says so.
 */
export async function openCache(options: CacheOptions): Promise<OpenCache> {
  const { directory, source, version, ownUid, writeFile, debug } = options;
  const file = path.join(directory, fileNameOf(options));
  const earlier = await readEarlier(options, file);
  const current = new Map<string, unknown>();
  let isChanged = false;
  const records: RecordCache = {
    get(id) {
      if (current.has(id)) return current.get(id);
      const record = earlier.get(id);
      if (record !== undefined) current.set(id, record);
      return record;
    },
    keep(id, record) {
      current.set(id, record);
      isChanged = true;
    },
  };
  return {
    records,
    async save(isWhole) {
      const kept = isWhole ? current : new Map([...earlier, ...current]);
      if (!isChanged && kept.size === earlier.size) return null;
      try {
        const text = toText(kept, version);
        if (Buffer.byteLength(text) > MAX_BYTES) throw new Error('it would be too large');
        await prepareDirectory(directory, ownUid);
        await removeLink(file);
        await writeFile(file, text);
        await removeOldFiles(file);
        debug(`${source}: kept ${kept.size} records for the next run`);
        return null;
      } catch (error) {
        return `The cache in ${directory} could not be written: ${reasonOf(error)}. The verdict stands; the next run reads everything anew.`;
      }
    },
  };
}

async function readEarlier(options: CacheOptions, file: string): Promise<Map<string, unknown>> {
  const { directory, source, version, ownUid, debug } = options;
  try {
    await refuseForeignDirectory(directory, ownUid);
    const found = await readCacheFile(file, version, ownUid);
    debug(`${source}: ${found.size} records kept from an earlier run`);
    return found;
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    debug(`${source}: no kept records${isMissing ? '' : `: the cache is not used, ${reasonOf(error)}`}`);
    return new Map();
  }
}

/** The system's code where there is one: its text may quote paths at length. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return 'code' in error && typeof error.code === 'string' ? error.code : error.message;
}
