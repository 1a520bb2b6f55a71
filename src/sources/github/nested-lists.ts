import type { Lacks } from './features.ts';

/**
 * The lists inside a pull request, an issue or a draft card, each under the alias that the responses use. One text
 * serves the first page, inside a fragment, and the further pages of a list that the first cut off.
 */
type NestedList = (page: string, lacks: Lacks) => string;

const PAGE_INFO = 'pageInfo { hasNextPage endCursor }';
/** Events that open, close or move a pull request, or ask for its review. */
const PULL_REQUEST_EVENTS =
  'READY_FOR_REVIEW_EVENT, CONVERT_TO_DRAFT_EVENT, CLOSED_EVENT, REOPENED_EVENT, REVIEW_REQUESTED_EVENT';

const reviewer = (lacks: Lacks) =>
  [
    'requestedReviewer { __typename ...Account',
    lacks.has('teamSlug') ? '' : '... on Team { id combinedSlug }',
    lacks.has('teamSlug') || lacks.has('enterpriseTeam') ? '' : '... on EnterpriseTeam { id combinedSlug }',
    '}',
  ].join(' ');

const assignees: NestedList = (page, lacks) =>
  `assignees: ${lacks.has('assignedActors') ? 'assignees' : 'assignedActors'}(${page}) { ${PAGE_INFO} nodes { ...Account } }`;
const labels: NestedList = (page) => `labels(${page}) { ${PAGE_INFO} nodes { __typename id name } }`;

interface NestedLists {
  PullRequest: Record<
    'assignees' | 'labels' | 'reviewRequests' | 'reviews' | 'events' | 'closes',
    NestedList
  >;
  Issue: Record<'assignees' | 'labels' | 'labelEvents' | 'blockedBy' | 'statusEvents', NestedList>;
  DraftIssue: Record<'assignees', NestedList>;
}
export type NestedOwner = keyof NestedLists;

export const NESTED_LISTS: NestedLists = {
  PullRequest: {
    assignees,
    labels,
    reviewRequests: (page, lacks) => `reviewRequests(${page}) { ${PAGE_INFO} nodes { ${reviewer(lacks)} } }`,
    reviews: (page) =>
      `reviews: latestOpinionatedReviews(${page}) { ${PAGE_INFO} nodes { state submittedAt } }`,
    events: (page, lacks) => `events: timelineItems(${page}, itemTypes: [${PULL_REQUEST_EVENTS}]) {
      ${PAGE_INFO}
      nodes {
        __typename
        ... on ReadyForReviewEvent { createdAt }
        ... on ConvertToDraftEvent { createdAt }
        ... on ClosedEvent { createdAt }
        ... on ReopenedEvent { createdAt }
        ... on ReviewRequestedEvent { createdAt ${reviewer(lacks)} }
      }
    }`,
    closes: (page) => `closes: closingIssuesReferences(${page}) { ${PAGE_INFO} nodes { ...IssueParts } }`,
  },
  Issue: {
    assignees,
    labels,
    labelEvents: (page) => `labelEvents: timelineItems(${page}, itemTypes: [LABELED_EVENT]) {
      ${PAGE_INFO} nodes { ... on LabeledEvent { createdAt label { name } } }
    }`,
    blockedBy: (page) => `blockedBy(${page}) { ${PAGE_INFO} nodes { ...IssueBrief } }`,
    statusEvents: (
      page,
    ) => `statusEvents: timelineItems(${page}, itemTypes: [PROJECT_V2_ITEM_STATUS_CHANGED_EVENT]) {
      ${PAGE_INFO} nodes { ... on ProjectV2ItemStatusChangedEvent { createdAt previousStatus status project { id } } }
    }`,
  },
  DraftIssue: {
    assignees: (page) => `assignees(${page}) { ${PAGE_INFO} nodes { ...Account } }`,
  },
};

/** The list `field` of a `type`, or null where there is none of that name. */
export function nestedList(type: NestedOwner, field: string): NestedList | null {
  const lists: Record<string, NestedList> = NESTED_LISTS[type];
  return lists[field] ?? null;
}
