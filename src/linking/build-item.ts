import { epochMs, utc } from '../model/instant.ts';
import type { Note } from '../model/note-codes.ts';
import type { SourceRecord } from '../model/snapshot.ts';
import type { Why } from '../model/verdict.ts';
import { speakingRecords, type WorkItem } from '../model/work-item.ts';
import { uniqueNames } from '../text/compare.ts';
import { repositoryOf } from './exclusions.ts';
import type { Flow } from './flow.ts';
import { byCreation, type Group } from './group.ts';
import { holdersOf } from './holders.ts';
import type { InFlight } from './in-flight.ts';
import { notInFlightNote } from './not-in-flight-note.ts';
import type { People } from './people.ts';
import { keyOf, type RecordIndex } from './record-index.ts';
import { placeInFlow } from './stage.ts';
import { startOf } from './start.ts';
import type { Teams } from './teams.ts';

interface BuildContext {
  people: People;
  teams: Teams;
  flow: Flow;
  index: RecordIndex;
  states: ReadonlyMap<SourceRecord, InFlight>;
  hasStartedLabel: (record: SourceRecord) => boolean;
}

/**
 * The work item that a group of records is: whose, which team's, which stage, since when (contract §2, §3).
 * @param inFlight its records in flight, at least one, in the order of `ownIssueFirst`
 */
export function buildItem(group: Group, inFlight: SourceRecord[], context: BuildContext): WorkItem {
  const { people, teams, flow, index } = context;
  const records = group.records.toSorted(ownIssueFirst(group.issueId));
  const issue = group.issueId === null ? undefined : index.issue(group.issueId);
  const id = group.issueId ?? inFlight.toSorted(byCreation)[0]?.id ?? '';
  const holding = holdersOf(inFlight, people);
  const repositories = [...new Set(inFlight.flatMap((record) => repositoryOf(record) ?? []))];
  const linearKey =
    inFlight.find((record) => record.source === 'linear')?.team ?? issue?.team ?? keyOf(group.issueId ?? '');
  const attribution = teams.attribute({ id, linearKey, repositories, holders: holding.holders });
  const placement = placeInFlow(inFlight, flow);
  const start = startOfItem(inFlight, context);

  const notes: Note[] = [...holding.notes, ...start.notes];
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
    labels: uniqueNames(speakingRecords({ records, inFlight }).flatMap((record) => record.labels)),
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
  { flow, states, hasStartedLabel }: Pick<BuildContext, 'flow' | 'states' | 'hasStartedLabel'>,
): { at: number; why: Why[]; notes: Note[] } {
  const starts = inFlight.flatMap((record) => {
    const start = startOf(record, flow, states.get(record) === 'itself', hasStartedLabel(record));
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

function noStageNote(id: string, inFlight: readonly SourceRecord[]): Note {
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
export function ownIssueFirst(issueId: string | null): (a: SourceRecord, b: SourceRecord) => number {
  return (a, b) => rank(a, issueId) - rank(b, issueId) || byCreation(a, b);
}

function rank(record: SourceRecord, issueId: string | null): number {
  if (record.id === issueId) return 0;
  if (record.source === 'linear') return 1;
  return record.kind === 'issue' ? 2 : record.kind === 'pull_request' ? 3 : 4;
}
