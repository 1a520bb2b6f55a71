import type { PageArguments } from './connection.ts';
import { paged, type Resolver, type Resolvers } from './context.ts';
import { nodeId } from './identity.ts';
import { reviewerOf } from './resolvers-events.ts';
import { visibleRecords } from './resolvers-query.ts';
import { recordResolvers } from './resolvers-records.ts';
import type { WorldPullRequest, WorldReview, WorldReviewRequest, WorldStack } from './world.ts';

const OPINIONS: WorldReview['state'][] = ['APPROVED', 'CHANGES_REQUESTED', 'DISMISSED'];

/** The last review of each author among those given, in the order of the authors' first. */
function latestByAuthor(reviews: readonly WorldReview[]): WorldReview[] {
  const submitted = [...reviews]
    .filter((review) => review.state !== 'PENDING')
    .sort((left, right) => ((left.submittedAt ?? '') < (right.submittedAt ?? '') ? -1 : 1));
  return [...new Map(submitted.map((review) => [review.author, review])).values()];
}

/** Reviews of authors who are not asked again. */
const latestReviews: Resolver = (pull: WorldPullRequest, args: PageArguments, context) => {
  const asked = new Set(pull.reviewRequests.map((request) => request.reviewer?.toLowerCase()));
  const latest = latestByAuthor(pull.reviews).filter((review) => !asked.has(review.author?.toLowerCase()));
  return paged(latest, args, context);
};

const reviews: Resolver = (
  pull: WorldPullRequest,
  args: PageArguments & { states?: string[]; author?: string },
  context,
) => {
  const found = pull.reviews.filter(
    (review) =>
      (!args.states || args.states.includes(review.state)) && (!args.author || review.author === args.author),
  );
  return paged(found, args, context);
};

type RequestEntry = WorldReviewRequest & { pullRequest: WorldPullRequest };
type StackEntry = { id: string; position: number; pull: WorldPullRequest; stack: WorldStack };

const stackEntries: Resolver = (stack: WorldStack, args: PageArguments, context) => {
  const entries = stack.pullRequests.flatMap((reference, index): StackEntry[] => {
    const pull = context.index.record(reference);
    const entry = { id: nodeId('PRSE', reference), position: index + 1, stack };
    return pull?.__typename === 'PullRequest' ? [{ ...entry, pull }] : [];
  });
  return paged(entries, args, context);
};

export const pullRequestResolvers: Resolvers = {
  PullRequest: {
    ...recordResolvers,
    merged: (pull: WorldPullRequest) => pull.state === 'MERGED',
    mergedBy: (pull: WorldPullRequest, _args, { index }) => index.account(pull.mergedBy),
    headRepository: (pull: WorldPullRequest, _args, { index, access }) => {
      const head = pull.headRepository === null ? null : index.repository(pull.headRepository);
      return head && access.sees(head) ? head : null;
    },
    headRepositoryOwner: (pull: WorldPullRequest, _args, { index }) =>
      index.account(pull.headRepository?.split('/')[0] ?? null),
    baseRepository: (pull: WorldPullRequest, _args, { index }) => index.repository(pull.repository),
    isMergeQueueEnabled: (pull: WorldPullRequest) => pull.isInMergeQueue,
    statusCheckRollup: (pull: WorldPullRequest) =>
      pull.checks === null ? null : { id: nodeId('SCR', pull.id), state: pull.checks },
    reviewRequests: (pull: WorldPullRequest, args: PageArguments, context) =>
      paged(
        pull.reviewRequests.map((request): RequestEntry => ({ ...request, pullRequest: pull })),
        args,
        context,
      ),
    reviews,
    latestReviews,
    latestOpinionatedReviews: (pull: WorldPullRequest, args: PageArguments, context) =>
      paged(latestByAuthor(pull.reviews.filter((review) => OPINIONS.includes(review.state))), args, context),
    closingIssuesReferences: (pull: WorldPullRequest, args: PageArguments, context) =>
      paged(visibleRecords(pull.closes.map(context.index.record), context), args, context),
    commits: (pull: WorldPullRequest, args: PageArguments, context) =>
      paged(
        pull.commits.map((commit, position) => ({ id: nodeId('PURC', `${pull.id} ${position}`), commit })),
        args,
        context,
      ),
    stack: (pull: WorldPullRequest, _args, { index }) => index.stackOf(pull),
    stackEntry: (pull: WorldPullRequest, _args, { index }) => {
      const stack = index.stackOf(pull);
      const position = stack?.pullRequests.findIndex((reference) => index.record(reference) === pull) ?? -1;
      return stack && { id: nodeId('PRSE', pull.id), position: position + 1, pull, stack };
    },
  },
  ReviewRequest: {
    requestedReviewer: (request: RequestEntry, _args, context) => reviewerOf(request.reviewer, context),
  },
  PullRequestReview: {
    author: (review: WorldReview, _args, { index }) => index.account(review.author),
  },
  PullRequestStack: { entries: stackEntries, size: (stack: WorldStack) => stack.pullRequests.length },
  PullRequestStackEntry: {
    pullRequest: (entry: StackEntry, _args, { access }) =>
      access.seesRecord(entry.pull) ? entry.pull : null,
  },
};
