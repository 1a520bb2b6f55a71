import type { Person } from './cast.ts';
import {
  type Draft,
  daysAgo,
  type GithubIssueDraft,
  type IssueDraft,
  nextNumber,
  type PullDraft,
} from './draft.ts';

const VERBS = ['Retry', 'Show', 'Split', 'Cache', 'Rename', 'Validate', 'Export', 'Round', 'Log', 'Drop'];
const THINGS = [
  'refunds',
  'invoices',
  'the login page',
  'webhooks',
  'CSV files',
  'old sessions',
  'time zones',
];
/** Words that look like an identifier and name nothing. */
const NEAR_MISSES = ['UTF-8', 'SHA-256', 'ISO-8601', 'CVE-2026'];
const LABELS = ['bug', 'feature', 'chore', 'customer', 'ui', 'backend', 'docs'];

export const titleOf = (draft: Draft) =>
  `${draft.random.pick(VERBS)} ${draft.random.pick(THINGS)}${draft.random.chance(0.08) ? ` as ${draft.random.pick(NEAR_MISSES)}` : ''}`;

const labelsOf = (draft: Draft) => LABELS.filter(() => draft.random.chance(0.15));

/** A Linear issue: in progress unless told otherwise, with a history that may lead back and forth. */
export function addIssue(draft: Draft, team: string, given: Partial<IssueDraft> = {}): IssueDraft {
  const { random } = draft;
  const createdAt = daysAgo(random, 20, 60);
  const startedAt = daysAgo(random, 1, 19);
  const state = given.state ?? 'In Progress';
  const isStarted = state === 'In Progress' || state === 'In Review';
  const issue: IssueDraft = {
    title: titleOf(draft),
    description: 'As discussed.',
    createdAt,
    updatedAt: isStarted ? startedAt : createdAt,
    startedAt: isStarted ? startedAt : null,
    priority: random.int(5),
    labels: labelsOf(draft),
    ...given,
    state,
    identifier: `${team}-${nextNumber(draft, team)}`,
  };
  draft.issues.push(issue);
  return issue;
}

/** An open pull request, with reviews asked and given as pull requests have them. */
export function addPull(
  draft: Draft,
  repository: string,
  author: Person,
  given: Partial<PullDraft> = {},
): PullDraft {
  const { random, cast } = draft;
  const number = nextNumber(draft, repository);
  const colleagues = cast.people.filter((person) => person.team === author.team && person !== author);
  const asked = [0.6, 0.3].flatMap((share) =>
    colleagues.length > 0 && random.chance(share) ? [random.pick(colleagues).login] : [],
  );
  const reviewer = random.chance(0.35) && colleagues.length > 0 ? random.pick(colleagues).login : null;
  const createdAt = daysAgo(random, 0.1, 18);
  const verdict = random.pick(['APPROVED', 'CHANGES_REQUESTED', 'COMMENTED'] as const);
  const isReviewed = reviewer !== null && !asked.includes(reviewer);
  const pull: PullDraft = {
    title: titleOf(draft),
    body: '## What\n\nSee the title.\n',
    isDraft: random.chance(0.2),
    headRefName: `${author.login}/change-${number}`,
    labels: labelsOf(draft),
    reviewRequests: [...new Set(asked)],
    reviews: isReviewed ? [{ author: reviewer, state: verdict, submittedAt: daysAgo(random, 0, 0.1) }] : [],
    reviewDecision: isReviewed && verdict !== 'COMMENTED' ? verdict : 'REVIEW_REQUIRED',
    ...given,
    repository,
    number,
    author: author.login,
    createdAt,
    updatedAt: createdAt,
  };
  draft.pulls.push(pull);
  return pull;
}

/** An open GitHub issue. */
export function addGithubIssue(
  draft: Draft,
  repository: string,
  given: Partial<GithubIssueDraft>,
): GithubIssueDraft {
  const issue: GithubIssueDraft = {
    title: titleOf(draft),
    createdAt: daysAgo(draft.random, 20, 40),
    ...given,
    repository,
    number: nextNumber(draft, repository),
  };
  draft.githubIssues.push(issue);
  return issue;
}
