import { epochMs } from '../model/instant.ts';
import type { SourceRecord, StateSpan } from '../model/snapshot.ts';
import type { Why } from '../model/verdict.ts';
import { isOpenPullRequest, type StageRule } from '../model/work-item.ts';
import { type Flow, type PullRequestState, pullRequestStates, stageOfPullRequest } from './flow.ts';
import { PASSING_MS, START_TOLERANCE_MS, stageStart } from './runs.ts';

export interface Placement {
  stage: string | null;
  rule: StageRule;
  /** Epoch milliseconds; null without a stage. */
  entered: number | null;
  why: Why[];
}

interface Placed {
  record: SourceRecord;
  position: number;
}

/**
 * Where an item stands in the flow (contract §2.7): by the Linear state if a stage names it, else the project
 * status, else the pull request. A stage that only pull requests can enter is entered from the stage left of it.
 * @param inFlight the item's in-flight records
 */
export function placeInFlow(inFlight: readonly SourceRecord[], flow: Flow): Placement {
  const byLinear = leftmost(inFlight, (record) =>
    record.source === 'linear' && record.state !== null ? flow.ofLinearState(record.state) : null,
  );
  const byProject = leftmost(inFlight, (record) =>
    record.status === null ? null : flow.ofProjectStatus(record.status.name),
  );
  const byPullRequest = leftmost(inFlight, (record) =>
    isOpenPullRequest(record) ? stageOfPullRequest(flow, record) : null,
  );

  const base = byLinear ?? byProject;
  const baseRule = byLinear === null ? 'project' : 'linear';
  if (base === null && byPullRequest !== null) return placement(flow, byPullRequest, 'pull_request');
  if (
    base !== null &&
    byPullRequest !== null &&
    canEnter(flow, base[0]?.position ?? 0, byPullRequest[0]?.position ?? 0)
  ) {
    // Approved while the issue was further left, it stood there until the issue came to the stage before.
    const before = placement(flow, base, baseRule).entered ?? 0;
    const there = placement(flow, byPullRequest, 'pull_request');
    return { ...there, entered: Math.max(there.entered ?? 0, before) };
  }
  if (base !== null) return placement(flow, base, baseRule);

  const first = inFlight[0];
  if (flow.fallback === null || first === undefined)
    return { stage: null, rule: 'none', entered: null, why: [] };
  return placement(flow, [{ record: first, position: flow.fallback }], 'default');
}

/** Whether pull requests alone carry work from one stage to another further right. */
function canEnter(flow: Flow, from: number, to: number): boolean {
  if (to <= from) return false;
  for (let position = from + 1; position <= to; position++)
    if (!flow.onlyPullRequests(position)) return false;
  return true;
}

/** The records that stand furthest left, or null when no stage names any. */
function leftmost(
  records: readonly SourceRecord[],
  positionOf: (record: SourceRecord) => number | null,
): Placed[] | null {
  const placed: Placed[] = records.flatMap((record) => {
    const position = positionOf(record);
    return position === null ? [] : [{ record, position }];
  });
  if (placed.length === 0) return null;
  const first = Math.min(...placed.map(({ position }) => position));
  return placed.filter(({ position }) => position === first);
}

const WHY_RULE = {
  linear: 'stage-by-linear-state',
  project: 'stage-by-project-status',
  pull_request: 'stage-by-pull-request',
  default: 'stage-by-default',
} as const;

function placement(flow: Flow, placed: Placed[], rule: keyof typeof WHY_RULE): Placement {
  const [decisive] = placed;
  const stage = decisive === undefined ? null : (flow.names[decisive.position] ?? null);
  if (decisive === undefined || stage === null) return { stage: null, rule: 'none', entered: null, why: [] };
  const entered = placed.map(({ record, position }) => enteredAt(flow, record, position, rule));
  return {
    stage,
    rule,
    entered: Math.min(...entered),
    why: [
      {
        rule: WHY_RULE[rule],
        record: decisive.record.id,
        evidence: `${stateShown(decisive.record, rule)} → ${stage}`,
      },
    ],
  };
}

function stateShown(record: SourceRecord, rule: keyof typeof WHY_RULE): string {
  if (rule === 'project') return record.status?.name ?? '';
  if (rule === 'pull_request') return pullRequestStates(record)[0] ?? record.stateType;
  return record.state ?? record.stateType;
}

const RUNS: Record<
  keyof typeof WHY_RULE,
  (flow: Flow, position: number, spans: readonly StateSpan[]) => number | null
> = {
  linear: (flow, position, spans) =>
    stageStart(
      spans,
      ({ name }) => name !== null && flow.ofLinearState(name) === position,
      ({ type }) => type === 'started',
      START_TOLERANCE_MS,
    ),
  project: (flow, position, spans) =>
    stageStart(
      spans,
      ({ name }) => name !== null && flow.ofProjectStatus(name) === position,
      ({ name }) => name !== null && flow.ofProjectStatus(name) !== null,
      START_TOLERANCE_MS,
    ),
  // A pull request that was closed is anew what it is.
  pull_request: (flow, position, spans) =>
    stageStart(
      spans,
      ({ name }) => name !== null && stageOfSpan(flow, name) === position,
      ({ type }) => type !== 'closed',
      PASSING_MS,
    ),
  default: () => null,
};

/** When a record entered the stage it stands in; where no history tells, when it was started. */
function enteredAt(flow: Flow, record: SourceRecord, position: number, rule: keyof typeof WHY_RULE): number {
  const run = RUNS[rule](flow, position, record.states);
  if (run !== null) return run;
  if (rule === 'project' && record.status?.enteredAt) return epochMs(record.status.enteredAt);
  return epochMs(record.startedAt ?? record.createdAt);
}

function stageOfSpan(flow: Flow, name: string): number | null {
  const state = name as PullRequestState;
  return (
    flow.ofPullRequestState(state) ??
    (state === 'approved' || state === 'changes_requested' ? flow.ofPullRequestState('open') : null)
  );
}
