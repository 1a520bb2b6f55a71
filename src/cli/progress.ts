import type { SourceName } from '../model/snapshot.ts';
import { VENDORS } from '../sources/http/vendor.ts';
import type { ProgressEvent } from '../sources/source.ts';
import type { Writer } from './writer.ts';

/** A silence of this length in a log asks for an explanation. */
const LONG_WAIT_MS = 10_000;

/** How much is told: a line that changes, for a person at a terminal; long waits only, for a log; nothing. */
export type ProgressStyle = 'line' | 'log' | 'silent';

export interface Progress {
  report(event: ProgressEvent): void;
  /** Takes the line away, so that results start on a clean one. */
  clear(): Promise<void>;
}

/** Tells on stderr how far the reading is, and what it waits for. */
export function createProgress(writer: Pick<Writer, 'err'>, style: ProgressStyle): Progress {
  if (style === 'line') return createLine(writer);
  const report = (event: ProgressEvent) => {
    if (style === 'silent' || event.type !== 'waiting' || event.milliseconds <= LONG_WAIT_MS) return;
    void writer.err(`wiplimit: ${waitingFor(event)}\n`);
  };
  return { report, clear: async () => {} };
}

/** One line that names each source and what is known so far. */
function createLine(writer: Pick<Writer, 'err'>): Progress {
  const counts = new Map<SourceName, number>();
  let drawn = false;
  return {
    report(event) {
      if (event.type === 'records') counts.set(event.source, event.count);
      const parts = [...counts].map(([source, count]) => `${VENDORS[source].title} ${count}`);
      const waiting = event.type === 'waiting' ? ` · ${waitingFor(event)}` : '';
      void writer.err(`\r\u001b[KReading ${parts.join(', ') || '…'}${waiting}`);
      drawn = true;
    },
    async clear() {
      if (drawn) await writer.err('\r\u001b[K');
      drawn = false;
    },
  };
}

function waitingFor({ source, milliseconds, reason }: ProgressEvent & { type: 'waiting' }): string {
  return `waiting ${Math.ceil(milliseconds / 1000)} s for ${VENDORS[source].title}: ${reason}`;
}
