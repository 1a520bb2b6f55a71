import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import * as z from 'zod';
import type { SourceName } from '../../model/snapshot.ts';
import { parseJsonBody } from '../http/json-body.ts';

/** Raised when the shape of the file or of what is kept in it changes. */
const SCHEMA = 1;
/** More is not worth reading, and is not written. */
export const MAX_BYTES = 100 * 1024 * 1024;
const FOREIGN_WRITE = 0o022;

const fileSchema = z.object({
  schema: z.literal(SCHEMA),
  version: z.string(),
  records: z.record(z.string(), z.unknown()),
});

/** Whose records a file holds. */
export interface CacheKey {
  source: SourceName;
  /** The endpoint. */
  url: string;
  /** The value of the Authorization header: two people who see different things share no file. */
  authorization: string;
}

/** A name that tells nothing of the credentials: the beginning of a SHA-256 over them and the endpoint. */
export function fileNameOf({ source, url, authorization }: CacheKey): string {
  const fingerprint = createHash('sha256')
    .update(JSON.stringify([url, authorization]))
    .digest('hex');
  return `${source}-${fingerprint.slice(0, 32)}.json`;
}

export function toText(records: ReadonlyMap<string, unknown>, version: string): string {
  return JSON.stringify({ schema: SCHEMA, version, records: Object.fromEntries(records) });
}

/**
 * What a file of this version holds.
 * @param ownUid the user that must own it; null where the system knows none
 * @throws Error saying why it is not used
 */
export async function readCacheFile(
  file: string,
  version: string,
  ownUid: number | null,
): Promise<Map<string, unknown>> {
  // Not through a symbolic link, and not waiting for whoever holds the other end of a pipe.
  const flags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);
  const handle = await open(file, flags);
  try {
    await refuseForeign(handle, ownUid);
    const body = parseJsonBody(await handle.readFile('utf8'));
    if (body.json === undefined) throw new Error('it is not whole');
    const content = fileSchema.safeParse(body.json);
    if (!content.success) throw new Error('it has another shape');
    if (content.data.version !== version) throw new Error('another version wrote it');
    return new Map(Object.entries(content.data.records));
  } finally {
    await handle.close();
  }
}

async function refuseForeign(handle: FileHandle, ownUid: number | null): Promise<void> {
  const found = await handle.stat();
  if (!found.isFile()) throw new Error('it is no file');
  if (ownUid !== null && found.uid !== ownUid) throw new Error('someone else owns it');
  if (ownUid !== null && (found.mode & FOREIGN_WRITE) !== 0) throw new Error('others may write it');
  if (found.size > MAX_BYTES) throw new Error('it is too large');
}
