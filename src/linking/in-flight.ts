import type { Plan } from '../config/plan.ts';
import type { SourceRecord } from '../model/snapshot.ts';
import { isOpenPullRequest } from '../model/work-item.ts';
import { nameMatcher } from '../text/compare.ts';
import type { Flow } from './flow.ts';

/** How a record is in flight (contract §2.2): by itself, or a GitHub issue only through an open pull request. */
export type InFlight = 'itself' | 'through-pull-request' | 'no';

/** The check whether a record bears a label that the config calls started. */
export function startedLabelCheck(plan: Pick<Plan, 'github'>): (record: SourceRecord) => boolean {
  const isStartedLabel = nameMatcher(plan.github?.startedLabels ?? []);
  return (record) => record.labels.some(isStartedLabel);
}

/** The check whether a record, alone or in an item with an open pull request, is in flight. */
export function inFlightCheck(
  plan: Pick<Plan, 'github'>,
  flow: Flow,
): (record: SourceRecord, itemHasOpenPullRequest: boolean) => InFlight {
  const hasStartedLabel = startedLabelCheck(plan);
  return (record, itemHasOpenPullRequest) => {
    if (record.source === 'linear') return record.stateType === 'started' ? 'itself' : 'no';
    if (record.kind === 'pull_request') return isOpenPullRequest(record) ? 'itself' : 'no';
    if (record.stateType !== 'open') return 'no';
    if (record.status !== null && flow.ofProjectStatus(record.status.name) !== null) return 'itself';
    if (record.kind === 'draft_card') return 'no';
    if (hasStartedLabel(record)) return 'itself';
    return itemHasOpenPullRequest ? 'through-pull-request' : 'no';
  };
}
