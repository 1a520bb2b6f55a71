import type { SourceRecord, StateSpan } from '../../model/snapshot.ts';
import { handleOf } from './people.ts';
import type { LinearIssue, LinearUser } from './response.ts';

const STATE_TYPES = [
  'triage',
  'backlog',
  'unstarted',
  'started',
  'completed',
  'canceled',
  'duplicate',
] as const;
type StateType = (typeof STATE_TYPES)[number];

const isClosed = (type: string) => type === 'completed' || type === 'canceled' || type === 'duplicate';

/** Null for a type that Linear has added since. */
export const stateTypeOf = (type: string): StateType | null =>
  STATE_TYPES.find((known) => known === type) ?? null;

/**
 * One Linear issue as a record.
 * @param stateType the type of its state, known to be one of ours
 */
export function toRecord(issue: LinearIssue, stateType: StateType): SourceRecord {
  const shelved = issue.trashed ? 'trashed' : issue.archivedAt ? 'archived' : null;
  const agents = [issue.delegate, issue.assignee?.app ? issue.assignee : null].filter((user) => user != null);
  return {
    source: 'linear',
    id: issue.identifier,
    previousIds: issue.previousIdentifiers ?? [],
    kind: 'issue',
    title: issue.title,
    url: issue.url,
    state: issue.state.name,
    // An issue in the archive or the trash is not in flight, whatever state it was left in.
    stateType: shelved && !isClosed(stateType) ? 'canceled' : stateType,
    closedAs: shelved,
    team: issue.team.key,
    repository: null,
    project: issue.project?.name ?? null,
    parent: issue.parent?.identifier ?? null,
    openChildren: issue.children.nodes.filter((child) => !isClosed(child.state.type)).length,
    author: issue.creator ? handleOf(issue.creator) : null,
    assignees: issue.assignee && !issue.assignee.app ? [handleOf(issue.assignee)] : [],
    agents: handlesOf(agents),
    reviewRequests: [],
    createdAt: issue.createdAt,
    startedAt: issue.startedAt ?? null,
    updatedAt: issue.updatedAt,
    finishedAt: issue.completedAt ?? issue.canceledAt ?? null,
    states: spansOf(issue),
    status: null,
    labels: issue.labels.nodes.map((label) => label.name),
    priority: issue.priority,
    estimate: issue.estimate ?? null,
    customers: issue.customerTicketCount ?? 0,
    // Linear's branchName is only what it suggests for a branch.
    branch: null,
    base: null,
    fork: false,
    body: null,
    review: null,
    links: issue.attachments.nodes.map((attachment) => attachment.url),
    syncedWith: gitHubIssueOf(issue),
    closes: [],
    blockedBy: issue.inverseRelations.nodes
      .filter((relation) => relation.type === 'blocks')
      .map(({ issue: blocker }) => ({ id: blocker.identifier, open: !isClosed(blocker.state.type) })),
  };
}

const handlesOf = (users: LinearUser[]) => [...new Set(users.map(handleOf))];

/** In the order of time, which Linear does not promise. */
function spansOf(issue: LinearIssue): StateSpan[] {
  return (issue.stateHistory?.nodes ?? [])
    .map(({ startedAt, endedAt, state }) => ({
      name: state?.name ?? null,
      type: state?.type ?? null,
      from: startedAt,
      to: endedAt ?? null,
    }))
    .sort((a, b) => Date.parse(a.from) - Date.parse(b.from));
}

/** The GitHub issue this one is synced with, as `acme/api#45`. */
function gitHubIssueOf(issue: LinearIssue): string | null {
  const { owner, repo, number } =
    issue.syncedWith?.find((entity) => entity.service === 'github')?.metadata ?? {};
  return owner && repo && number ? `${owner}/${repo}#${number}` : null;
}
