import type { Plan } from '../config/plan.ts';
import type { Why } from '../model/verdict.ts';
import type { WorkItem } from '../model/work-item.ts';
import { nameMatcher } from '../text/compare.ts';

/** Linear's numbers for its priorities; 0 is none. */
const PRIORITY = { urgent: 1, high: 2, medium: 3, low: 4 } as const;

/** The most urgent priority of an item's in-flight records, 0 when none has one. */
export function priorityOf(item: Pick<WorkItem, 'inFlight'>): number {
  const set = item.inFlight.map((record) => record.priority).filter((priority) => priority > 0);
  return set.length === 0 ? 0 : Math.min(...set);
}

export interface Lane {
  lane: 'expedite' | 'standard' | null;
  why: Why[];
}

/** The check which lane an item is in (contract §2.10); without an expedite config there is none. */
export function laneCheck(
  expedite: Plan['expedite'],
): (item: Pick<WorkItem, 'id' | 'labels' | 'inFlight'>) => Lane {
  if (expedite === null) return () => ({ lane: null, why: [] });
  const isExpediteLabel = nameMatcher(expedite.labels);
  return (item) => {
    const label = item.labels.find(isExpediteLabel);
    if (label !== undefined)
      return { lane: 'expedite', why: [{ rule: 'expedite-by-label', record: item.id, evidence: label }] };
    const priority = priorityOf(item);
    const name = expedite.priorities.find((candidate) => PRIORITY[candidate] === priority);
    if (name !== undefined)
      return { lane: 'expedite', why: [{ rule: 'expedite-by-priority', record: item.id, evidence: name }] };
    return { lane: 'standard', why: [] };
  };
}
