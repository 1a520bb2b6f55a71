import type { Plan } from '../config/plan.ts';
import { epochMs, utc } from '../model/instant.ts';
import type { Snapshot, SourceRecord } from '../model/snapshot.ts';
import type { Why } from '../model/verdict.ts';
import type { Wholeness } from '../model/wholeness.ts';
import {
  type ItemNote,
  isFinished,
  isIssue,
  isOpenPullRequest,
  type LeftOut,
  type WorkItem,
} from '../model/work-item.ts';
import { uniqueNames } from '../text/compare.ts';
import { type Exclusion, itemExclusions, recordExclusions, repositoryOf } from './exclusions.ts';
import { type LinkedHistory, linkHistory } from './finished.ts';
import { createFlow, type Flow } from './flow.ts';
import { byCreation, type Group, groupRecords } from './group.ts';
import { holdersOf } from './holders.ts';
import { type InFlight, inFlightCheck } from './in-flight.ts';
import { notInFlightNote } from './not-in-flight-note.ts';
import { type People, resolvePeople } from './people.ts';
import { indexRecords, keyOf, type RecordIndex } from './record-index.ts';
import { placeInFlow } from './stage.ts';
import { startOf } from './start.ts';
import { resolveTeams, type Teams } from './teams.ts';

/** Everything in flight as work items, each counted once. */
export interface Linked {
  /** In flight and counted, in no particular order. */
  items: WorkItem[];
  /** The items that are left, as they are then, if every pull request that an unread record may claim goes. */
  settled: WorkItem[];
  leftOut: LeftOut[];
  people: People;
  teams: Teams;
  flow: Flow;
  /** What is finished, linked by the same rules; worked out when it is asked for. */
  history: () => LinkedHistory;
}

/**
 * Turns a snapshot's records into work items: which are one, whose, which team's, which stage (contract §2).
 * @param whole which sources were seen whole
 */
export function linkRecords(plan: Plan, snapshot: Snapshot, whole: Wholeness): Linked {
  const isExcluded = recordExclusions(plan);
  const leftOut: LeftOut[] = [];
  const records = snapshot.records.filter((record) => {
    const exclusion = isExcluded(record);
    if (exclusion === null) return true;
    if (!isFinished(record))
      leftOut.push({ id: record.id, title: record.title, url: record.url, ...exclusion });
    return false;
  });
  // Whoever is only seen on what is left out (a renovate account, say) is nobody to have a limit.
  const people = resolvePeople(plan, { ...snapshot, records });
  const teams = resolveTeams(plan, snapshot, people);
  const flow = createFlow(plan.stages);
  const index = indexRecords(snapshot);
  const inFlight = inFlightCheck(plan, flow);
  const isBot = (record: SourceRecord) =>
    record.author !== null && people.isBotAccount(record.source, record.author);
  const groups = groupRecords(records, index, plan, inFlight, isBot);

  const excludesItem = itemExclusions(plan);
  function place(group: Group): { item: WorkItem; exclusion: Exclusion | null } | null {
    const hasOpenPullRequest = group.records.some(isOpenPullRequest);
    const states = new Map(group.records.map((record) => [record, inFlight(record, hasOpenPullRequest)]));
    const moving = group.records
      .filter((record) => states.get(record) !== 'no')
      .toSorted(ownIssueFirst(group.issueId));
    if (moving.length === 0) return null;
    return {
      item: buildItem(group, moving, { people, teams, flow, index, states }),
      exclusion: excludesItem(group.records) ?? parentNotCounted(plan, group, moving, index),
    };
  }
  const items: WorkItem[] = [];
  const settled: WorkItem[] = [];
  for (const group of groups) {
    const placed = place(group);
    if (placed === null) continue;
    const { item, exclusion } = placed;
    if (exclusion === null) items.push(item);
    else {
      const { title, url } = titleRecord(item.inFlight);
      leftOut.push({ id: item.id, title, url, ...exclusion });
    }
    const kept = withoutUnsettled(group, whole);
    const sure = kept === group ? placed : place(kept);
    if (sure !== null && sure.exclusion === null) settled.push(sure.item);
  }
  return {
    items,
    settled,
    leftOut,
    people,
    teams,
    flow,
    history: () => linkHistory({ plan, groups, index, inFlight, people, teams, flow, excludesItem }),
  };
}

/** A group without the pull requests that records of a source not seen whole may take to another issue. */
function withoutUnsettled(group: Group, whole: Wholeness): Group {
  if (whole.linear && whole.github) return group;
  const records = group.records.filter((record) =>
    (group.unsettled.get(record) ?? []).every((source) => whole[source]),
  );
  return records.length === group.records.length ? group : { ...group, records };
}

interface BuildContext {
  people: People;
  teams: Teams;
  flow: Flow;
  index: RecordIndex;
  states: ReadonlyMap<SourceRecord, InFlight>;
}

