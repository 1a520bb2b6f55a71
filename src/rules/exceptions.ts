import type { Plan } from '../config/plan.ts';
import { sourceOf } from '../linking/record-index.ts';
import { dayFromDate } from '../model/calendar.ts';
import type { SourceName, SourceRecord } from '../model/snapshot.ts';
import type { Verdict } from '../model/verdict.ts';
import type { WorkItem } from '../model/work-item.ts';
import { foldName } from '../text/compare.ts';

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
  const wanted = new Set(exceptions.map(({ item }) => foldName(item)));
  const itemIds = new Map<string, string>();
  if (wanted.size > 0)
    for (const item of items)
      for (const name of namesOf(item))
        if (wanted.has(name) && !itemIds.has(name)) itemIds.set(name, item.id);
  return exceptions.map((exception) => ({
    item: exception.item,
    itemId: itemIds.get(foldName(exception.item)) ?? null,
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
  // Also where an item goes by that record's id: unread, it may belong to another.
  const inForce = entries.filter((entry) => !entry.expired);
  if (inForce.length === 0) return new Set();
  const names: string[] = [];
  for (const record of records) addNames(names, record);
  const read = new Set(names);
  return new Set(
    inForce.filter((entry) => !read.has(foldName(entry.item))).map((entry) => sourceOf(entry.item)),
  );
}

/** The look-up of the exception in force that an item has; of several, the one that lasts longest. */
export function exceptionLookup(
  entries: readonly ExceptionEntry[],
): (item: WorkItem) => ExceptionEntry | undefined {
  const inForce = entries
    .filter((entry) => !entry.expired)
    .sort((a, b) => dayFromDate(b.until) - dayFromDate(a.until));
  if (inForce.length === 0) return () => undefined;
  const ranks = new Map<string, number>();
  for (const [rank, { item }] of inForce.entries())
    if (!ranks.has(foldName(item))) ranks.set(foldName(item), rank);
  return (item) => {
    const found = namesOf(item).flatMap((name) => ranks.get(name) ?? []);
    return inForce[Math.min(...found)];
  };
}

/** What an item answers to, folded: its own id, and its records' now and formerly. */
function namesOf(item: WorkItem): string[] {
  const names = [foldName(item.id)];
  for (const record of item.records) addNames(names, record);
  return names;
}

function addNames(names: string[], record: SourceRecord): void {
  names.push(foldName(record.id));
  for (const former of record.previousIds) names.push(foldName(former));
}
