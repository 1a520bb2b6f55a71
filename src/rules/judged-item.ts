import type { WorkItem } from '../model/work-item.ts';

/** A work item with everything the limits and the ageing rules ask about it. */
export interface JudgedItem extends WorkItem {
  lane: 'expedite' | 'standard' | null;
  /** Linear's: 0 none, 1 urgent … 4 low. */
  priority: number;
  estimate: number | null;
  /** How many customers wait for it, as Linear counts requests. */
  customers: number;
  blocked: boolean;
  blockedBy: string[];
  /** Set while an exception keeps the item out of the counts. */
  exception: { reason: string; until: string } | null;
  ageDays: number;
  stageAgeDays: number | null;
  idleDays: number;
  sleDays: number | null;
  aging: 'ok' | 'risk' | 'over';
  stale: boolean;
}
