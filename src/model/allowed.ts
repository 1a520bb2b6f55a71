import type { VerdictLimit } from './verdict.ts';

/** What fails only above it: the limit, or a higher baseline. */
export const allowed = ({ max, baseline }: Pick<VerdictLimit, 'max' | 'baseline'>): number =>
  Math.max(max, baseline ?? 0);

/**
 * By how much a limit is exceeded that is over. Of people whom privacy hides it is how many are too many, or, where the
 * baseline lets as many pass, how much too much they have.
 */
export function excess({
  people,
  ...limit
}: Pick<VerdictLimit, 'count' | 'max' | 'baseline' | 'people'>): number {
  const many = limit.count - allowed(limit);
  if (people === null || many > 0) return many;
  return Math.max(0, (people.above ?? 0) - (people.aboveBaseline ?? 0));
}

/** Whether a count above its limit is let pass, because it was so high when the baseline was written. */
export const isTolerated = ({
  count,
  max,
  baseline,
  status,
}: Pick<VerdictLimit, 'count' | 'max' | 'baseline' | 'status'>): boolean =>
  status !== 'over' && status !== 'unknown' && baseline !== null && count > max;

/** Whether a limit allows more now than it will. */
export const isSinking = ({ steps, max }: Pick<VerdictLimit, 'steps' | 'max'>): boolean =>
  steps !== null && max > steps.to;

/** Whether a limit that holds is worth a word all the same: it sinks, or the baseline lets something pass. */
export const isOnTheWayDown = (limit: VerdictLimit): boolean =>
  isTolerated(limit) || (isSinking(limit) && (limit.status === 'within' || limit.status === 'at'));
