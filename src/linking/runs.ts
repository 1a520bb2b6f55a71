import { DAY_MS, epochMs } from '../model/instant.ts';
import type { StateSpan } from '../model/snapshot.ts';

/** A detour shorter than this does not end a run of started states (contract §3). */
export const START_TOLERANCE_MS = DAY_MS;
/** Spans of one move are written moments apart: a stay this short was none. */
export const PASSING_MS = 60_000;

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
  const [last, ...earlier] = latestFirst(spans);
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

/**
 * When the stay in a stage began that the record is in now: what does not end the run of started states does not end
 * the stay either, another stage does.
 * @param isInStage whether a state belongs to the stage
 * @param isStarted whether a state belongs to the run that the stay is part of
 * @param toleranceMs a gap in the run that is shorter does not end it
 * @returns epoch milliseconds, or null when the last known state is of another stage
 */
export function stageStart(
  spans: readonly StateSpan[],
  isInStage: (span: StateSpan) => boolean,
  isStarted: (span: StateSpan) => boolean,
  toleranceMs: number,
): number | null {
  const run = runStart(spans, isStarted, toleranceMs);
  if (run === null) return null;
  const [last, ...earlier] = latestFirst(spans.filter(isStarted)).filter(({ from }) => from >= run);
  if (last === undefined || !isInStage(last.span)) return null;
  let start = last.from;
  for (const { span, from } of earlier) {
    if (isInStage(span)) start = Math.min(start, from);
    else if ((span.to === null ? start : epochMs(span.to)) - from >= PASSING_MS) break;
  }
  return start;
}

function latestFirst(spans: readonly StateSpan[]): { span: StateSpan; from: number }[] {
  return spans
    .map((span) => ({ span, from: epochMs(span.from) }))
    .sort((a, b) => a.from - b.from || (a.span.to === null ? 1 : 0) - (b.span.to === null ? 1 : 0))
    .reverse();
}
