import type { WorldProject } from './world-projects.ts';

/**
 * The plain data a loopback GitHub serves. People are named by login, repositories by `owner/name`, issues and pull
 * requests by `owner/name#number`, teams by `org/slug`; times are UTC ISO 8601. `githubWorld` fills every field.
 */
export interface GithubWorld {
  /** Login of the person whom a token belongs to, unless its access says otherwise. */
  viewer: string;
  users: WorldUser[];
  bots: WorldBot[];
  mannequins: WorldMannequin[];
  organizations: WorldOrganization[];
  teams: WorldTeam[];
  enterpriseTeams: WorldEnterpriseTeam[];
  repositories: WorldRepository[];
  pullRequests: WorldPullRequest[];
  issues: WorldIssue[];
  projects: WorldProject[];
  stacks: WorldStack[];
}

interface Account {
  login: string;
  id: string;
  databaseId: number;
  url: string;
}

export interface WorldUser extends Account {
  __typename: 'User';
  name: string | null;
  /** `''` when the person hides it, as GitHub answers. */
  email: string;
  createdAt: string;
}

export interface WorldBot extends Account {
  __typename: 'Bot';
}

export interface WorldMannequin extends Account {
  __typename: 'Mannequin';
  name: string | null;
  email: string | null;
}

export interface WorldOrganization extends Account {
  __typename: 'Organization';
  name: string | null;
}

export type WorldAccount = WorldUser | WorldBot | WorldMannequin | WorldOrganization;

export interface WorldTeam {
  __typename: 'Team';
  id: string;
  databaseId: number;
  organization: string;
  slug: string;
  combinedSlug: string;
  name: string;
  url: string;
  /** Logins of the immediate members. */
  members: string[];
  /** Slug of the parent team in the same organisation. */
  parent: string | null;
}

export interface WorldEnterpriseTeam {
  __typename: 'EnterpriseTeam';
  id: string;
  slug: string;
  combinedSlug: string;
  name: string;
}

export interface WorldRepository {
  __typename: 'Repository';
  id: string;
  databaseId: number;
  nameWithOwner: string;
  name: string;
  owner: string;
  url: string;
  isArchived: boolean;
  isPrivate: boolean;
  isFork: boolean;
  isDisabled: boolean;
  defaultBranch: string | null;
  createdAt: string;
  updatedAt: string;
  pushedAt: string;
}

export interface WorldLabel {
  name: string;
  color: string;
  /** When it was put on the record: the time of its LabeledEvent. */
  at: string;
}

/** What issues and pull requests share. */
interface WorldRecord {
  id: string;
  databaseId: number;
  repository: string;
  number: number;
  title: string;
  body: string;
  url: string;
  createdAt: string;
  updatedAt: string;
  closedAt: string | null;
  /** Login; null is a deleted account. */
  author: string | null;
  /** Logins of users, bots or mannequins. */
  assignees: string[];
  labels: WorldLabel[];
  /** Events beyond those that the record's own dates tell (see timeline.ts). */
  timeline: WorldEvent[];
}

export interface WorldReviewRequest {
  id: string;
  /** A login, or the combined slug of a team; null is a deleted account. */
  reviewer: string | null;
  at: string;
  asCodeOwner: boolean;
}

export interface WorldReview {
  __typename: 'PullRequestReview';
  id: string;
  author: string | null;
  state: 'APPROVED' | 'CHANGES_REQUESTED' | 'COMMENTED' | 'DISMISSED' | 'PENDING';
  body: string;
  createdAt: string;
  submittedAt: string | null;
}

export interface WorldPullRequest extends WorldRecord {
  __typename: 'PullRequest';
  state: 'OPEN' | 'MERGED' | 'CLOSED';
  isDraft: boolean;
  mergedAt: string | null;
  mergedBy: string | null;
  headRefName: string;
  baseRefName: string;
  /** null is a deleted fork. */
  headRepository: string | null;
  isCrossRepository: boolean;
  reviewRequests: WorldReviewRequest[];
  reviews: WorldReview[];
  reviewDecision: 'APPROVED' | 'CHANGES_REQUESTED' | 'REVIEW_REQUIRED' | null;
  /** References of the issues that merging closes. */
  closes: string[];
  isInMergeQueue: boolean;
  mergeable: 'MERGEABLE' | 'CONFLICTING' | 'UNKNOWN';
  checks: 'SUCCESS' | 'FAILURE' | 'PENDING' | 'ERROR' | 'EXPECTED' | null;
  additions: number;
  deletions: number;
  changedFiles: number;
  commits: { authoredDate: string; committedDate: string }[];
}

export interface WorldIssue extends WorldRecord {
  __typename: 'Issue';
  state: 'OPEN' | 'CLOSED';
  stateReason: 'COMPLETED' | 'NOT_PLANNED' | 'REOPENED' | 'DUPLICATE' | null;
  issueType: string | null;
  parent: string | null;
  blockedBy: string[];
}

/** One timeline event, named as in the schema; `label`, `reviewer`, … only where its type has them. */
export interface WorldEvent {
  type: string;
  createdAt: string;
  actor?: string | null;
  label?: string;
  reviewer?: string | null;
  assignee?: string | null;
  /** Status events: the project as `owner#number`, and the column left and entered. */
  project?: string;
  previousStatus?: string;
  status?: string;
  stateReason?: WorldIssue['stateReason'];
}

export interface WorldStack {
  id: string;
  number: number;
  baseRefName: string;
  /** References from the bottom of the stack upwards. */
  pullRequests: string[];
}
