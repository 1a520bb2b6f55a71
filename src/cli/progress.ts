import type { SourceName } from '../model/snapshot.ts';
import type { ProgressEvent } from '../sources/source.ts';
import type { Writer } from './writer.ts';

const TITLES: Record<SourceName, string> = { github: 'GitHub', linear: 'Linear' };

export interface Progress {
  report(event: ProgressEvent): void;
  /** Takes the line away, so that results start on a clean one. */
  clear(): Promise<void>;
}

/** One line on stderr that names each source and what is known so far; only for a person at a terminal. */
export function createProgress(writer: Pick<Writer, 'err'>, shown: boolean): Progress {
  if (!shown) return { report() {}, clear: async () => {} };
  const counts = new Map<SourceName, number>();
  let waiting = '';
  let drawn = false;
  return {
    report(event) {
      if (event.type === 'records') counts.set(event.source, event.count);
      waiting =
        event.type === 'waiting'
          ? ` · waiting ${Math.ceil(event.milliseconds / 1000)} s for ${TITLES[event.source]}: ${event.reason}`
          : '';
      const parts = [...counts].map(([source, count]) => `${TITLES[source]} ${count}`);
      void writer.err(`\r\u001b[KReading ${parts.join(', ') || '…'}${waiting}`);
      drawn = true;
    },
    async clear() {
      if (drawn) await writer.err('\r\u001b[K');
      drawn = false;
    },
  };
}
