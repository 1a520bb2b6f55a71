import type { Plan } from '../config/plan.ts';
import { sourceOf } from '../linking/record-index.ts';
import { dayFromDate } from '../model/calendar.ts';
import type { SourceName, SourceRecord } from '../model/snapshot.ts';
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

/**
 * Sources of records that an exception in force names and nobody read: such a record may belong to any item.
 * @param entries as `exceptionEntries` gave them
 */
export function unreadExceptions(
  entries: readonly ExceptionEntry[],
  records: readonly SourceRecord[],
): Set<SourceName> {
  const isRead = (id: string) => records.some((record) => isCalled(record, id));
  return new Set(
    entries
      .filter((entry) => !entry.expired && entry.itemId === null && !isRead(entry.item))
      .map((entry) => sourceOf(entry.item)),
  );
}

const isCalled = (record: SourceRecord, id: string): boolean =>
  sameName(record.id, id) || record.previousIds.some((former) => sameName(former, id));

/** Whether an id is the item's own, or one of its records' now or formerly. */
export function answersTo(item: WorkItem, id: string): boolean {
  return sameName(item.id, id) || item.records.some((record) => isCalled(record, id));
}
