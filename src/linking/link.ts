import type { Plan } from '../config/plan.ts';
import type { Snapshot, SourceRecord } from '../model/snapshot.ts';
import type { Wholeness } from '../model/wholeness.ts';
import { isFinished, isIssue, isOpenPullRequest, type LeftOut, type WorkItem } from '../model/work-item.ts';
import { buildItem, ownIssueFirst, titleRecord } from './build-item.ts';
import { type Exclusion, itemExclusions, recordExclusions } from './exclusions.ts';
import { type LinkedHistory, linkHistory } from './finished.ts';
import { createFlow, type Flow } from './flow.ts';
import { type Group, groupRecords } from './group.ts';
import { inFlightCheck, startedLabelCheck } from './in-flight.ts';
import { type People, resolvePeople } from './people.ts';
import { indexRecords, type RecordIndex } from './record-index.ts';
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
  const hasStartedLabel = startedLabelCheck(plan);
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
      item: buildItem(group, moving, { people, teams, flow, index, states, hasStartedLabel }),
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
