import type { SourceRecord } from '../../model/snapshot.ts';
import { newRecord } from './new-record.ts';
import { type Directory, logins } from './people.ts';
import { recordId } from './repository-name.ts';
import type { PullRequestNode, ReviewerNode } from './responses.ts';
import { pullRequestSpans } from './spans.ts';

/** What a pull request is in the snapshot, without a status: boards give that. */
export function pullRequestRecord(pull: PullRequestNode, directory: Directory): SourceRecord {
  const stateType = pullRequestState(pull);
  const review = reviewState(pull);
  const record = newRecord({
    id: recordId(pull),
    kind: 'pull_request',
    title: pull.title,
    url: pull.url,
    state: stateType,
    stateType,
    repository: pull.repository.nameWithOwner,
    author: directory.add(pull.author),
    assignees: logins(directory, pull.assignees.nodes),
    createdAt: pull.createdAt,
    updatedAt: pull.updatedAt,
    labels: pull.labels.nodes.map((label) => label.name),
  });
  return {
    ...record,
    reviewRequests: reviewRequests(pull, directory),
    startedAt: latest(pull.events.nodes.filter((event) => event.__typename === 'ReopenedEvent')),
    finishedAt: pull.mergedAt ?? pull.closedAt,
    states: pullRequestSpans(pull, review),
    branch: pull.headRefName,
    base: pull.baseRefName,
    fork: pull.isCrossRepository,
    body: pull.body,
    review,
    closes: [...new Set(pull.closes.nodes.map(recordId))],
  };
}

function pullRequestState(pull: PullRequestNode): 'open' | 'draft' | 'merged' | 'closed' {
  if (pull.prState === 'MERGED') return 'merged';
  if (pull.prState === 'CLOSED') return 'closed';
  return pull.isDraft ? 'draft' : 'open';
}

/** `reviewDecision` is null where the repository requires no review: then the reviews themselves decide. */
function reviewState(pull: PullRequestNode): NonNullable<SourceRecord['review']> {
  const has = (state: string) => pull.reviews.nodes.some((review) => review.state === state);
  if (pull.reviewDecision === 'APPROVED') return 'approved';
  if (pull.reviewDecision === 'CHANGES_REQUESTED') return 'changes_requested';
  if (pull.reviewDecision === null) {
    if (has('CHANGES_REQUESTED')) return 'changes_requested';
    if (has('APPROVED')) return 'approved';
  }
  return pull.reviewRequests.nodes.length > 0 ? 'requested' : 'none';
}

function reviewRequests(pull: PullRequestNode, directory: Directory): SourceRecord['reviewRequests'] {
  const events = pull.events.nodes.filter((event) => event.__typename === 'ReviewRequestedEvent');
  return pull.reviewRequests.nodes.map(({ requestedReviewer: reviewer }) => {
    const name = nameOf(reviewer);
    return {
      who: directory.add(reviewer),
      team: reviewer?.combinedSlug ?? null,
      at: name === null ? null : latest(events.filter((event) => nameOf(event.requestedReviewer) === name)),
    };
  });
}

const nameOf = (reviewer: ReviewerNode): string | null =>
  (reviewer?.login ?? reviewer?.combinedSlug)?.toLowerCase() ?? null;

function latest(events: readonly { createdAt?: string | undefined }[]): string | null {
  const times = events.flatMap((event) => event.createdAt ?? []);
  return times.sort((a, b) => Date.parse(b) - Date.parse(a))[0] ?? null;
}
