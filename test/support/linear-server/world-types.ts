/**
 * A Linear workspace as plain data. Records name each other as people do: a team by its key, a user by
 * e-mail (or id), a workflow state by its name within the team (or id), an issue by its identifier.
 * All times are ISO 8601 instants.
 */
export interface LinearWorld {
  organization: { id: string; name: string; urlKey: string };
  /** Who the credentials belong to: a user's e-mail. */
  viewer: string;
  teams: WorldTeam[];
  users: WorldUser[];
  states: WorldState[];
  issues: WorldIssue[];
  projects: WorldProject[];
  cycles: WorldCycle[];
  relations: WorldRelation[];
}

export interface WorldTeam {
  id: string;
  key: string;
  name: string;
  /** The key of the team above, or null. */
  parent: string | null;
  /** E-mails of the members, disabled ones included. */
  members: string[];
  timezone: string;
  issueEstimationType: string;
  createdAt: string;
  archivedAt: string | null;
  retiredAt: string | null;
}

export interface WorldUser {
  id: string;
  name: string;
  displayName: string;
  email: string;
  active: boolean;
  /** True for an agent or an integration, which is no person. */
  app: boolean;
  guest: boolean;
  admin: boolean;
  gitHubUserId: string | null;
  createdAt: string;
}

export interface WorldState {
  id: string;
  team: string;
  name: string;
  type: 'triage' | 'backlog' | 'unstarted' | 'started' | 'completed' | 'canceled' | 'duplicate';
  position: number;
}

export interface WorldIssue {
  id: string;
  identifier: string;
  previousIdentifiers: string[];
  number: number;
  team: string;
  title: string;
  description: string | null;
  url: string;
  branchName: string;
  /** 0 none, 1 urgent, 2 high, 3 medium, 4 low. */
  priority: number;
  estimate: number | null;
  dueDate: string | null;
  createdAt: string;
  updatedAt: string;
  startedAt: string | null;
  completedAt: string | null;
  canceledAt: string | null;
  triagedAt: string | null;
  archivedAt: string | null;
  trashed: boolean;
  state: string;
  assignee: string | null;
  delegate: string | null;
  creator: string | null;
  /** A project's name. */
  project: string | null;
  /** A cycle's number within the team. */
  cycle: number | null;
  parent: string | null;
  labels: string[];
  attachments: WorldAttachment[];
  stateHistory: WorldSpan[];
  syncedWith: WorldSync[];
  customerTicketCount: number;
  /** How many customer needs name the issue. */
  needs: number;
}

export interface WorldAttachment {
  url: string;
  title?: string;
  /** Without it, `github` for a GitHub address, else `unknown`. */
  sourceType?: string;
}

/** A time in one state; `state: null` is a state that was deleted since. */
export interface WorldSpan {
  state: string | null;
  startedAt: string;
  endedAt?: string | null;
}

export interface WorldSync {
  service?: 'github' | 'jira' | 'slack';
  owner?: string;
  repo?: string;
  number?: number;
}

export interface WorldProject {
  id: string;
  name: string;
  status: 'backlog' | 'planned' | 'started' | 'paused' | 'completed' | 'canceled';
  createdAt: string;
}

export interface WorldCycle {
  team: string;
  number: number;
  startsAt: string;
  endsAt: string;
}

/** `{type: 'blocks', issue: 'PAY-1', relatedIssue: 'PAY-2'}`: PAY-1 blocks PAY-2. */
export interface WorldRelation {
  type: 'blocks' | 'duplicate' | 'related' | 'similar';
  issue: string;
  relatedIssue: string;
}

type Draft<T, K extends keyof T> = Partial<T> & Pick<T, K>;

/** What a test has to say; `linearWorld` fills in the rest. */
export interface LinearWorldDraft {
  organization?: Partial<LinearWorld['organization']>;
  viewer?: string;
  teams?: Draft<WorldTeam, 'key'>[];
  users?: Draft<WorldUser, 'email'>[];
  /** The states of a team; a team that has none here gets the usual eight. */
  states?: Draft<WorldState, 'team' | 'name' | 'type'>[];
  issues?: Draft<WorldIssue, 'identifier'>[];
  projects?: Draft<WorldProject, 'name'>[];
  cycles?: WorldCycle[];
  relations?: WorldRelation[];
}
