import { DAY_MS, epochMs } from '../model/instant.ts';
import type { StateSpan } from '../model/snapshot.ts';

/** A detour shorter than this does not end a run of started states (contract §3). */
export const START_TOLERANCE_MS = DAY_MS;
/** Spans of one move are written moments apart. */
export const STAGE_TOLERANCE_MS = 60_000;

/**
 * When the run of states began that the record is in now.
 * @param spans in any order: the vendors document none
 * @param isIn whether a state belongs to the run
 * @param toleranceMs a gap shorter than this does not end the run
 * @returns epoch milliseconds, or null when the last known state does not belong to the run
 */
export function runStart(
  spans: readonly StateSpan[],
  isIn: (span: StateSpan) => boolean,
  toleranceMs: number,
): number | null {
  const latestFirst = spans
    .map((span) => ({ span, from: epochMs(span.from) }))
    .sort((a, b) => a.from - b.from || (a.span.to === null ? 1 : 0) - (b.span.to === null ? 1 : 0))
    .reverse();
  const [last, ...earlier] = latestFirst;
  if (last === undefined || !isIn(last.span)) return null;
  let start = last.from;
  for (const { span, from } of earlier) {
    if (!isIn(span)) continue;
    const gap = span.to === null ? 0 : start - epochMs(span.to);
    if (gap >= toleranceMs) break;
    start = Math.min(start, from);
  }
  return start;
}
