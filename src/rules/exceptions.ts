import type { Plan } from '../config/plan.ts';
import { dayFromDate } from '../model/calendar.ts';
import type { Verdict } from '../model/verdict.ts';
import type { WorkItem } from '../model/work-item.ts';
import { sameName } from '../text/compare.ts';

export type ExceptionEntry = Verdict['exceptions'][number];

/**
 * Which exceptions hold today. An exception may name any record of an item; it holds to the end of its last day,
 * and is listed for good after that.
 * @param today day number in the config's time zone
 */
export function exceptionEntries(
  exceptions: Plan['exceptions'],
  items: readonly WorkItem[],
  today: number,
): ExceptionEntry[] {
  return exceptions.map((exception) => ({
    item: exception.item,
    itemId: items.find((item) => answersTo(item, exception.item))?.id ?? null,
    reason: exception.reason,
    until: exception.until,
    expired: dayFromDate(exception.until) < today,
  }));
}

/** Whether an id is the item's own, or one of its records' now or formerly. */
export function answersTo(item: WorkItem, id: string): boolean {
  return (
    sameName(item.id, id) ||
    item.records.some(
      (record) => sameName(record.id, id) || record.previousIds.some((former) => sameName(former, id)),
    )
  );
}
