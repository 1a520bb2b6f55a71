import type { Finding } from '../../model/doctor.ts';
import type { SourceRecord } from '../../model/snapshot.ts';
import type { WorkItem } from '../../model/work-item.ts';
import { compareNatural, foldName, uniqueNames } from '../../text/compare.ts';
import { groupBy } from '../../text/group-by.ts';
import { listShort } from '../../text/list.ts';
import { plural } from '../../text/plural.ts';
import type { Facts } from '../facts.ts';
import { hint, well } from '../finding.ts';
import { teamsWithoutStartedState } from './teams.ts';

const SHOWN = 5;

/** Work, and states for started work, that no stage names. */
export function checkStages(facts: Facts): Finding[] {
  const { plan, items, whole } = facts.assessment;
  if (plan.stages === null) return [];
  const without = items.filter(({ stage }) => stage === null);
  const occupied = groupBy(without, (item) => foldName(standingOf(item).state));
  const findings = [
    ...[...occupied]
      .sort(([a, ofA], [b, ofB]) => ofB.length - ofA.length || compareNatural(a, b))
      .map(([, alike]) => workWithoutStage(alike, facts)),
    ...emptyStates(facts, new Set(occupied.keys())),
  ];
  // Of a team that has no started state, none of the work is in flight.
  if (teamsWithoutStartedState(facts).length > 0) return findings;
  if (findings.length > 0 || !whole.linear || !whole.github) return findings;
  return [well('stages', 'All work in flight stands in a stage.')];
}

interface Standing {
  state: string;
  remedy: string;
}

/** In what the item stands, as its note says it, and how that would become a stage. */
function standingOf({ inFlight }: WorkItem): Standing {
  const record = inFlight.find(({ status, state, stateType }) => status?.name ?? state ?? stateType);
  if (record === undefined) return { state: '', remedy: '' };
  const state = record.status?.name ?? record.state ?? record.stateType;
  return { state, remedy: remedyFor(record, state) };
}

function remedyFor({ source, kind, status }: SourceRecord, state: string): string {
  if (status !== null) return `Add "${state}" to a stage, under project.`;
  if (source === 'linear') return remedyForLinear(state);
  if (kind === 'pull_request') return `Add "${state}" to a stage, under github.`;
  return 'An issue is in a stage by its status on a board (github.projects) or by its pull request; give it one of these.';
}

const remedyForLinear = (state: string): string =>
  `Add "${state}" to a stage, under linear; if it is a pause, leave it out with linear.exclude.states.`;

function workWithoutStage(items: readonly WorkItem[], { assessment: { plan } }: Facts): Finding {
  const [first] = items;
  const { state, remedy } = first === undefined ? { state: '', remedy: '' } : standingOf(first);
  const narrowed = plan.limits
    .filter(({ stages }) => stages.length > 0)
    .map(({ index }) => `limits[${index}]`);
  const why =
    narrowed.length === 0
      ? 'It counts, but has no age in a stage, and is last in what to finish next.'
      : `It counts only where a limit names no stage: ${listShort(narrowed, SHOWN)} ${narrowed.length === 1 ? 'misses' : 'miss'} it.`;
  const stand = items.length === 1 ? 'stands' : 'stand';
  return hint(
    'state-without-stage',
    `${plural(items.length, 'item')} in flight ${stand} in "${state}", which no stage names.`,
    { why, remedy, path: 'stages', entries: items.map(({ id }) => id) },
  );
}

/** @param told states that are spoken of already */
function emptyStates(
  { startedStates, assessment: { plan, linked } }: Facts,
  told: ReadonlySet<string>,
): Finding[] {
  const excluded = new Set((plan.linear?.exclude.states ?? []).map(foldName));
  const unnamed = (startedStates ?? []).filter(
    ({ name }) =>
      linked.flow.ofLinearState(name) === null && !told.has(foldName(name)) && !excluded.has(foldName(name)),
  );
  return uniqueNames(unnamed.map(({ name }) => name)).map((name) => {
    const teams = unnamed.filter((state) => foldName(state.name) === foldName(name)).map(({ team }) => team);
    return hint(
      'state-without-stage',
      `Linear’s state "${name}" (${listShort(teams.toSorted(), SHOWN)}) is for started work, and no stage names it.`,
      {
        why: 'Work there is in no stage, unless its pull request puts it into one.',
        remedy: remedyForLinear(name),
        path: 'stages',
      },
    );
  });
}
