import { DEFAULT_STAGES, type Plan, type StagePlan } from '../config/plan.ts';
import type { SourceRecord } from '../model/snapshot.ts';
import { foldName } from '../text/compare.ts';

/** The columns of the team's flow, left to right; positions count from 0. */
export interface Flow {
  names: readonly string[];
  ofLinearState(state: string): number | null;
  ofProjectStatus(status: string): number | null;
  ofPullRequestState(state: PullRequestState): number | null;
  /** Whether nothing but a pull request can stand in the stage. */
  onlyPullRequests(position: number): boolean;
  /** Where work stands that nothing places: with the default stages, in the first. */
  readonly fallback: number | null;
}

export type PullRequestState = StagePlan['github'][number];

export function createFlow(stages: Plan['stages']): Flow {
  return stages === null ? defaultFlow() : configuredFlow(stages);
}

function configuredFlow(stages: StagePlan[]): Flow {
  const linear = positions(stages, (stage) => stage.linear.map(foldName));
  const project = positions(stages, (stage) => stage.project.map(foldName));
  const pullRequest = positions(stages, (stage) => stage.github);
  return {
    names: stages.map((stage) => stage.name),
    ofLinearState: (state) => linear.get(foldName(state)) ?? null,
    ofProjectStatus: (status) => project.get(foldName(status)) ?? null,
    ofPullRequestState: (state) => pullRequest.get(state) ?? null,
    onlyPullRequests(position) {
      const stage = stages[position];
      return (
        stage !== undefined &&
        stage.github.length > 0 &&
        stage.linear.length === 0 &&
        stage.project.length === 0
      );
    },
    fallback: null,
  };
}

/** The leftmost stage under each of the names that stages have. */
function positions<Name extends string>(
  stages: readonly StagePlan[],
  namesOf: (stage: StagePlan) => readonly Name[],
): ReadonlyMap<Name, number> {
  const found = new Map<Name, number>();
  for (const [position, stage] of stages.entries())
    for (const name of namesOf(stage)) if (!found.has(name)) found.set(name, position);
  return found;
}

/** `review`: Linear states that speak of review, pull requests open and not draft. `doing`: all else. */
function defaultFlow(): Flow {
  return {
    names: DEFAULT_STAGES,
    ofLinearState: (state) => (/review/i.test(state) ? 1 : 0),
    ofProjectStatus: () => null,
    ofPullRequestState: (state) => (state === 'draft' ? 0 : state === 'open' ? 1 : null),
    onlyPullRequests: () => false,
    fallback: 0,
  };
}

/** What a pull request's state is called, the most specific word first. A draft is only a draft. */
export function pullRequestStates(record: Pick<SourceRecord, 'stateType' | 'review'>): PullRequestState[] {
  if (record.stateType === 'draft') return ['draft'];
  if (record.review === 'approved' || record.review === 'changes_requested') return [record.review, 'open'];
  return ['open'];
}

/** The stage of a pull request by the most specific of its states that a stage names. */
export function stageOfPullRequest(flow: Flow, record: SourceRecord): number | null {
  for (const state of pullRequestStates(record)) {
    const position = flow.ofPullRequestState(state);
    if (position !== null) return position;
  }
  return null;
}
