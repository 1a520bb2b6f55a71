import type { Plan } from '../config/plan.ts';
import type { Calendar } from '../model/calendar.ts';
import type { WorkItem } from '../model/work-item.ts';
import { agesOf, isStale } from '../rules/ageing.ts';
import { blockedCheck } from '../rules/blocked.ts';
import { type ExceptionEntry, exceptionLookup } from '../rules/exceptions.ts';
import type { JudgedItem } from '../rules/judged-item.ts';
import { laneCheck, priorityOf } from '../rules/lane.ts';
import type { Expectations } from './expectations.ts';

/**
 * Judges single items, by what the config says of all of them.
 * @param now epoch milliseconds
 */
export function itemJudge(
  plan: Plan,
  calendar: Calendar,
  exceptions: readonly ExceptionEntry[],
  expectations: Expectations,
  now: number,
): (item: WorkItem) => JudgedItem {
  const blockedState = blockedCheck(plan.blocked);
  const laneOf = laneCheck(plan.expedite);
  const exceptionOf = exceptionLookup(exceptions);
  return (item) => {
    const { blocked, blockedBy, why: blockedWhy } = blockedState(item);
    const { lane, why: laneWhy } = laneOf(item);
    const ages = agesOf(item, calendar, plan.aging.unit, now);
    const exception = exceptionOf(item);
    const { sleDays, aging } = expectations.judge(item, ages.ageDays);
    return {
      ageDays: ages.ageDays,
      stageAgeDays: ages.stageAgeDays,
      idleDays: ages.idleDays,
      lane,
      priority: priorityOf(item),
      estimate: item.inFlight.find((record) => record.estimate !== null)?.estimate ?? null,
      customers: item.inFlight.reduce((sum, record) => sum + record.customers, 0),
      blocked,
      blockedBy,
      exception: exception === undefined ? null : { reason: exception.reason, until: exception.until },
      sleDays,
      aging,
      stale: isStale(ages.idleDays, blocked, plan.aging.stale),
      // After what is new: V8 builds the object many times faster in this order.
      ...item,
      why: laneWhy.length + blockedWhy.length === 0 ? item.why : [...item.why, ...laneWhy, ...blockedWhy],
      notes:
        item.started > now
          ? [...item.notes, { code: 'starts-later', message: `${item.id} starts after now, so its age is 1` }]
          : item.notes,
    };
  };
}
