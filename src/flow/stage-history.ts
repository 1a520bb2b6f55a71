import type { SourceRecord } from '../model/snapshot.ts';
import type { LinkedHistory } from './linked-history.ts';
import { recordAt, type Visit, visitsOf } from './record-history.ts';

/** When an item left a stage for good, epoch milliseconds. */
export interface StageLeft {
  stage: string;
  at: number;
}

/** A card dragged across a column has not been in it. */
const PASSING_MS = 60_000;

/**
 * The stages an item went through and when it last left each, by the rules for work in flight asked at every change.
 * @param done its finished records
 * @param started when its last run began, epoch milliseconds
 * @param finished when it ended; the stage it stood in then is left then
 * @returns none where the history of one of its records is not known
 */
export function stagesLeft(
  done: readonly SourceRecord[],
  started: number,
  finished: number,
  rules: Pick<LinkedHistory, 'isInFlight' | 'stageOf'>,
): StageLeft[] {
  if (!done.every(isHistoryKnown)) return [];
  const timelines = done.map((record) => ({ record, visits: visitsOf(record) }));
  const changes = timelines.flatMap(({ visits }) => visits.flatMap(({ from, to }) => [from, to ?? from]));
  const moments = [...new Set([started, ...changes])]
    .filter((at) => started <= at && at < finished)
    .sort((a, b) => a - b);

  const stays: { stage: string | null; from: number; to: number }[] = [];
  moments.forEach((from, position) => {
    const to = moments[position + 1] ?? finished;
    const stage = stageAt(timelines, from, rules);
    const last = stays.at(-1);
    if (last?.stage === stage) last.to = to;
    else stays.push({ stage, from, to });
  });
  const left = new Map<string, number>();
  for (const { stage, from, to } of stays) if (stage !== null && to - from >= PASSING_MS) left.set(stage, to);
  return [...left].map(([stage, at]) => ({ stage, at }));
}

/** An issue that stands on no board has no states to know. */
function isHistoryKnown(record: SourceRecord): boolean {
  return (
    record.states.length > 0 ||
    (record.source === 'github' && record.kind === 'issue' && record.status === null)
  );
}

function stageAt(
  timelines: readonly { record: SourceRecord; visits: readonly Visit[] }[],
  at: number,
  rules: Pick<LinkedHistory, 'isInFlight' | 'stageOf'>,
): string | null {
  const standing = timelines.flatMap(({ record, visits }) => recordAt(record, visits, at) ?? []);
  const inFlight = standing.filter(rules.isInFlight);
  return inFlight.length === 0 ? null : rules.stageOf(inFlight);
}
