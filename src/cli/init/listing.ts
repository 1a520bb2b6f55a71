import type { ProgressEvent } from '../../sources/source.ts';
import type { Context } from '../context.ts';
import { createProgress } from '../progress.ts';

/** Tells a person at a terminal that the vendors are being asked, and what for. */
interface Listing {
  /** Shows a line from the first request under way until the last has its answer. */
  during<T>(request: () => Promise<T>): Promise<T>;
  report(event: ProgressEvent): void;
}

/** @param isDebugging whether every request has a line of its own */
export function createListing(
  { process, writer }: Pick<Context, 'process' | 'writer'>,
  isDebugging: boolean,
): Listing {
  const hasLine = process.stderr.isTTY === true && !isDebugging;
  const progress = createProgress(writer, hasLine ? 'line' : 'log');
  let underWay = 0;
  return {
    async during(request) {
      underWay += 1;
      if (hasLine && underWay === 1) await writer.err('\r\u001b[KAsking what your tokens see …');
      try {
        return await request();
      } finally {
        underWay -= 1;
        if (hasLine && underWay === 0) await writer.err('\r\u001b[K');
      }
    },
    report(event) {
      // So far nothing is read that could be counted.
      if (event.type === 'waiting') progress.report(event);
    },
  };
}
