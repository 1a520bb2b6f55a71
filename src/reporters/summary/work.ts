import type { NextItem, Verdict, VerdictItem } from '../../model/verdict.ts';
import { listAnd } from '../../text/list.ts';
import { itemsOf, type VerdictView } from '../view.ts';
import { ageAgainstSle, itemFlags } from '../words/aging.ts';
import { moveWords } from '../words/move.ts';
import {
  clean,
  joined,
  type Mentions,
  named,
  person,
  plain,
  reference,
  type SummaryLine,
  strong,
  titled,
} from './parts.ts';

const MOST_REASONS = 2;
const MOST_NAMES = 3;

/** Items past their service level expectation, the oldest first. */
export function pastSle(view: VerdictView): VerdictItem[] {
  return itemsOf(view, view.verdict.aging.over).sort((a, b) => b.ageDays - a.ageDays);
}

/** One of them: its age beside its expectation, where it is, and what holds it up. */
export function ageingLine(item: VerdictItem, { unit }: VerdictView): SummaryLine {
  const stage = item.stage === null ? [] : [`in ${item.stage}`];
  const facts = [ageAgainstSle(item, unit), ...stage, ...itemFlags(item, unit)].join(', ');
  return [reference(item.id, item), plain(` ${titled(item.title)}: ${clean(facts, 120)}`)];
}

/** What to finish first, an entry for each team that has something in flight; without teams, for everyone. */
export function finishFirst({ verdict }: VerdictView): Verdict['finishNext'] {
  const withItems = verdict.finishNext.filter(({ items }) => items.length > 0);
  const teams = withItems.filter(({ per }) => per === 'team');
  const over = new Set(
    verdict.limits.flatMap(({ per, subject, status }) =>
      per === 'team' && status === 'over' ? subject : [],
    ),
  );
  // Of many teams those come first whose limit is over: they gain most.
  if (teams.length > 0)
    return [...teams].sort((a, b) => Number(over.has(b.subject)) - Number(over.has(a.subject)));
  return withItems.filter(({ per }) => per === 'everyone');
}

/** One team's first item, why it is first, and whose move it is. */
export function finishLine(
  { per, subject, items }: Verdict['finishNext'][number],
  view: VerdictView,
  mentions: Mentions,
): SummaryLine {
  const first = items[0];
  if (first === undefined) return [];
  const item = view.items.get(first.id);
  const reasons = first.reasons.slice(0, MOST_REASONS).join(', ');
  return [
    ...(per === 'everyone' ? [] : [strong(`${named(subject)}:`), plain(' ')]),
    reference(first.id, item),
    plain(item === undefined ? '' : ` ${titled(item.title)}`),
    plain(reasons === '' ? '' : ` (${clean(reasons, 100)})`),
    ...moveParts(first.move, view, mentions),
  ];
}

/** Whose step is next, with those apart who may be mentioned. */
function moveParts(move: NextItem['move'], { unit }: VerdictView, mentions: Mentions): SummaryLine {
  if (move === null) return [];
  const words = moveWords(move, unit);
  const whole = listAnd(move.names);
  // Teams and blocking issues are nobody to mention.
  const isPeople = move.who !== 'team' && move.who !== 'blocker';
  if (!isPeople || move.names.length === 0 || move.names.length > MOST_NAMES || !words.startsWith(whole))
    return [plain(`. ${clean(words, 160)}`)];
  return [
    plain('. '),
    ...joined(move.names.map((name) => person(name, mentions))),
    plain(` ${clean(words.slice(whole.length), 120)}`),
  ];
}
