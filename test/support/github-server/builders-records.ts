import { databaseIdOf, EPOCH, GITHUB, type Given, nodeId } from './identity.ts';
import type { WorldIssue, WorldLabel, WorldPullRequest, WorldReview, WorldReviewRequest } from './world.ts';

type LabelInput = string | Given<WorldLabel, 'name'>;
type Loose<T> = Omit<Given<T & { repository: string }, 'repository'>, 'labels'> & { labels?: LabelInput[] };

export type IssueInput = Loose<WorldIssue>;

export type PullRequestInput = Omit<Loose<WorldPullRequest>, 'reviewRequests' | 'reviews'> & {
  /** A bare string is the login or combined slug asked; null a deleted account. */
  reviewRequests?: (string | null | Given<WorldReviewRequest, 'reviewer'>)[];
  reviews?: Given<WorldReview, 'author' | 'state'>[];
};

function buildLabels(labels: LabelInput[] | undefined, createdAt: string): WorldLabel[] {
  return (labels ?? []).map((label) => {
    return { color: 'ededed', at: createdAt, ...(typeof label === 'string' ? { name: label } : label) };
  });
}

function latest(...times: (string | null | undefined)[]): string {
  return times.reduce<string>((last, time) => (time && time > last ? time : last), '');
}

/** A pull request with every field: open unless `mergedAt`, `closedAt` or `state` says otherwise. */
export function buildPullRequest(given: PullRequestInput, number: number): WorldPullRequest {
  const reference = `${given.repository}#${number}`;
  const createdAt = given.createdAt ?? EPOCH;
  const state = given.state ?? (given.mergedAt ? 'MERGED' : given.closedAt ? 'CLOSED' : 'OPEN');
  const updatedAt = given.updatedAt ?? latest(createdAt, given.mergedAt, given.closedAt);
  const mergedAt = given.mergedAt ?? (state === 'MERGED' ? updatedAt : null);
  const headRepository = given.headRepository === undefined ? given.repository : given.headRepository;
  return {
    __typename: 'PullRequest',
    id: nodeId('PR', reference),
    databaseId: databaseIdOf(`pull ${reference}`),
    title: `Pull request ${number}`,
    body: '',
    url: `${GITHUB}/${given.repository}/pull/${number}`,
    isDraft: false,
    mergedBy: mergedAt === null ? null : (given.author ?? null),
    headRefName: `branch-${number}`,
    baseRefName: 'main',
    isCrossRepository: headRepository !== given.repository,
    reviewDecision: null,
    closes: [],
    isInMergeQueue: false,
    mergeable: 'MERGEABLE',
    checks: null,
    additions: 10,
    deletions: 2,
    changedFiles: 1,
    commits: [{ authoredDate: createdAt, committedDate: createdAt }],
    timeline: [],
    author: null,
    assignees: [],
    ...given,
    number,
    state,
    createdAt,
    updatedAt,
    mergedAt,
    closedAt: given.closedAt ?? (state === 'OPEN' ? null : (mergedAt ?? updatedAt)),
    headRepository,
    labels: buildLabels(given.labels, createdAt),
    reviewRequests: (given.reviewRequests ?? []).map((request, index) => {
      const asked = request === null || typeof request === 'string' ? { reviewer: request } : request;
      return { id: nodeId('RR', `${reference} ${index}`), at: createdAt, asCodeOwner: false, ...asked };
    }),
    reviews: (given.reviews ?? []).map((review, index) => {
      const submittedAt = review.submittedAt === undefined ? createdAt : review.submittedAt;
      const id = nodeId('PRR', `${reference} ${index}`);
      const written = submittedAt ?? createdAt;
      return { __typename: 'PullRequestReview', id, body: '', createdAt: written, ...review, submittedAt };
    }),
  };
}

/** An issue with every field: open unless `closedAt` or `state` says otherwise, and then closed as completed. */
export function buildIssue(given: IssueInput, number: number): WorldIssue {
  const reference = `${given.repository}#${number}`;
  const createdAt = given.createdAt ?? EPOCH;
  const state = given.state ?? (given.closedAt ? 'CLOSED' : 'OPEN');
  const updatedAt = given.updatedAt ?? latest(createdAt, given.closedAt);
  return {
    __typename: 'Issue',
    id: nodeId('I', reference),
    databaseId: databaseIdOf(`issue ${reference}`),
    title: `Issue ${number}`,
    body: '',
    url: `${GITHUB}/${given.repository}/issues/${number}`,
    stateReason: state === 'CLOSED' ? 'COMPLETED' : null,
    issueType: null,
    parent: null,
    blockedBy: [],
    timeline: [],
    author: null,
    assignees: [],
    ...given,
    number,
    state,
    createdAt,
    updatedAt,
    closedAt: given.closedAt ?? (state === 'OPEN' ? null : updatedAt),
    labels: buildLabels(given.labels, createdAt),
  };
}
