import type { NewItem, Touched } from '../../flow/can-start.ts';
import type { VerdictLimit } from '../../model/verdict.ts';
import type { JudgedItem } from '../../rules/judged-item.ts';
import { sameName } from '../../text/compare.ts';
import type { Assessment } from '../assess.ts';
import { newWork } from './new-work.ts';
import type { NamedSubject } from './subject.ts';

export const NOBODY: Touched = { people: [], teams: [], project: null, repositories: [], agents: [] };

/** What is to be started, or is already. */
export interface Start {
  subject: NamedSubject | null;
  item: string | null;
  counted: boolean;
  touched: Touched;
  /** Null: nothing is added to what counts. */
  adds: NewItem | null;
  /** Limits that could count it at all. */
  limits: readonly VerdictLimit[];
  notes: string[];
}

/** To start an item, by the id of one of its records.
 * @throws InputError for an id that nothing has */
export function startOfItem(assessment: Assessment, id: string, subject: NamedSubject | null): Start {
  const item = itemOf(assessment, id);
  if (item !== undefined) {
    const isOnIt = subject === null || SUBJECTS[subject.per](item).includes(subject.name);
    return isOnIt ? standing(assessment, item, subject) : joining(assessment, item, subject);
  }
  const leftOut = assessment.linked.leftOut.find((one) => sameName(one.id, id));
  if (leftOut !== undefined)
    return {
      subject,
      item: leftOut.id,
      counted: false,
      touched: NOBODY,
      adds: null,
      limits: [],
      notes: [`${leftOut.id} is not counted: ${leftOut.reason}`],
    };
  const holders = subject === null ? null : touchedBy(assessment, subject).people;
  const work = newWork(assessment, id, holders);
  const touched =
    subject === null || subject.per === 'person'
      ? work.touched
      : subject.per === 'team'
        ? { ...work.touched, teams: [subject.name] }
        : { ...work.touched, agents: [subject.name] };
  return {
    subject,
    item: work.id,
    counted: false,
    touched,
    adds: work.item,
    limits: work.isExcluded ? [] : assessment.limits,
    notes: work.notes,
  };
}

const SUBJECTS: Record<NamedSubject['per'], (item: JudgedItem) => readonly string[]> = {
  person: ({ holders }) => holders,
  team: ({ teams }) => teams,
  agent: ({ agents }) => agents,
};

/** It counts already: only the limits that count it are asked, as they are; of its holders, those who ask. */
export function standing({ limits }: Assessment, item: JudgedItem, subject: NamedSubject | null): Start {
  const { id, holders, teams, project, repositories, agents, exception } = item;
  return {
    subject,
    item: id,
    counted: true,
    touched: {
      people: subject?.per === 'person' ? [subject.name] : holders,
      teams,
      project,
      repositories,
      agents,
    },
    adds: null,
    limits: limits.filter(({ itemIds }) => itemIds.includes(id)),
    notes:
      exception === null
        ? []
        : [`An exception leaves ${id} out until ${exception.until}: ${exception.reason}`],
  };
}

/** It counts already, and would count for one more. */
function joining({ limits }: Assessment, item: JudgedItem, subject: NamedSubject): Start {
  const { id, stage, labels, lane, blocked, exception, inFlight } = item;
  const key = { person: 'people', team: 'teams', agent: 'agents' } as const;
  return {
    subject,
    item: id,
    counted: true,
    touched: { ...NOBODY, [key[subject.per]]: [subject.name] },
    adds: {
      stage,
      labels,
      kind: inFlight.some(({ kind }) => kind === 'issue') ? 'issue' : 'pull_request',
      lane: lane ?? 'standard',
    },
    limits:
      exception !== null
        ? []
        : limits.filter((limit) => limit.per === subject.per && !(limit.blocked === 'ignore' && blocked)),
    notes: [`${id} is in flight already; it would count for ${subject.name}, too`],
  };
}

/** A person works in their teams, as far as nothing says which of them the work is for. */
export function touchedBy({ linked }: Assessment, { per, name }: NamedSubject): Touched {
  if (per === 'team') return { ...NOBODY, teams: [name] };
  if (per === 'agent') return { ...NOBODY, agents: [name] };
  const teams = linked.teams.all.filter(({ members }) => members.includes(name)).map((team) => team.name);
  return { ...NOBODY, people: [name], teams };
}

export function itemOf({ items }: Assessment, id: string): JudgedItem | undefined {
  return items.find(
    (item) => sameName(item.id, id) || item.records.some((record) => sameName(record.id, id)),
  );
}
