import { idOf } from './ids.ts';
import { CREATED_AT, issueOf, teamOf } from './world-issue.ts';
import type {
  LinearWorld,
  LinearWorldDraft,
  WorldProject,
  WorldState,
  WorldTeam,
  WorldUser,
} from './world-types.ts';

const USUAL_STATES: [string, WorldState['type']][] = [
  ['Triage', 'triage'],
  ['Backlog', 'backlog'],
  ['Todo', 'unstarted'],
  ['In Progress', 'started'],
  ['In Review', 'started'],
  ['Done', 'completed'],
  ['Canceled', 'canceled'],
  ['Duplicate', 'duplicate'],
];

function teamsOf(draft: LinearWorldDraft): WorldTeam[] {
  const issues = draft.issues ?? [];
  const given = new Map((draft.teams ?? []).map((team) => [team.key, team]));
  const parents = [...given.values()].flatMap((team) => team.parent ?? []);
  const keys = new Set([
    ...given.keys(),
    ...parents,
    ...(draft.states ?? []).map((s) => s.team),
    ...issues.map(teamOf),
  ]);
  return [...keys].map((key) => ({
    id: idOf('team', key),
    name: key,
    parent: null,
    members: [
      ...new Set(issues.filter((issue) => teamOf(issue) === key).flatMap((issue) => issue.assignee ?? [])),
    ],
    timezone: 'Etc/UTC',
    issueEstimationType: 'notUsed',
    createdAt: CREATED_AT,
    archivedAt: null,
    retiredAt: null,
    ...given.get(key),
    key,
  }));
}

function usersOf(draft: LinearWorldDraft, teams: WorldTeam[]): WorldUser[] {
  const given = (draft.users ?? []).map((user) => ({ ...user, id: user.id ?? idOf('user', user.email) }));
  const known = new Set(given.flatMap((user) => [user.id, user.email]));
  const delegates = new Set((draft.issues ?? []).flatMap((issue) => issue.delegate ?? []));
  const named = [
    ...(draft.viewer ? [draft.viewer] : []),
    ...teams.flatMap((team) => team.members),
    ...(draft.issues ?? []).flatMap((issue) => [issue.assignee ?? [], issue.creator ?? []].flat()),
    ...delegates,
  ];
  const added = [...new Set(named)].filter((email) => !known.has(email));
  const all = [...given, ...added.map((email) => ({ email, app: delegates.has(email) }))];
  return (all.length > 0 ? all : [{ email: 'viewer@acme.com' }]).map((user) => {
    const handle = user.email.split('@')[0] ?? user.email;
    return {
      id: idOf('user', user.email),
      name: handle,
      displayName: handle,
      active: true,
      app: false,
      guest: false,
      admin: false,
      gitHubUserId: null,
      createdAt: CREATED_AT,
      ...user,
    };
  });
}

function statesOf(draft: LinearWorldDraft, teams: WorldTeam[]): WorldState[] {
  return teams.flatMap(({ key }) => {
    const own = (draft.states ?? []).filter((state) => state.team === key);
    const usual = USUAL_STATES.map(([name, type]) => ({ team: key, name, type }));
    return (own.length > 0 ? own : usual).map((state, position) => ({
      id: idOf('state', key, state.name),
      position,
      ...state,
    }));
  });
}

function projectsOf(draft: LinearWorldDraft): WorldProject[] {
  const given = draft.projects ?? [];
  const named = new Set((draft.issues ?? []).flatMap((issue) => issue.project ?? []));
  for (const project of given) named.delete(project.name);
  return [...given, ...[...named].map((name) => ({ name }))].map((project) => ({
    id: idOf('project', project.name),
    status: 'started',
    createdAt: CREATED_AT,
    ...project,
  }));
}

/**
 * A whole workspace from the few things a test is about. Teams, users, projects and parents that are only
 * named are added; ids, addresses, branches and histories follow from the names, the same in every run.
 * Throws when an issue stands in a state that its team lacks, or when an issue is named that is not there.
 */
export function linearWorld(draft: LinearWorldDraft = {}): LinearWorld {
  const organization = { id: idOf('organization'), name: 'Acme', urlKey: 'acme', ...draft.organization };
  const teams = teamsOf(draft);
  const users = usersOf(draft, teams);
  const states = statesOf(draft, teams);
  const issues = (draft.issues ?? []).map((issue) => issueOf(issue, states, organization.urlKey));
  const relations = draft.relations ?? [];
  const known = new Set(issues.map((issue) => issue.identifier));
  const named = [
    ...issues.map((issue) => issue.parent),
    ...relations.flatMap((r) => [r.issue, r.relatedIssue]),
  ];
  const missing = named.find((identifier) => identifier !== null && !known.has(identifier));
  if (missing) throw new Error(`The world names the issue ${missing}, but has none of that identifier.`);
  return {
    organization,
    viewer: draft.viewer ?? users.find((user) => !user.app)?.email ?? users[0]?.email ?? '',
    teams,
    users,
    states,
    issues,
    projects: projectsOf(draft),
    cycles: draft.cycles ?? [],
    relations,
  };
}
