import type { WorkItem } from '../model/work-item.ts';
import { compareNatural } from '../text/compare.ts';

/** Oldest first, then by id: the order of every list of items. */
export function byAge(a: WorkItem, b: WorkItem): number {
  return a.started - b.started || compareNatural(a.id, b.id);
}