function buildItem(group: Group, inFlight: SourceRecord[], context: BuildContext): WorkItem {
  const { people, teams, flow, index, states } = context;
  const records = group.records.toSorted(ownIssueFirst(group.issueId));
  const issue = group.issueId === null ? undefined : index.issue(group.issueId);
  const id = group.issueId ?? inFlight.toSorted(byCreation)[0]?.id ?? '';
  const holding = holdersOf(inFlight, people);
  const repositories = unique(inFlight.flatMap((record) => repositoryOf(record) ?? []));
  const linearKey =
    inFlight.find((record) => record.source === 'linear')?.team ?? issue?.team ?? keyOf(group.issueId ?? '');
  const attribution = teams.attribute({ id, linearKey, repositories, holders: holding.holders });
  const placement = placeInFlow(inFlight, flow);
  const start = startOfItem(inFlight, flow, states);

  const notes: ItemNote[] = [...holding.notes, ...start.notes];
  if (group.issueId !== null) notes.push(...notInFlightNote(group.issueId, index, inFlight));
  if (placement.stage === null) notes.push(noStageNote(id, inFlight));
  return {
    id,
    issueId: group.issueId,
    records,
    inFlight,
    why: [...group.why, ...holding.why, ...attribution.why, ...placement.why, ...start.why],
    notes,
    holders: holding.holders,
    agents: holding.agents,
    teams: attribution.teams,
    teamRule: attribution.rule,
    project: inFlight.find((record) => record.project !== null)?.project ?? issue?.project ?? null,
    repositories,
    labels: uniqueNames(inFlight.flatMap((record) => record.labels)),
    stage: placement.stage,
    stageRule: placement.rule,
    enteredStage: placement.entered,
    started: start.at,
    updated: Math.max(
      ...records.map((record) => epochMs(record.updatedAt ?? record.finishedAt ?? record.createdAt)),
    ),
  };
}

/** The earliest start of its in-flight records. */
function startOfItem(
  inFlight: readonly SourceRecord[],
  flow: Flow,
  states: ReadonlyMap<SourceRecord, InFlight>,
): { at: number; why: Why[]; notes: ItemNote[] } {
  const starts = inFlight.flatMap((record) => {
    const start = startOf(record, flow, states.get(record) === 'itself');
    return start === null ? [] : [{ record, start }];
  });
  const first = starts.toSorted((a, b) => a.start.at - b.start.at)[0];
  if (first === undefined) throw new Error('an item in flight has a record with a start');
  const { record, start } = first;
  return {
    at: start.at,
    why: [{ rule: start.rule, record: record.id, evidence: utc(start.at) }],
    notes: starts
      .filter((other) => other.start.guessed)
      .map((other) => ({
        code: 'start-unknown',
        message: `When ${other.record.id} was started is not known; its creation counts as its start`,
      })),
  };
}

/** A parent whose sub-issues are the work is not work of its own (contract §2.3). */
function parentNotCounted(plan: Plan, group: Group, inFlight: readonly SourceRecord[], index: RecordIndex) {
  if (plan.parents !== 'skip' || group.records.some(isOpenPullRequest)) return null;
  for (const record of inFlight.filter(isIssue)) {
    const children = index.childrenOf(record.id).filter((child) => !isFinished(child));
    const unfinished = Math.max(record.openChildren, children.length);
    if (unfinished > 0)
      return {
        rule: 'parent-of-open-work',
        reason: `its ${unfinished === 1 ? 'unfinished sub-issue is' : `${unfinished} unfinished sub-issues are`} the work (parents: "skip")`,
      };
  }
  return null;
}

function noStageNote(id: string, inFlight: readonly SourceRecord[]): ItemNote {
  const state =
    inFlight.map((record) => record.status?.name ?? record.state ?? record.stateType).find(Boolean) ?? '';
  return {
    code: 'no-stage',
    message: `${id} stands in "${state}", which no stage names, so it counts only where a limit names no stage`,
  };
}

/** The record whose title and address stand for the item. */
export function titleRecord(inFlight: readonly SourceRecord[]): SourceRecord {
  const [first] = inFlight;
  if (first === undefined) throw new Error('an item has an in-flight record');
  return first;
}

/** The issue an item is known by, then Linear issues, GitHub issues, pull requests, cards; each oldest first. */
function ownIssueFirst(issueId: string | null): (a: SourceRecord, b: SourceRecord) => number {
  return (a, b) => rank(a, issueId) - rank(b, issueId) || byCreation(a, b);
}

function rank(record: SourceRecord, issueId: string | null): number {
  if (record.id === issueId) return 0;
  if (record.source === 'linear') return 1;
  return record.kind === 'issue' ? 2 : record.kind === 'pull_request' ? 3 : 4;
}

function unique(values: readonly string[]): string[] {
  return [...new Set(values)];
}
