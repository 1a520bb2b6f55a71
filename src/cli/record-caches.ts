import { geteuid } from 'node:process';
import type { Snapshot, SourceName } from '../model/snapshot.ts';
import { type OpenCache, openCache } from '../sources/cache/open-cache.ts';
import type { RecordCache } from '../sources/source.ts';
import { VERSION } from '../version.ts';
import type { Credentials } from './access.ts';
import { writeFileWhole } from './write-file.ts';
import type { Writer } from './writer.ts';

const ONLY_MINE = 0o600;

export interface RecordCaches {
  /** The records kept for these credentials; null where there are none to keep them for. */
  open(source: SourceName, credentials: Credentials): Promise<RecordCache | null>;
  /** Keeps what the run used, for the next. A failure is told on stderr, and changes no verdict. */
  save(sources: Snapshot['sources']): Promise<void>;
}

/** The caches of one run, for `--cache`. @param directory the user's cache directory for wiplimit */
export function createRecordCaches(
  directory: string,
  writer: Pick<Writer, 'err' | 'redact'>,
  debug: (line: string) => void,
): RecordCaches {
  const opened = new Map<SourceName, OpenCache>();
  return {
    async open(source, { url, authorization }) {
      if (authorization === null) return null;
      const cache = await openCache({
        directory,
        source,
        url,
        authorization,
        version: VERSION,
        ownUid: geteuid?.() ?? null,
        // What is lost with the power is read anew, so nobody has to wait for the disk.
        writeFile: (file, text) =>
          writeFileWhole(file, writer.redact(text), { mode: ONLY_MINE, fsync: false }),
        debug,
      });
      opened.set(source, cache);
      return cache.records;
    },
    async save(sources) {
      for (const [name, cache] of opened) {
        const isWhole = sources.some((source) => source.name === name && source.status === 'complete');
        const failure = await cache.save(isWhole);
        if (failure !== null) await writer.err(`wiplimit: ${failure}\n`);
      }
    },
  };
}
