import { epochMs } from '../model/instant.ts';
import type { SourceRecord, StateSpan } from '../model/snapshot.ts';

/** One state of a record, from a moment to another, epoch milliseconds; `to` null where it goes on. */
export interface Visit {
  span: StateSpan;
  from: number;
  to: number | null;
}

/** A record's states by time; the vendors document no order. */
export function visitsOf(record: SourceRecord): Visit[] {
  return record.states
    .map((span) => ({ span, from: epochMs(span.from), to: span.to === null ? null : epochMs(span.to) }))
    .sort((a, b) => a.from - b.from || (a.to === null ? 1 : 0) - (b.to === null ? 1 : 0));
}

/**
 * A record as it stood in the last of its first visits, with the history up to then: what a reading at that time had
 * seen.
 */
export function recordAfter(record: SourceRecord, visits: readonly Visit[]): SourceRecord {
  const last = visits.at(-1)?.span;
  if (last === undefined) return record;
  const states = [...visits.slice(0, -1).map(({ span }) => span), { ...last, to: null }];
  return { ...standing(record, last), states };
}

/**
 * A record as it stood at a moment, without what was before.
 * @param at epoch milliseconds
 * @returns null when no state of it covers the moment
 */
export function recordAt(record: SourceRecord, visits: readonly Visit[], at: number): SourceRecord | null {
  const visit = visits.findLast(({ from, to }) => from <= at && (to === null || at < to));
  return visit === undefined ? null : standing(record, visit.span);
}

function standing(record: SourceRecord, span: StateSpan): SourceRecord {
  const then = { ...record, states: [], finishedAt: null, closedAs: null };
  const { name } = span;
  if (record.source === 'linear')
    return { ...then, state: name, stateType: span.type === 'started' ? 'started' : 'unstarted' };
  if (record.kind === 'pull_request') {
    const stateType = PULL_REQUEST_STATE_TYPES.find((type) => type === (name ?? span.type)) ?? 'open';
    const review = name === 'approved' || name === 'changes_requested' ? name : 'none';
    return { ...then, state: stateType, stateType, review };
  }
  const status =
    name === null ? null : { project: record.status?.project ?? null, name, enteredAt: span.from };
  return { ...then, state: 'open', stateType: 'open', status };
}

/** A pull request's other states, such as `approved`, are ways of being open. */
const PULL_REQUEST_STATE_TYPES = ['draft', 'closed', 'merged'] as const;
