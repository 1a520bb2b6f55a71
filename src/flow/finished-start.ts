import { DAY_MS } from '../model/instant.ts';
import type { SourceRecord } from '../model/snapshot.ts';
import type { LinkedHistory } from './linked-history.ts';
import { recordAfter, visitsOf } from './record-history.ts';

type Rules = Pick<LinkedHistory, 'isInFlight' | 'startOf'>;

/** A finished record with its end, epoch milliseconds. */
export interface DoneRecord {
  record: SourceRecord;
  finished: number;
}

/** An interruption shorter than this does not end a run, as within one record (contract §3). */
const TOLERANCE_MS = DAY_MS;

/**
 * When a finished item was started: the beginning of the last run in which its records were in flight without an
 * interruption of a day.
 * @param finished when the item ended, epoch milliseconds
 * A GitHub issue that never got a started status or label adds its creation only where nothing else
 * tells: as work in flight it would be there through its pull request alone.
 * @returns null where nothing tells
 */
export function startOfFinished(done: readonly DoneRecord[], finished: number, rules: Rules): number | null {
  const starts = done.flatMap(({ record, finished: end }) => {
    const start = startBefore(record, end, rules);
    return start === null || start.at > finished
      ? []
      : [
          {
            start: start.at,
            end: Math.min(end, finished),
            isWeak: start.guessed && record.source === 'github',
          },
        ];
  });
  const firm = starts.filter(({ isWeak }) => !isWeak);
  const stays = (firm.length > 0 ? firm : starts).sort((a, b) => b.end - a.end);
  let started: number | null = null;
  for (const { start, end } of stays) {
    if (started !== null && started - end >= TOLERANCE_MS) break;
    started = started === null ? start : Math.min(started, start);
  }
  return started;
}

interface KnownStart {
  at: number;
  guessed: boolean;
}

/** The start of a record by the rules for work in flight, asked at the last moment it was in flight. */
function startBefore(record: SourceRecord, end: number, rules: Rules): KnownStart | null {
  const visits = visitsOf(record).filter(({ from }) => from < end);
  for (let length = visits.length; length > 0; length--) {
    const then = recordAfter(record, visits.slice(0, length));
    const start = rules.isInFlight(then) ? rules.startOf(then) : null;
    if (start !== null && !start.guessed) return until(start, end);
  }
  // With its history known, a status is only where the card was put in the end.
  const status = visits.length === 0 ? record.status : null;
  const start = rules.startOf({ ...record, states: [], status });
  // A history that tells of no start is no reason to take the creation for one.
  return start?.guessed && visits.length > 0 ? null : until(start, end);
}

const until = (start: KnownStart | null, end: number): KnownStart | null =>
  start && { ...start, at: Math.min(start.at, end) };
