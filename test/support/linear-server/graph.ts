import { idOf } from './ids.ts';
import { IssueNode } from './issue-node.ts';
import { cycleNode, projectNode, stateNode, type TeamNode, teamNode, userNode } from './nodes.ts';
import type { LinearWorld, WorldIssue, WorldRelation } from './world-types.ts';

/** What one request sees of the world. */
export interface View {
  /** Epoch milliseconds. */
  now: number;
  /** The keys of the teams the credentials reach; null for all. */
  teams: ReadonlySet<string> | null;
  /** Gives each state history out of order. */
  shuffle: boolean;
}

function once<K, V>(build: (key: K) => V): (key: K) => V {
  const built = new Map<K, V>();
  return (key) => {
    const known = built.get(key);
    if (known !== undefined) return known;
    const value = build(key);
    built.set(key, value);
    return value;
  };
}

function lazily<V>(build: () => V): () => V {
  const value = once(build);
  return () => value(undefined);
}

function grouped<T>(items: T[], keyOf: (item: T) => string | null): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    if (key === null) continue;
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

export type Graph = ReturnType<typeof linkWorld>;

/**
 * The world as GraphQL walks it: names become records, each made when it is first reached. What the view
 * does not reach is null or left out, as with a key that is limited to some teams.
 */
export function linkWorld(world: LinearWorld, view: View) {
  const reached = (team: string) => view.teams === null || view.teams.has(team);
  const issues = world.issues.filter((issue) => reached(issue.team));
  const teams = world.teams.filter((team) => reached(team.key));
  const teamsByKey = new Map(teams.map((team) => [team.key, team]));
  const usersByName = new Map(
    world.users.flatMap((user) => [[user.email, user] as const, [user.id, user] as const]),
  );
  const statesByTeam = grouped(world.states, (state) => state.team);
  const issuesByName = new Map(issues.map((issue) => [issue.identifier, issue]));
  const children = lazily(() => grouped(issues, (issue) => issue.parent));
  const relations = lazily(() => grouped(world.relations, (relation) => relation.issue));
  const inverse = lazily(() => grouped(world.relations, (relation) => relation.relatedIssue));

  const toTeam = once((key: string): TeamNode | null => {
    const team = teamsByKey.get(key);
    return team ? teamNode(team, graph) : null;
  });
  const toUser = once((record: LinearWorld['users'][number]) => userNode(record, world));
  const toState = once((record: LinearWorld['states'][number]) => stateNode(record, graph));
  const toIssue = once((record: WorldIssue): IssueNode => new IssueNode(record, graph));
  const toProject = once((record: LinearWorld['projects'][number]) => projectNode(record, world));
  const toCycle = once((record: LinearWorld['cycles'][number]) => cycleNode(record, graph));

  const issueNamed = (identifier: string): IssueNode | null => {
    const record = issuesByName.get(identifier);
    return record ? toIssue(record) : null;
  };
  const toRelation = (record: WorldRelation) => {
    const issue = issueNamed(record.issue);
    const relatedIssue = issueNamed(record.relatedIssue);
    if (!issue || !relatedIssue) return [];
    const { createdAt } = issue;
    const id = idOf('relation', record.type, record.issue, record.relatedIssue);
    return [
      { id, type: record.type, issue, relatedIssue, createdAt, updatedAt: createdAt, archivedAt: null },
    ];
  };

  const allIssues = lazily(() => issues.map(toIssue));
  const issuesById = lazily(() => new Map(allIssues().map((issue) => [issue.id, issue])));
  const issuesByStateType = lazily(() => grouped(allIssues(), (issue) => issue.state.type));

  const graph = {
    world,
    view,
    teams: () => teams.flatMap((team) => toTeam(team.key) ?? []),
    team: (key: string): TeamNode | null => toTeam(key),
    users: () => world.users.map(toUser),
    user: (name: string) => {
      const record = usersByName.get(name);
      if (!record) throw new Error(`The world has no user "${name}".`);
      return toUser(record);
    },
    states: (team?: string) =>
      (team ? (statesByTeam.get(team) ?? []) : world.states.filter((state) => reached(state.team))).map(
        toState,
      ),
    state: (team: string, name: string) => {
      const record = statesByTeam.get(team)?.find((state) => state.name === name || state.id === name);
      if (!record) throw new Error(`The team ${team} has no state "${name}".`);
      return toState(record);
    },
    issues: allIssues,
    issueById: (id: string): IssueNode | null => issuesById().get(id) ?? null,
    issuesInStateType: (type: string): IssueNode[] => issuesByStateType().get(type) ?? [],
    issue: issueNamed,
    childrenOf: (identifier: string) => (children().get(identifier) ?? []).map(toIssue),
    relationsOf: (identifier: string) => (relations().get(identifier) ?? []).flatMap(toRelation),
    inverseRelationsOf: (identifier: string) => (inverse().get(identifier) ?? []).flatMap(toRelation),
    projects: () => world.projects.map(toProject),
    project: (name: string) => {
      const record = world.projects.find((project) => project.name === name);
      if (!record) throw new Error(`The world has no project "${name}".`);
      return toProject(record);
    },
    cycles: (team: string) => world.cycles.filter((cycle) => cycle.team === team).map(toCycle),
  };
  return graph;
}
