import type { PostPlan } from '../../config/plan.ts';
import type { Verdict } from '../../model/verdict.ts';

/**
 * Why a channel gets no post today; null: it gets one. What could not be read whole is always posted, for silence would
 * read as all clear; so is a change that nobody could notice for want of an earlier run.
 */
export function whyNotDue({ when }: Pick<PostPlan, 'when'>, verdict: Verdict): string | null {
  const { outcome, changes } = verdict;
  if (when === 'always' || outcome === 'incomplete') return null;
  if (when === 'over') return isOver(verdict) ? null : 'no limit is over';
  if (changes === null) return null;
  const { newlyOver, resolved, maxChanged } = changes;
  if (newlyOver.length + resolved.length + maxChanged.length > 0) return null;
  return 'no limit came to be over, or within again';
}

/** Also a limit that only warns: all is not within. */
const isOver = ({ outcome, limits }: Verdict): boolean =>
  outcome === 'over' || limits.some(({ status }) => status === 'over');
