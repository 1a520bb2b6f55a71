import type { Verdict } from '../model/verdict.ts';
import { formatDays } from '../text/duration.ts';
import { plural } from '../text/plural.ts';
import { byAge } from './by-age.ts';
import type { JudgedItem } from './judged-item.ts';

type FinishNext = Verdict['finishNext'][number]['items'];

const AT_MOST = 3;

/**
 * What to finish first: expedite, then unblocked, then the rightmost stage, then over its SLE, at risk, customers
 * waiting, oldest, id. Finish before start, from the right of the board.
 * @param items the subject's counted items
 * @param stages stage names, left to right
 */
export function finishNext(
  items: readonly JudgedItem[],
  stages: readonly string[],
  unit: 'calendar' | 'working',
): FinishNext {
  const stagePosition = (item: JudgedItem) => (item.stage === null ? -1 : stages.indexOf(item.stage));
  const first = (test: (item: JudgedItem) => boolean) => (a: JudgedItem, b: JudgedItem) =>
    Number(test(b)) - Number(test(a));
  const order = [
    first((item) => item.lane === 'expedite'),
    first((item) => !item.blocked),
    (a: JudgedItem, b: JudgedItem) => stagePosition(b) - stagePosition(a),
    first((item) => item.aging === 'over'),
    first((item) => item.aging === 'risk'),
    (a: JudgedItem, b: JudgedItem) => b.customers - a.customers,
    byAge,
  ];
  return items
    .toSorted((a, b) => order.reduce((result, compare) => result || compare(a, b), 0))
    .slice(0, AT_MOST)
    .map((item) => ({ id: item.id, reasons: reasonsFor(item, unit) }));
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
