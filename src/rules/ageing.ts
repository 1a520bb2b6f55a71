import type { Plan } from '../config/plan.ts';
import { ageInDays, idleInDays } from '../model/age.ts';
import type { Calendar } from '../model/calendar.ts';
import type { WorkItem } from '../model/work-item.ts';

export interface Ages {
  ageDays: number;
  stageAgeDays: number | null;
  idleDays: number;
}

/**
 * How old an item is, how long it stands in its stage, how long nobody touched it (contract §3).
 * @param now epoch milliseconds
 */
export function agesOf(item: WorkItem, calendar: Calendar, unit: Plan['aging']['unit'], now: number): Ages {
  return {
    ageDays: ageInDays(calendar, unit, item.started, now),
    stageAgeDays: item.enteredStage === null ? null : ageInDays(calendar, unit, item.enteredStage, now),
    idleDays: idleInDays(calendar, unit, item.updated, now),
  };
}

/** How an age stands to its service level expectation: over it, in the last 30 % before it, or neither. */
export function agingOf(ageDays: number, sleDays: number | null): 'ok' | 'risk' | 'over' {
  if (sleDays === null) return 'ok';
  if (ageDays > sleDays) return 'over';
  // In whole numbers: 0.7 × 90 is less than 63 in floating point.
  return ageDays * 10 > sleDays * 7 ? 'risk' : 'ok';
}

/** Idle for longer than the config allows. Blocked work waits for others and is not stale. */
export function isStale(idleDays: number, blocked: boolean, stale: number | null): boolean {
  return stale !== null && !blocked && idleDays > stale;
}
