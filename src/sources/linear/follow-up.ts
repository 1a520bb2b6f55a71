import type * as z from 'zod';
import type { LinearConnection } from './client.ts';
import type { Document } from './documents.ts';
import { pagesOf } from './pages.ts';
import type { ReadingLog } from './reading-log.ts';
import type { PageInfo } from './response.ts';

interface CutList<T> {
  /** What came with its owner; the rest is appended here. */
  nodes: T[];
  pageInfo: PageInfo;
}

export interface FollowUp<T> {
  document: Document;
  /** Linear's id of the list's owner. */
  id: string;
  at: readonly [owner: string, list: string];
  node: z.ZodType<T>;
  /** What the list holds, for messages. */
  what: string;
}

/** Appends to a list inside a team or an issue what did not fit the page it came with. A failure becomes a problem. */
export async function complete<T>(
  linear: LinearConnection,
  log: ReadingLog,
  list: CutList<T> | null | undefined,
  { document, id, at, node, what }: FollowUp<T>,
): Promise<void> {
  if (!list?.pageInfo.hasNextPage) return;
  const after = list.pageInfo.endCursor;
  if (!after)
    return log.problem(`Linear does not say how the list of ${what} goes on, so it was not read whole.`);
  await log.run(async () => {
    for await (const more of pagesOf(linear, log, { document, variables: { id }, at, node, what, after })) {
      list.nodes.push(...more);
    }
  });
}

/** A promise that is awaited with others at the end: if it fails before that, the failure waits too. */
export function awaitedLater<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => undefined);
  return promise;
}
