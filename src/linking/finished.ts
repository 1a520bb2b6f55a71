import type { Plan } from '../config/plan.ts';
import type { SourceRecord } from '../model/snapshot.ts';
import { isFinished, isIssue, isOpenPullRequest } from '../model/work-item.ts';
import { type Exclusion, repositoryOf } from './exclusions.ts';
import type { Flow } from './flow.ts';
import type { Group } from './group.ts';
import { holdersOf } from './holders.ts';
import type { InFlight } from './in-flight.ts';
import type { People } from './people.ts';
import { keyOf, type RecordIndex } from './record-index.ts';
import { placeInFlow } from './stage.ts';
import { startOf } from './start.ts';
import type { Teams } from './teams.ts';

type HistoryGroup = Pick<Group, 'issueId'> & { records: readonly SourceRecord[] };

/** Work of which nothing is in flight any more, and the rules of linking, to be asked about how it was. */
export interface LinkedHistory {
  groups: HistoryGroup[];
  attribute(
    group: HistoryGroup,
    done: readonly SourceRecord[],
  ): { holders: string[]; teams: string[]; project: string | null };
  isInFlight(record: SourceRecord): boolean;
  startOf(record: SourceRecord): { at: number; guessed: boolean } | null;
  stageOf(inFlight: readonly SourceRecord[]): string | null;
}

export function linkHistory(context: {
  plan: Pick<Plan, 'parents' | 'github'>;
  groups: readonly Group[];
  index: RecordIndex;
  inFlight: (record: SourceRecord, hasOpenPullRequest: boolean) => InFlight;
  people: People;
  teams: Teams;
  flow: Flow;
  excludesItem: (records: readonly SourceRecord[]) => Exclusion | null;
}): LinkedHistory {
  const { plan, groups, index, inFlight, people, teams, flow, excludesItem } = context;
  const labelsMeanStarted = (plan.github?.startedLabels.length ?? 0) > 0;
  const isMoving = ({ records }: Group) => {
    const hasOpenPullRequest = records.some(isOpenPullRequest);
    return records.some((record) => inFlight(record, hasOpenPullRequest) !== 'no');
  };
  // As if it were in flight: what is finished keeps no item out of the counts of today.
  const asInFlight = (record: SourceRecord): SourceRecord => ({
    ...record,
    stateType: record.source === 'linear' ? 'started' : 'open',
  });
  // The work of a parent goes on in its sub-issues, as for one in flight.
  const hasOpenWork = ({ records }: Group) =>
    plan.parents === 'skip' &&
    !records.some((record) => record.kind === 'pull_request') &&
    records.some(
      (record) =>
        isIssue(record) &&
        (record.openChildren > 0 || index.childrenOf(record.id).some((child) => !isFinished(child))),
    );
  return {
    groups: groups.filter(
      (group) =>
        !isMoving(group) && !hasOpenWork(group) && excludesItem(group.records.map(asInFlight)) === null,
    ),
    attribute({ issueId }, done) {
      const issue = issueId === null ? undefined : index.issue(issueId);
      const { holders } = holdersOf(done, people);
      const id = issueId ?? done[0]?.id ?? '';
      const linearKey =
        done.find((record) => record.source === 'linear')?.team ?? issue?.team ?? keyOf(issueId ?? '');
      const repositories = [...new Set(done.flatMap((record) => repositoryOf(record) ?? []))];
      return {
        holders,
        teams: teams.attribute({ id, linearKey, repositories, holders }).teams,
        project: done.find((record) => record.project !== null)?.project ?? issue?.project ?? null,
      };
    },
    isInFlight: (record) => inFlight(record, false) === 'itself',
    // Labels may have gone when it was closed.
    startOf: (record) => startOf(record, flow, true, labelsMeanStarted),
    stageOf: (records) => placeInFlow(records, flow).stage,
  };
}
