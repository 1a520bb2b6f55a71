import type { Lacks } from './features.ts';
import { NESTED_LISTS } from './nested-lists.ts';

export type FragmentName =
  | 'Account'
  | 'IssueParts'
  | 'LabelledIssueParts'
  | 'CardIssueParts'
  | 'PullRequestParts'
  | 'CardParts';

/** Lists inside a pull request, and inside an issue: what one entry costs. */
export const ISSUE_LISTS = 3;
const CLOSED_ISSUES = 3;
export const PULL_REQUEST_LISTS = 6 + CLOSED_ISSUES * ISSUE_LISTS;

interface Fragment {
  text(lacks: Lacks): string;
  uses: readonly FragmentName[];
}

const { Issue, PullRequest, DraftIssue } = NESTED_LISTS;
const REPOSITORY = 'repository { nameWithOwner isArchived }';

const FRAGMENTS: Record<FragmentName, Fragment> = {
  Account: {
    uses: [],
    text: (lacks) => `on Actor {
      __typename login
      ... on User { databaseId name ${lacks.has('email') ? '' : 'email'} }
      ... on Bot { databaseId }
    }`,
  },
  IssueParts: {
    uses: ['Account'],
    text: (lacks) => `on Issue {
      __typename id number title url issueState: state createdAt updatedAt closedAt ${REPOSITORY}
      ${lacks.has('duplicates') ? '' : 'stateReason(enableDuplicate: true)'}
      author { ...Account }
      ${Issue.assignees('first: 10', lacks)}
      ${Issue.labels('first: 20', lacks)}
      ${lacks.has('parent') ? '' : 'parent { number repository { nameWithOwner } }'}
      ${lacks.has('subIssues') ? '' : 'subIssuesSummary { total completed }'}
      ${lacks.has('blockedBy') ? '' : Issue.blockedBy('first: 10', lacks)}
    }`,
  },
  LabelledIssueParts: {
    uses: ['IssueParts'],
    text: (lacks) => `on Issue { ...IssueParts ${Issue.labelEvents('first: 30', lacks)} }`,
  },
  CardIssueParts: {
    uses: ['IssueParts'],
    text: (lacks) => `on Issue {
      ...IssueParts
      ${lacks.has('statusEvents') ? '' : Issue.statusEvents('first: 30', lacks)}
    }`,
  },
  PullRequestParts: {
    uses: ['Account', 'IssueParts'],
    text: (lacks) => `on PullRequest {
      __typename id number title url prState: state isDraft createdAt updatedAt closedAt mergedAt body
      headRefName baseRefName isCrossRepository reviewDecision ${REPOSITORY}
      author { ...Account }
      ${PullRequest.assignees('first: 10', lacks)}
      ${PullRequest.labels('first: 20', lacks)}
      ${PullRequest.reviewRequests('first: 20', lacks)}
      ${PullRequest.reviews('first: 20', lacks)}
      ${PullRequest.events('first: 30', lacks)}
      ${PullRequest.closes(`first: ${CLOSED_ISSUES}`, lacks)}
    }`,
  },
  CardParts: {
    uses: ['Account', 'CardIssueParts', 'PullRequestParts'],
    text: (lacks) => `on ProjectV2Item {
      id type isArchived createdAt
      content {
        __typename
        ... on DraftIssue { id title createdAt updatedAt creator { ...Account } ${DraftIssue.assignees('first: 10', lacks)} }
        ...CardIssueParts
        ...PullRequestParts
      }
    }`,
  },
};

/** The named fragments, and those they use, as text. */
export function fragmentText(names: readonly FragmentName[], lacks: Lacks): string {
  const wanted = new Set<FragmentName>();
  const want = (name: FragmentName) => {
    if (wanted.has(name)) return;
    wanted.add(name);
    FRAGMENTS[name].uses.forEach(want);
  };
  names.forEach(want);
  return [...wanted].map((name) => `fragment ${name} ${FRAGMENTS[name].text(lacks)}`).join('\n');
}
