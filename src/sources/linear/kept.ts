import * as z from 'zod';
import { instant } from '../../model/snapshot.ts';
import type { RecordCache } from '../source.ts';
import type { Lay } from './plan-flight.ts';
import { type LinearIssue, type ListedIssue, stateSpan } from './response.ts';

/**
 * What is kept between runs. Of an issue only its history: it is the one part that cannot change without the issue's
 * `updatedAt`, which Linear moves only for what it calls a meaningful update. All else (names, labels, links, what
 * blocks it) is asked for anew in every run.
 */
const historySchema = z.object({ updatedAt: instant, spans: z.array(stateSpan) });
const BOUNDS = 200;
const laySchema = z.object({
  count: z.number().int().min(0).max(1_000_000),
  bounds: z.array(instant).max(BOUNDS),
});

const LAY = 'linear:in-flight';

/** Workflow states by id, as they are named now. */
export type StatesNow = ReadonlyMap<string, { name: string; type: string }>;

/**
 * The history of an issue as it would come now, or null where it must be asked for: the issue was updated since, or
 * its history names a state that is not among those read (renamed, perhaps, or deleted).
 */
export function keptHistory(
  cache: RecordCache,
  { id, updatedAt }: ListedIssue,
  states: StatesNow,
): NonNullable<LinearIssue['stateHistory']> | null {
  const kept = historySchema.safeParse(cache.get(id));
  if (!kept.success || kept.data.updatedAt !== updatedAt) return null;
  const nodes = [];
  for (const span of kept.data.spans) {
    const now = span.state && states.get(span.state.id);
    if (span.state && !now) return null;
    nodes.push({
      ...span,
      state: span.state && now ? { ...span.state, name: now.name, type: now.type } : null,
    });
  }
  return { nodes, pageInfo: { hasNextPage: false } };
}

/** How the issues lay when they were last read; null where that was not kept. */
export function keptLay(cache: RecordCache | null): Lay | null {
  return laySchema.safeParse(cache?.get(LAY)).data ?? null;
}

/** Keeps for the next run what it can go by. */
export function keep(cache: RecordCache, issues: readonly LinearIssue[]): void {
  for (const { id, updatedAt, stateHistory } of issues) {
    if (stateHistory && !stateHistory.pageInfo.hasNextPage)
      cache.keep(id, { updatedAt, spans: stateHistory.nodes });
  }
  const created = issues.map(({ createdAt }) => createdAt).sort((a, b) => Date.parse(a) - Date.parse(b));
  const step = Math.max(1, created.length / BOUNDS);
  const bounds = Array.from(
    { length: Math.min(BOUNDS, created.length) },
    (_, at) => created[Math.floor(at * step)],
  );
  cache.keep(LAY, { count: created.length, bounds });
}
