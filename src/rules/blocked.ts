import type { Plan } from '../config/plan.ts';
import type { Why } from '../model/verdict.ts';
import { speakingRecords, type WorkItem } from '../model/work-item.ts';
import { compareNatural, nameMatcher } from '../text/compare.ts';

export interface BlockedState {
  blocked: boolean;
  /** Ids of the unfinished issues that block it, sorted. */
  blockedBy: string[];
  why: Why[];
}

/** The check whether work cannot go on (contract §2.9): an unfinished issue blocks it, or a label or state says so. */
export function blockedCheck(config: Plan['blocked']): (item: WorkItem) => BlockedState {
  const isBlockingLabel = nameMatcher(config.labels);
  const isBlockingState = nameMatcher(config.states);
  return (item) => blockedState(item, isBlockingLabel, isBlockingState);
}

function blockedState(
  item: WorkItem,
  isBlockingLabel: (label: string) => boolean,
  isBlockingState: (state: string) => boolean,
): BlockedState {
  const own = new Set(item.records.map((record) => record.id));
  const why: Why[] = [];
  const blockedBy = new Set<string>();
  for (const record of speakingRecords(item)) {
    for (const blocker of record.blockedBy) {
      if (!blocker.open || own.has(blocker.id) || blockedBy.has(blocker.id)) continue;
      blockedBy.add(blocker.id);
      why.push({ rule: 'blocked-by-issue', record: record.id, evidence: blocker.id });
    }
    const label = record.labels.find(isBlockingLabel);
    if (label !== undefined) why.push({ rule: 'blocked-by-label', record: record.id, evidence: label });
    const state = [record.state, record.status?.name].find((name) => name != null && isBlockingState(name));
    if (state != null) why.push({ rule: 'blocked-by-state', record: record.id, evidence: state });
  }
  return { blocked: why.length > 0, blockedBy: [...blockedBy].sort(compareNatural), why };
}
