import { formatDays } from '../text/duration.ts';
import { plural } from '../text/plural.ts';
import { byAge } from './by-age.ts';
import type { JudgedItem } from './judged-item.ts';

const AT_MOST = 3;
const URGENCY: Record<JudgedItem['aging'], number> = { over: 2, risk: 1, ok: 0 };

/**
 * In which order to finish: expedite, then unblocked, then the rightmost stage, then over its SLE, at risk, customers
 * waiting, oldest, id. Finish before start, from the right of the board.
 * @param stages stage names, left to right
 */
export function finishOrder(items: readonly JudgedItem[], stages: readonly string[]): JudgedItem[] {
  const stagePosition = ({ stage }: JudgedItem) => (stage === null ? -1 : stages.indexOf(stage));
  return items.toSorted(
    (a, b) =>
      Number(b.lane === 'expedite') - Number(a.lane === 'expedite') ||
      Number(a.blocked) - Number(b.blocked) ||
      stagePosition(b) - stagePosition(a) ||
      URGENCY[b.aging] - URGENCY[a.aging] ||
      b.customers - a.customers ||
      byAge(a, b),
  );
}

/**
 * What to finish first, with the reasons: the first few in that order.
 * @param items the subject's counted items
 * @param stages stage names, left to right
 */
export function finishNext(
  items: readonly JudgedItem[],
  stages: readonly string[],
  unit: 'calendar' | 'working',
): { item: JudgedItem; reasons: string[] }[] {
  return finishOrder(items, stages)
    .slice(0, AT_MOST)
    .map((item) => ({ item, reasons: reasonsFor(item, unit) }));
}

/** Why an item comes first, in the order that decides. */
function reasonsFor(item: JudgedItem, unit: 'calendar' | 'working'): string[] {
  const age = formatDays(item.ageDays, unit);
  const reasons = [
    item.lane === 'expedite' ? 'expedite' : null,
    item.blocked ? (item.blockedBy.length > 0 ? `blocked by ${item.blockedBy.join(', ')}` : 'blocked') : null,
    item.stage === null || item.stageAgeDays === null
      ? null
      : `in ${item.stage} for ${formatDays(item.stageAgeDays, unit)}`,
    item.aging === 'over' ? `${age} old, over the SLE of ${item.sleDays}` : null,
    item.aging === 'risk' ? `${age} old, close to the SLE of ${item.sleDays}` : null,
    item.customers > 0 ? `${plural(item.customers, 'customer')} waiting` : null,
  ].filter((reason) => reason !== null);
  return reasons.length > 0 ? reasons : [`${age} old`];
}
