import type { Verdict, VerdictItem } from '../../model/verdict.ts';
import { type DayUnit, formatDays } from '../../text/duration.ts';
import { listShort } from '../../text/list.ts';
import { plural } from '../../text/plural.ts';

type Sle = Verdict['aging']['sles'][number];

/**
 * The expectations that items are held against: `Payments 85% within 8 days`, without names where they are all
 * the same. An automatic one says how many finished items it was learned from, or that there is none yet.
 */
export function sleWords(sles: readonly Sle[], unit: DayUnit): string[] {
  const alike = new Set(sles.map((sle) => expectation(sle, unit)));
  if (alike.size === 1) return [...alike];
  return sles.map((sle) =>
    sle.team === null ? expectation(sle, unit) : `${sle.team} ${expectation(sle, unit)}`,
  );
}

function expectation({ days, percentile, basis, n }: Sle, unit: DayUnit): string {
  const from = basis === 'history' && n !== null ? ` (from ${plural(n, 'finished item')})` : '';
  return days === null ? `none yet${from}` : `${percentile}% within ${formatDays(days, unit)}${from}`;
}

/** An age beside the number it is held against: `12 days (SLE 8)`. */
export const ageAgainstSle = ({ ageDays, sleDays }: VerdictItem, unit: DayUnit): string =>
  `${formatDays(ageDays, unit)}${sleDays === null ? '' : ` (SLE ${sleDays})`}`;

/** Where the age stands against its SLE, where that is worth a word. */
export const ageFlag = ({ aging }: Pick<VerdictItem, 'aging'>): string | null =>
  aging === 'over' ? 'past its SLE' : aging === 'risk' ? 'at risk' : null;

/** What else there is to know of an item, besides its age: `expedite`, `blocked by PLT-3`, `idle 5 days`. */
export function itemFlags(
  { lane, blocked, blockedBy, stale, idleDays }: VerdictItem,
  unit: DayUnit,
): string[] {
  const waiting = blockedBy.length === 0 ? 'blocked' : `blocked by ${listShort(blockedBy, 2)}`;
  return [
    ...(lane === 'expedite' ? ['expedite'] : []),
    ...(blocked ? [waiting] : []),
    ...(stale ? [`idle ${formatDays(idleDays, unit)}`] : []),
  ];
}
