import type { Lacks } from './features.ts';
import { NESTED_LISTS } from './nested-lists.ts';

export type FragmentName =
  | 'Account'
  | 'PullRequestBrief'
  | 'IssueBrief'
  | 'IssueParts'
  | 'LabelledIssueParts'
  | 'CardIssueParts'
  | 'PullRequestParts'
  | 'DraftParts';

const ISSUE_LISTS = 3;
const CLOSED_ISSUES = 3;
/**
 * The lists inside one entry that is asked for whole: what it weighs in a list. How long their first pages are costs
 * nothing, so they are longer than nearly all such lists.
 */
export const LISTS_INSIDE: Record<FragmentName, number> = {
  Account: 0,
  PullRequestBrief: 0,
  IssueBrief: 0,
  IssueParts: ISSUE_LISTS,
  LabelledIssueParts: ISSUE_LISTS + 1,
  CardIssueParts: ISSUE_LISTS + 1,
  PullRequestParts: 6 + CLOSED_ISSUES * ISSUE_LISTS,
  DraftParts: 1,
};

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
      ... on Node { id }
      ... on User { databaseId name ${lacks.has('email') ? '' : 'email'} }
      ... on Bot { databaseId }
    }`,
  },
  // What a list says of a pull request or issue: all of it that may change without a new `updatedAt`.
  PullRequestBrief: {
    uses: [],
    text: () =>
      `on PullRequest { __typename id updatedAt prState: state isDraft reviewDecision baseRefName mergedAt closedAt ${REPOSITORY} }`,
  },
  IssueBrief: {
    uses: [],
    text: (lacks) => `on Issue {
      __typename id number updatedAt closedAt issueState: state ${REPOSITORY}
      ${lacks.has('duplicates') ? '' : 'stateReason(enableDuplicate: true)'}
      ${lacks.has('parent') ? '' : 'parent { number repository { nameWithOwner } }'}
      ${lacks.has('subIssues') ? '' : 'subIssuesSummary { total completed }'}
    }`,
  },
  IssueParts: {
    uses: ['Account', 'IssueBrief'],
    text: (lacks) => `on Issue {
      ...IssueBrief
      title url createdAt
      author { ...Account }
      ${Issue.assignees('first: 10', lacks)}
      ${Issue.labels('first: 30', lacks)}
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
    uses: ['Account', 'PullRequestBrief', 'IssueParts'],
    text: (lacks) => `on PullRequest {
      ...PullRequestBrief
      number title url createdAt body headRefName isCrossRepository
      author { ...Account }
      ${PullRequest.assignees('first: 20', lacks)}
      ${PullRequest.labels('first: 50', lacks)}
      ${PullRequest.reviewRequests('first: 30', lacks)}
      ${PullRequest.reviews('first: 30', lacks)}
      ${PullRequest.events('first: 60', lacks)}
      ${PullRequest.closes(`first: ${CLOSED_ISSUES}`, lacks)}
    }`,
  },
  DraftParts: {
    uses: ['Account'],
    text: (lacks) => `on DraftIssue {
      __typename id title createdAt updatedAt creator { ...Account } ${DraftIssue.assignees('first: 10', lacks)}
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
