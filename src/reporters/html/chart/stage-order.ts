import type { Verdict } from '../../../model/verdict.ts';

/** The stages there are without a config that says others. */
const USUAL = ['doing', 'review'];

/**
 * Stage names from left to right: those of the verdict, and after them any that only an item names. A saved verdict
 * may have no list of them, but several parts of it: the ages learned from history, what limits count, where items
 * are. These are woven into one order, the surest part first.
 */
export function stageOrder({ stages, aging, limits, items }: Verdict): string[] {
  const present = new Set(items.flatMap(({ stage }) => (stage === null ? [] : [stage])));
  if (stages.length > 0) return [...new Set([...stages, ...present])];
  const byTeam = new Map<string | null, string[]>();
  for (const { team, stage } of aging.stages) byTeam.set(team, [...(byTeam.get(team) ?? []), stage]);
  const order: string[] = [];
  for (const names of byTeam.values()) weave(order, names);
  weave(
    order,
    USUAL.filter((name) => present.has(name)),
  );
  for (const { stages } of limits) weave(order, stages);
  weave(order, [...present]);
  return order;
}

/** Adds names that are new, each before the next one that is known already. */
function weave(order: string[], names: readonly string[]): void {
  names.forEach((name, index) => {
    if (order.includes(name)) return;
    const next = names.slice(index + 1).find((later) => order.includes(later));
    order.splice(next === undefined ? order.length : order.indexOf(next), 0, name);
  });
}
