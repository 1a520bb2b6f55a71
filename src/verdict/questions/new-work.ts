import type { NewItem, Touched } from '../../flow/can-start.ts';
import { itemExclusions, recordExclusions, repositoryOf } from '../../linking/exclusions.ts';
import { holdersOf } from '../../linking/holders.ts';
import { indexRecords, keyOf } from '../../linking/record-index.ts';
import { InputError } from '../../model/input-error.ts';
import type { SourceRecord } from '../../model/snapshot.ts';
import { laneCheck } from '../../rules/lane.ts';
import { nearest } from '../../text/nearest.ts';
import type { Assessment } from '../assess.ts';

/** Work that is not in flight, as it would count once it is. */
export interface NewWork {
  id: string;
  touched: Touched;
  item: NewItem;
  /** Whether the config leaves it out. */
  isExcluded: boolean;
  notes: string[];
}

/**
 * Work by the id of its issue, which may or may not have been read.
 * @param holders who would hold it; null: who is assigned to it
 * @throws InputError for an id that nothing has
 */
export function newWork(assessment: Assessment, id: string, holders: readonly string[] | null): NewWork {
  const { snapshot, linked, plan } = assessment;
  const record = indexRecords(snapshot).issue(id) ?? snapshot.records.find((one) => one.id === id);
  if (record === undefined) return unreadWork(assessment, id, holders ?? []);
  const started = asStarted(record);
  const exclusion = recordExclusions(plan)(started) ?? itemExclusions(plan)([started]);
  if (exclusion !== null) return leftOutWork(record.id, exclusion.reason);
  const standing = holdersOf([started], linked.people);
  const people = holders ?? standing.holders;
  const { lane } = laneCheck(plan.expedite)({ id: record.id, labels: record.labels, inFlight: [started] });
  const repository = repositoryOf(record);
  return {
    id: record.id,
    touched: {
      people,
      teams: teamsOf(assessment, record.id, record.team ?? keyOf(record.id), repository, people),
      project: record.project,
      repositories: repository === null ? [] : [repository],
      agents: standing.agents,
    },
    item: {
      stage: linked.flow.names[0] ?? null,
      labels: record.labels,
      kind: record.kind === 'pull_request' ? 'pull_request' : 'issue',
      lane: lane ?? 'standard',
    },
    isExcluded: false,
    notes: [],
  };
}

function leftOutWork(id: string, reason: string): NewWork {
  return {
    id,
    touched: { people: [], teams: [], project: null, repositories: [], agents: [] },
    item: { stage: null, labels: [], kind: null, lane: 'standard' },
    isExcluded: true,
    notes: [`${id} would not be counted: ${reason}`],
  };
}

const asStarted = (record: SourceRecord): SourceRecord => ({
  ...record,
  stateType: record.source === 'linear' ? 'started' : 'open',
});

/** Work that stands in no source's answer, since it is not started: its id says where it belongs. */
function unreadWork(assessment: Assessment, id: string, people: readonly string[]): NewWork {
  const { linked, snapshot, whole } = assessment;
  const key = keyOf(id);
  const repository = /^([^#\s]+\/[^#\s]+)#\d+$/.exec(id)?.[1] ?? null;
  const keys = [...indexRecords(snapshot).keys];
  const isUnknownKey = key !== null && whole.linear && keys.length > 0 && !keys.includes(key);
  if ((key === null && repository === null) || isUnknownKey) {
    const suggestion = nearest(
      id,
      linked.items.map((item) => item.id),
    );
    throw new InputError([
      {
        file: null,
        path: '--item',
        message: isUnknownKey
          ? `no Linear team has the key of "${id}"`
          : `"${id}" is no id of an issue or a pull request`,
        hint: suggestion === null ? 'Give it as PAY-12 or as acme/api#45' : `Did you mean "${suggestion}"?`,
      },
    ]);
  }
  return {
    id: key === null ? id : id.toUpperCase(),
    touched: {
      people,
      teams: teamsOf(assessment, id, key, repository, people),
      project: null,
      repositories: repository === null ? [] : [repository],
      agents: [],
    },
    item: { stage: linked.flow.names[0] ?? null, labels: [], kind: 'issue', lane: 'standard' },
    isExcluded: false,
    notes: [
      `${id} is not in flight and was not read, so its labels, priority and project could not be considered`,
    ],
  };
}

function teamsOf(
  { linked }: Assessment,
  id: string,
  linearKey: string | null,
  repository: string | null,
  holders: readonly string[],
): string[] {
  const repositories = repository === null ? [] : [repository];
  return linked.teams.attribute({ id, linearKey, repositories, holders }).teams;
}
