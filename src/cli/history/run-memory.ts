import type { Verdict } from '../../model/verdict.ts';
import type { Context } from '../context.ts';
import type { Memory, Remembering } from './memory.ts';
import { historyPlace, type RememberedPlan } from './open.ts';

/** What the history does for one run. Where it fails, the verdict stands without it, and `failures` gets a sentence. */
export interface RunMemory {
  /** Days of finished work that a live reading should ask for; 0 without a history. @param before the run to compare with is earlier */
  daysBack(now: number, before?: number): Promise<number>;
  /** The verdict with what the history adds. */
  recall(asked: Omit<Remembering, 'withTrend'> & { withTrend?: boolean }): Promise<Verdict>;
  /** Whether one is asked for. */
  isConfigured: boolean;
  /** The history and whose runs it keeps; null where there is none, or it failed. */
  opened(): Memory | null;
  /** Keeps the run. */
  record(full: Verdict): Promise<void>;
  close(): Promise<void>;
}

/**
 * Opens the history that the config or the environment asks for.
 * @param failures gets a sentence, once, when it fails
 */
export async function openRunMemory(
  context: Pick<Context, 'process' | 'env' | 'writer'>,
  found: RememberedPlan,
  failures: string[],
): Promise<RunMemory> {
  if (historyPlace(context, found) === null) return NONE;
  const own = await import('./memory.ts');
  let memory: Memory | null = null;
  const guarded = async <Value>(fallback: Value, work: (open: Memory) => Promise<Value>): Promise<Value> => {
    if (memory === null) return fallback;
    try {
      return await work(memory);
    } catch (error) {
      failures.push(own.historyFailure(error));
      await close();
      return fallback;
    }
  };
  const close = async () => {
    const open = memory;
    memory = null;
    await open?.history.close().catch(() => {});
  };
  try {
    memory = await own.openMemory(context, found);
  } catch (error) {
    failures.push(own.historyFailure(error));
  }
  return {
    isConfigured: true,
    opened: () => memory,
    daysBack: (now, before = now) => guarded(0, (open) => own.daysSinceLastRun(open, now, before)),
    recall: (asked) =>
      guarded(asked.shown, async (open) => ({
        ...asked.shown,
        ...(await own.recall(open, { withTrend: false, ...asked })),
      })),
    record: (full) => guarded(undefined, (open) => own.record(open, full)),
    close,
  };
}

const NONE: RunMemory = {
  isConfigured: false,
  opened: () => null,
  daysBack: async () => 0,
  recall: async ({ shown }) => shown,
  record: async () => {},
  close: async () => {},
};
