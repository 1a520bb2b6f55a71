import { allowed, excess } from '../model/allowed.ts';
import type { Verdict, VerdictLimit } from '../model/verdict.ts';
import type { JudgedItem } from '../rules/judged-item.ts';
import { formatDays } from '../text/duration.ts';

/**
 * The warnings of a verdict (contract §6), a sentence each: limits over at level warn, limits warned, items over
 * their SLE at level warn, expired exceptions.
 */
export function warningsOf(facts: {
  limits: readonly VerdictLimit[];
  aging: Verdict['aging'];
  items: readonly Pick<JudgedItem, 'id' | 'aging' | 'ageDays' | 'sleDays'>[];
  exceptions: Verdict['exceptions'];
}): string[] {
  const { limits, aging, items, exceptions } = facts;
  const late = aging.level === 'warn' ? items.filter((item) => item.aging === 'over') : [];
  return [
    ...limits
      .filter((limit) => limit.status === 'over' && limit.level === 'warn')
      .map((limit) => overWarning(limit)),
    ...limits
      .filter((limit) => limit.status === 'warned')
      .map(
        (limit) =>
          `${subjectOf(limit)}: ${limit.count} of ${limit.max}, above the warning mark of ${limit.warn}`,
      ),
    ...late.map(
      (item) => `${item.id} is ${formatDays(item.ageDays, aging.unit)} old, over the SLE of ${item.sleDays}`,
    ),
    ...exceptions
      .filter((exception) => exception.expired)
      .map(
        (exception) =>
          `The exception for ${exception.item} ended on ${exception.until} (${exception.reason}); it counts again`,
      ),
  ];
}

function overWarning(limit: VerdictLimit): string {
  const most = allowed(limit);
  const what = most === limit.max ? 'limit' : 'baseline';
  if (limit.count <= most)
    return `${subjectOf(limit)}: ${excess(limit)} more above it than the baseline holds`;
  return `${subjectOf(limit)}: ${limit.count}, ${limit.count - most} over the ${what} of ${most}`;
}

function subjectOf(limit: VerdictLimit): string {
  const stages = limit.stages.length > 0 ? ` in ${limit.stages.join(' + ')}` : '';
  return `${limit.per === 'everyone' ? 'Everyone' : `${limit.per} ${limit.subject}`}${stages}`;
}
