import type { Sle, VerdictItem } from '../../model/verdict.ts';
import { type DayUnit, formatDays } from '../../text/duration.ts';
import { listShort } from '../../text/list.ts';
import { plural } from '../../text/plural.ts';

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

function expectation({ days, percentile, basis, n, missing }: Sle, unit: DayUnit): string {
  const more = missing === null || missing === 0 ? '' : `, ${missing} more needed`;
  const from = basis === 'history' && n !== null ? ` (from ${plural(n, 'finished item')}${more})` : '';
  return days === null ? `none yet${from}` : `${percentile}% within ${formatDays(days, unit)}${from}`;
}

type Lingering = VerdictItem['lingering'];

/** Half of all items are older than the median: that is no reason to look. */
export const isLingering = (lingering: Lingering): lingering is NonNullable<Lingering> =>
  lingering !== null && lingering.percentile >= 70;

/** Where work that is at risk or past its SLE lingers: `lingers in review`; nothing of work that is well. */
export const lingeringFlag = ({ aging, lingering }: Pick<VerdictItem, 'aging' | 'lingering'>): string[] =>
  aging !== 'ok' && isLingering(lingering) ? [`lingers in ${lingering.stage}`] : [];

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
