import type { Config } from '../../src/config/schema.ts';
import type { DayCount } from '../../src/flow/days.ts';
import type { FinishedItem } from '../../src/flow/finished.ts';
import type { LinkedHistory } from '../../src/flow/linked-history.ts';
import { createFlow } from '../../src/linking/flow.ts';
import { inFlightCheck } from '../../src/linking/in-flight.ts';
import { placeInFlow } from '../../src/linking/stage.ts';
import { startOf } from '../../src/linking/start.ts';
import { createCalendar } from '../../src/model/calendar.ts';
import type { StateSpan } from '../../src/model/snapshot.ts';
import { plan, snapshot } from '../support/builders.ts';

type RecordDrafts = NonNullable<Parameters<typeof snapshot>[0]['records']>;

/** Groups of records with linking's own rules for start and stage; whoever is on a record holds it. */
export function historyOf(
  groups: readonly { issueId?: string; records: RecordDrafts }[],
  config: Config = { limits: [] },
): LinkedHistory {
  const flow = createFlow(plan(config).stages);
  const inFlight = inFlightCheck(plan(config), flow);
  return {
    groups: groups.map(({ issueId, records }) => ({
      issueId: issueId ?? null,
      records: snapshot({ records }).records,
    })),
    attribute: (_, done) => ({
      holders: done.flatMap(({ assignees }) => assignees),
      teams: done.flatMap(({ team }) => team ?? []),
      project: done.flatMap(({ project }) => project ?? [])[0] ?? null,
    }),
    isInFlight: (record) => inFlight(record, false) === 'itself',
    startOf: (record) => startOf(record, flow, true, true),
    stageOf: (records) => placeInFlow(records, flow).stage,
  };
}

/** Days in UTC, all of them, unless told otherwise. */
export function dayCount({
  zone = 'UTC',
  unit = 'calendar',
  weekend = ['sat', 'sun'],
}: {
  zone?: string;
  unit?: DayCount['unit'];
  weekend?: string[];
} = {}): DayCount {
  return { calendar: createCalendar(zone, weekend), unit };
}

/** Spans from changes: each lasts until the next, the last one still does. Started unless the name says otherwise. */
export function states(...changes: [from: string, name: string][]): StateSpan[] {
  return changes.map(([from, name], position) => ({
    name,
    type: LINEAR_TYPES[name] ?? 'started',
    from,
    to: changes[position + 1]?.[0] ?? null,
  }));
}

const LINEAR_TYPES: Record<string, string> = { Backlog: 'backlog', Todo: 'unstarted', Done: 'completed' };

/** A finished item of one team, by day numbers in UTC. */
export function finishedItem(
  startedDay: number | null,
  finishedDay: number,
  draft: Partial<FinishedItem> = {},
): FinishedItem {
  return {
    id: `PAY-${startedDay}-${finishedDay}`,
    title: '',
    url: null,
    holders: [],
    teams: ['Payments'],
    project: null,
    started: startedDay === null ? null : startedDay * 86_400_000,
    finished: finishedDay * 86_400_000,
    startedDay,
    finishedDay,
    cycleDays: startedDay === null ? null : finishedDay - startedDay + 1,
    stages: [],
    ...draft,
  };
}

/** Seeded numbers from 0 to 1: the same samples in every run (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
