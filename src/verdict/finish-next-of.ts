import type { Linked } from '../linking/link.ts';
import type { Verdict, VerdictLimit } from '../model/verdict.ts';
import { finishNext } from '../rules/finish-next.ts';
import type { JudgedItem } from '../rules/judged-item.ts';

type Entry = Verdict['finishNext'][number];

/**
 * What to finish first: for each team with work in flight (for everyone where there are no teams), and for each
 * person who is at or over a limit, whose next step matters most.
 * @param items counted items
 */
export function finishNextOf(
  items: readonly JudgedItem[],
  limits: readonly VerdictLimit[],
  linked: Linked,
  unit: 'calendar' | 'working',
): Entry[] {
  const entry = (per: Entry['per'], subject: string, own: JudgedItem[]): Entry => ({
    per,
    subject,
    items: finishNext(own, linked.flow.names, unit),
  });
  const teams = linked.teams.all.map((team) =>
    entry('team', team.name, items.filter((item) => item.teams.includes(team.name))),
  );
  const everyone = linked.teams.all.length === 0 ? [entry('everyone', 'everyone', [...items])] : [];
  const full = new Set(
    limits
      .filter((limit) => limit.per === 'person' && limit.count >= limit.max)
      .map((limit) => limit.subject),
  );
  const people = [...full].map((name) => entry('person', name, items.filter((item) => item.holders.includes(name))));
  return [...teams, ...everyone, ...people].filter(({ items: first }) => first.length > 0);
}
