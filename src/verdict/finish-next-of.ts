import type { Linked } from '../linking/link.ts';
import type { NextItem, Verdict } from '../model/verdict.ts';
import { finishNext } from '../rules/finish-next.ts';
import type { JudgedItem } from '../rules/judged-item.ts';
import { append } from '../text/group-by.ts';
import type { Selected } from './select.ts';
import type { WorkBetweenTeams } from './work-between-teams.ts';

type Entry = Verdict['finishNext'][number];

/** What to finish first of some items: why, and whose move it is. */
export type ChooseNext = (items: readonly JudgedItem[]) => NextItem[];

export function chooseNext(
  { flow }: Pick<Linked, 'flow'>,
  unit: 'calendar' | 'working',
  { moveOf }: Pick<WorkBetweenTeams, 'moveOf'>,
): ChooseNext {
  return (items) =>
    finishNext(items, flow.names, unit).map(({ item, reasons }) => ({
      id: item.id,
      reasons,
      move: moveOf(item),
    }));
}

/**
 * What to finish first: for each team with work in flight (for everyone where there are no teams), and for each
 * person who is at or over a limit, whose next step matters most. Only of whom the selection shows.
 * @param items those of the selection that count
 */
export function finishNextOf(
  items: readonly JudgedItem[],
  { limits, teams: chosen }: Pick<Selected, 'limits' | 'teams'>,
  linked: Linked,
  choose: ChooseNext,
): Entry[] {
  const byTeam = groupByAll(items, (item) => item.teams);
  const byHolder = groupByAll(items, (item) => item.holders);
  const entry = (per: Entry['per'], subject: string, own: readonly JudgedItem[]): Entry => ({
    per,
    subject,
    items: choose(own),
  });
  const teams = linked.teams.all
    .filter(({ name }) => chosen === null || chosen.has(name))
    .map(({ name }) => entry('team', name, byTeam.get(name) ?? []));
  const everyone =
    chosen === null && linked.teams.all.length === 0 ? [entry('everyone', 'everyone', items)] : [];
  const full = limits.filter((limit) => limit.per === 'person' && limit.count >= limit.max);
  const people = [...new Set(full.map(({ subject }) => subject))].map((name) =>
    entry('person', name, byHolder.get(name) ?? []),
  );
  return [...teams, ...everyone, ...people].filter(({ items: first }) => first.length > 0);
}

/** Groups items under each of several names. */
function groupByAll(
  items: readonly JudgedItem[],
  namesOf: (item: JudgedItem) => readonly string[],
): Map<string, JudgedItem[]> {
  const groups = new Map<string, JudgedItem[]>();
  for (const item of items) for (const name of namesOf(item)) append(groups, name, item);
  return groups;
}
