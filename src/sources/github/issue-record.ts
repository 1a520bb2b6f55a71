import type { SourceRecord } from '../../model/snapshot.ts';
import { hasName, sameName } from '../../text/compare.ts';
import type { BoardStatus, DraftCard } from './gathered.ts';
import { newRecord } from './new-record.ts';
import { type Directory, logins } from './people.ts';
import { recordId } from './repository-name.ts';
import type { DraftNode, IssueNode } from './responses.ts';
import { statusSpans } from './spans.ts';

const CLOSED_AS: Record<string, string> = {
  COMPLETED: 'completed',
  NOT_PLANNED: 'not_planned',
  DUPLICATE: 'duplicate',
};

/** What a board's status is on a record. */
export function statusOf(status: BoardStatus | null): SourceRecord['status'] {
  return status === null ? null : { project: status.project, name: status.name, enteredAt: status.enteredAt };
}

/** What a GitHub issue is in the snapshot. */
export function issueRecord(
  issue: IssueNode,
  status: BoardStatus | null,
  startedLabels: readonly string[],
  directory: Directory,
): SourceRecord {
  const stateType = issue.issueState === 'CLOSED' ? 'closed' : 'open';
  const children = issue.subIssuesSummary;
  const record = newRecord({
    id: recordId(issue),
    kind: 'issue',
    title: issue.title,
    url: issue.url,
    state: stateType,
    stateType,
    repository: issue.repository.nameWithOwner,
    author: directory.add(issue.author),
    assignees: logins(directory, issue.assignees.nodes),
    createdAt: issue.createdAt,
    updatedAt: issue.updatedAt,
    labels: issue.labels.nodes.map((label) => label.name),
  });
  return {
    ...record,
    // Servers that know no other reason close an issue as completed.
    closedAs: stateType === 'closed' ? (CLOSED_AS[issue.stateReason ?? 'COMPLETED'] ?? null) : null,
    parent: issue.parent ? recordId(issue.parent) : null,
    openChildren: children ? Math.max(0, children.total - children.completed) : 0,
    startedAt: labelledAt(issue, startedLabels),
    finishedAt: issue.closedAt,
    states: statusSpans(issue, status),
    status: statusOf(status),
    blockedBy: issue.blockedBy.nodes.map((blocker) => ({
      id: recordId(blocker),
      open: blocker.issueState !== 'CLOSED',
    })),
  };
}

/** The earliest moment it got a started label that it still has; a label that was put back counts from then. */
function labelledAt(issue: IssueNode, startedLabels: readonly string[]): string | null {
  const times = issue.labels.nodes
    .filter(({ name }) => hasName(startedLabels, name))
    .flatMap(({ name }) => {
      const events =
        issue.labelEvents?.nodes.filter((event) => event.label && sameName(event.label.name, name)) ?? [];
      return (
        events
          .flatMap((event) => event.createdAt ?? [])
          .sort(byTime)
          .at(-1) ?? []
      );
    });
  return times.sort(byTime)[0] ?? null;
}

const byTime = (a: string, b: string) => Date.parse(a) - Date.parse(b);

/** What a draft card on a board is in the snapshot. */
export function draftCardRecord(
  { id, url }: DraftCard,
  draft: DraftNode,
  status: BoardStatus | null,
  directory: Directory,
): SourceRecord {
  const record = newRecord({
    id,
    kind: 'draft_card',
    title: draft.title,
    url,
    state: 'open',
    stateType: 'open',
    repository: null,
    author: directory.add(draft.creator),
    assignees: logins(directory, draft.assignees.nodes),
    createdAt: draft.createdAt,
    updatedAt: draft.updatedAt,
    labels: [],
  });
  return { ...record, states: statusSpans(null, status), status: statusOf(status) };
}
