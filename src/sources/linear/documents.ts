import type { Optional } from './optional-fields.ts';

/** A GraphQL document; its text depends on what this Linear knows. */
export interface Document {
  /** The operation's name: it stands in debug lines and in messages. */
  name: string;
  text(optional: Optional): string;
}

/*
 * Page sizes keep each document under Linear's 10,000 points: 0.1 a scalar, 1 an object, and all that is inside
 * a list times its page. The nested pages hold what nearly every issue has; longer lists are followed up.
 */
export const TEAMS_PAGE = 250;
export const TEAM_DETAILS_PAGE = 40;
export const ISSUES_PAGE = 100;
/** A page of a list that is asked for alone. */
export const LIST_PAGE = 100;

const pageInfo = 'pageInfo { hasNextPage endCursor }';
const user = (optional: Optional) =>
  `id displayName email active ${optional('User.app')} ${optional('User.gitHubUserId')}`;

/** The lists inside a team. */
const TEAM_LISTS = {
  members: { first: 40, node: user },
  states: { first: 30, node: () => 'name' },
} as const;

export type TeamList = keyof typeof TEAM_LISTS;

const teamList = (name: TeamList, optional: Optional, first: number, after = '') =>
  `${name}(first: ${first}${after}) { nodes { ${TEAM_LISTS[name].node(optional)} } ${pageInfo} }`;

/** The lists inside an issue: how many come with it, and what is asked of each. */
const ISSUE_LIST = {
  labels: { first: 5, filter: '', node: 'name' },
  attachments: { first: 5, filter: '', node: 'url' },
  inverseRelations: { first: 3, filter: '', node: 'type issue { identifier state { type } }' },
  stateHistory: { first: 8, filter: '', node: 'startedAt endedAt state { name type }' },
  children: {
    first: 2,
    filter: ', filter: { state: { type: { nin: ["completed", "canceled", "duplicate"] } } }',
    node: 'id state { type }',
  },
} as const;

export type IssueList = keyof typeof ISSUE_LIST;

const listOf = (name: IssueList, first: number, after = '') =>
  `${name}(first: ${first}${ISSUE_LIST[name].filter}${after}) { nodes { ${ISSUE_LIST[name].node} } ${pageInfo} }`;

const nested = (name: IssueList) => listOf(name, ISSUE_LIST[name].first);

const issue = (optional: Optional) => `
  id identifier ${optional('Issue.previousIdentifiers')} title url priority estimate
  createdAt updatedAt startedAt completedAt canceledAt archivedAt
  ${optional('Issue.trashed')} ${optional('Issue.customerTicketCount')}
  state { name type } team { key } project { name } parent { identifier }
  creator { ${user(optional)} } assignee { ${user(optional)} }
  ${optional('Issue.delegate', `delegate { ${user(optional)} }`)}
  ${optional('Issue.syncedWith', 'syncedWith { service metadata { ... on ExternalEntityInfoGithubMetadata { owner repo number } } }')}
  ${nested('labels')} ${nested('attachments')} ${nested('inverseRelations')} ${nested('children')}
  ${optional('Issue.stateHistory', nested('stateHistory'))}`;

/** Every team the key sees, without its people. Variables: first, after. */
export const TEAMS: Document = {
  name: 'WiplimitTeams',
  text: (optional) => `query WiplimitTeams($first: Int!, $after: String) {
    teams(first: $first, after: $after) {
      nodes { id key name archivedAt ${optional('Team.retiredAt')} ${optional('Team.parent', 'parent { key }')} }
      ${pageInfo}
    }
  }`,
};

/** The active members and the states of the teams that the filter names. Variables: filter, first, after. */
export const TEAM_DETAILS: Document = {
  name: 'WiplimitTeamDetails',
  text: (optional) => `query WiplimitTeamDetails($filter: TeamFilter, $first: Int!, $after: String) {
    teams(filter: $filter, first: $first, after: $after) {
      nodes {
        id key
        ${teamList('members', optional, TEAM_LISTS.members.first)}
        ${teamList('states', optional, TEAM_LISTS.states.first)}
      }
      ${pageInfo}
    }
  }`,
};

/** The rest of one list of one team. Variables: id, after. */
export const teamListDocument = (list: TeamList): Document => ({
  name: `WiplimitTeam_${list}`,
  text: (optional) => `query WiplimitTeam_${list}($id: String!, $after: String) {
    team(id: $id) { ${teamList(list, optional, LIST_PAGE, ', after: $after')} }
  }`,
});

/** Issues with all that a record holds. Variables: filter, first, after, includeArchived. */
export const ISSUES: Document = {
  name: 'WiplimitIssues',
  text: (
    optional,
  ) => `query WiplimitIssues($filter: IssueFilter!, $first: Int!, $after: String, $includeArchived: Boolean) {
    issues(filter: $filter, first: $first, after: $after, includeArchived: $includeArchived) {
      nodes { ${issue(optional)} }
      ${pageInfo}
    }
  }`,
};

/** The rest of one list of one issue. Variables: id, after. */
export const issueListDocument = (list: IssueList): Document => ({
  name: `WiplimitIssue_${list}`,
  text: () => `query WiplimitIssue_${list}($id: String!, $after: String) {
    issue(id: $id) { ${listOf(list, LIST_PAGE, ', after: $after')} }
  }`,
});
