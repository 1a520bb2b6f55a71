import { epochMs } from '../model/instant.ts';
import type { SourceRecord } from '../model/snapshot.ts';
import type { Flow } from './flow.ts';
import { runStart, START_TOLERANCE_MS } from './runs.ts';

/** When a record was started, and by which rule we know. */
export interface Start {
  /** Epoch milliseconds. */
  at: number;
  rule:
    | 'started-by-state-history'
    | 'started-by-started-at'
    | 'started-by-created-at'
    | 'started-by-status'
    | 'started-by-label'
    | 'started-by-opening'
    | 'started-by-reopening';
  /** Whether the true start is unknown, so that a note must say so. */
  guessed: boolean;
}

/**
 * When an in-flight record was started (contract §3).
 * @param startedByItself false for a GitHub issue that is in flight only through its pull request
 * @param startedByLabel whether a GitHub issue has, or had, a label that means started: `startedAt` is when it got that
 * @returns null for a record that adds no start of its own
 */
export function startOf(
  record: SourceRecord,
  flow: Flow,
  startedByItself: boolean,
  startedByLabel: boolean,
): Start | null {
  if (record.kind === 'pull_request') return pullRequestStart(record);
  if (record.source === 'linear') return linearStart(record);
  return startedByItself ? githubIssueStart(record, flow, startedByLabel) : null;
}

function linearStart(record: SourceRecord): Start {
  const run = runStart(record.states, (span) => span.type === 'started', START_TOLERANCE_MS);
  if (run !== null) return { at: run, rule: 'started-by-state-history', guessed: false };
  if (record.startedAt !== null)
    return { at: epochMs(record.startedAt), rule: 'started-by-started-at', guessed: false };
  return { at: epochMs(record.createdAt), rule: 'started-by-created-at', guessed: true };
}

function pullRequestStart(record: SourceRecord): Start {
  const lastClosed = Math.max(
    ...record.states.filter((span) => span.type === 'closed').map((span) => epochMs(span.from)),
  );
  const reopened = record.states.filter((span) => span.type !== 'closed' && epochMs(span.from) > lastClosed);
  if (Number.isFinite(lastClosed) && reopened.length > 0)
    return {
      at: Math.min(...reopened.map((span) => epochMs(span.from))),
      rule: 'started-by-reopening',
      guessed: false,
    };
  if (record.startedAt !== null)
    return { at: epochMs(record.startedAt), rule: 'started-by-reopening', guessed: false };
  return { at: epochMs(record.createdAt), rule: 'started-by-opening', guessed: false };
}

function githubIssueStart(record: SourceRecord, flow: Flow, startedByLabel: boolean): Start {
  const isStartedStatus = (name: string | null) => name !== null && flow.ofProjectStatus(name) !== null;
  const status = record.status;
  const enteredAt = status?.enteredAt && isStartedStatus(status.name) ? epochMs(status.enteredAt) : null;
  const byStatus =
    runStart(record.states, (span) => isStartedStatus(span.name), START_TOLERANCE_MS) ?? enteredAt;
  const told = record.startedAt === null ? null : epochMs(record.startedAt);
  // A label that it no longer has says nothing beside a status, and more than its creation does.
  const byLabel = startedByLabel || byStatus === null ? told : null;
  if (byStatus === null && byLabel === null)
    return { at: epochMs(record.createdAt), rule: 'started-by-created-at', guessed: true };
  if (byStatus !== null && (byLabel === null || byStatus <= byLabel))
    return { at: byStatus, rule: 'started-by-status', guessed: false };
  return { at: byLabel ?? 0, rule: 'started-by-label', guessed: false };
}
