import { labelEntity } from './label.ts';
import type {
  GithubWorld,
  WorldAccount,
  WorldEnterpriseTeam,
  WorldIssue,
  WorldPullRequest,
  WorldRepository,
  WorldStack,
  WorldTeam,
} from './world.ts';
import type { WorldProject, WorldProjectItem } from './world-projects.ts';

export type WorldRecordEntry = WorldPullRequest | WorldIssue;

/** A card together with the board it lies on. */
export interface ProjectItemEntry extends WorldProjectItem {
  __typename: 'ProjectV2Item';
  project: WorldProject;
}

/** Lookups over a world, built once: names are case-insensitive, as GitHub's are. */
export interface WorldIndex {
  world: GithubWorld;
  records: WorldRecordEntry[];
  account(login: string | null): WorldAccount | null;
  repository(nameWithOwner: string): WorldRepository | null;
  repositoriesOf(owner: string): WorldRepository[];
  pullRequestsOf(nameWithOwner: string): WorldPullRequest[];
  issuesOf(nameWithOwner: string): WorldIssue[];
  authoredBy(login: string): WorldRecordEntry[];
  assignedTo(login: string): WorldRecordEntry[];
  /** By login, or a team's combined slug. */
  reviewRequestedFrom(name: string): WorldRecordEntry[];
  record(reference: string): WorldRecordEntry | null;
  team(combinedSlug: string): WorldTeam | null;
  /** A user, bot, mannequin, team or enterprise team by login or combined slug. */
  reviewer(name: string | null): WorldAccount | WorldTeam | WorldEnterpriseTeam | null;
  teamsOf(organization: string): WorldTeam[];
  /** Combined slugs, in lower case, of the teams someone belongs to, through child teams too. */
  teamsWith(login: string): ReadonlySet<string>;
  project(owner: string, number: number): WorldProject | null;
  projectsOf(owner: string): WorldProject[];
  itemsOf(project: WorldProject): ProjectItemEntry[];
  itemsHolding(record: WorldRecordEntry): ProjectItemEntry[];
  closers(issue: WorldIssue): WorldPullRequest[];
  children(issue: WorldIssue): WorldIssue[];
  blockedBy(issue: WorldIssue): WorldIssue[];
  stackOf(pull: WorldPullRequest): WorldStack | null;
  byId(id: string): object | null;
}

/** `owner/name#number` of an issue or pull request. */
export function referenceOf(record: WorldRecordEntry): string {
  return `${record.repository}#${record.number}`;
}

function groupBy<T>(entries: T[], keys: (entry: T) => string[]): (key: string) => T[] {
  const groups = new Map<string, T[]>();
  for (const entry of entries) {
    for (const key of keys(entry)) {
      const group = groups.get(key.toLowerCase());
      if (group) group.push(entry);
      else groups.set(key.toLowerCase(), [entry]);
    }
  }
  return (key) => groups.get(key.toLowerCase()) ?? [];
}

function uniqueBy<T>(entries: T[], key: (entry: T) => string): (key: string) => T | null {
  const found = new Map<string, T>();
  for (const entry of entries) {
    const name = key(entry).toLowerCase();
    if (found.has(name)) throw new Error(`The world holds "${name}" twice.`);
    found.set(name, entry);
  }
  return (name) => found.get(name.toLowerCase()) ?? null;
}

function teamMemberships(teams: WorldTeam[]): Map<string, Set<string>> {
  const bySlug = uniqueBy(teams, (team) => team.combinedSlug);
  const memberships = new Map<string, Set<string>>();
  for (const start of teams) {
    for (let team: WorldTeam | null = start; team; ) {
      for (const login of start.members) {
        const slugs = memberships.get(login.toLowerCase()) ?? new Set();
        memberships.set(login.toLowerCase(), slugs.add(team.combinedSlug.toLowerCase()));
      }
      team = team.parent === null ? null : bySlug(`${team.organization}/${team.parent}`);
    }
  }
  return memberships;
}

/** @throws Error when the world holds one name, number or id twice */
export function indexWorld(world: GithubWorld): WorldIndex {
  const accounts: WorldAccount[] = [
    ...world.users,
    ...world.bots,
    ...world.mannequins,
    ...world.organizations,
  ];
  const records: WorldRecordEntry[] = [...world.pullRequests, ...world.issues];
  const items = new Map<WorldProject, ProjectItemEntry[]>();
  for (const project of world.projects) {
    items.set(
      project,
      project.items.map((item) => ({ __typename: 'ProjectV2Item', ...item, project })),
    );
  }
  const allItems = [...items.values()].flat();
  const reviewsOf = world.pullRequests.flatMap((pull) => pull.reviews);
  const drafts = allItems.flatMap((item) =>
    item.content && typeof item.content === 'object' ? [item.content] : [],
  );

  const accountBy = uniqueBy(accounts, (account) => account.login);
  const enterpriseTeam = uniqueBy(world.enterpriseTeams, (team) => team.combinedSlug);
  const team = uniqueBy(world.teams, (entry) => entry.combinedSlug);
  const record = uniqueBy(records, referenceOf);
  const project = uniqueBy(world.projects, (entry) => `${entry.owner}#${entry.number}`);
  const itemsHolding = groupBy(allItems, (item) => (typeof item.content === 'string' ? [item.content] : []));
  const closers = groupBy(world.pullRequests, (pull) => pull.closes);
  const children = groupBy(world.issues, (issue) => (issue.parent === null ? [] : [issue.parent]));
  const stacks = groupBy(world.stacks, (stack) => stack.pullRequests);
  const memberships = teamMemberships(world.teams);
  const none: ReadonlySet<string> = new Set();
  const nodes: { id: string }[] = [
    ...accounts,
    ...world.teams,
    ...world.enterpriseTeams,
    ...world.repositories,
    ...records,
    ...world.projects,
    ...allItems,
    ...drafts,
    ...reviewsOf,
    ...records.flatMap((entry) => entry.labels.map((label) => labelEntity(entry.repository, label))),
  ];
  const ids = new Map(nodes.map((node) => [node.id, node]));

  return {
    world,
    records,
    account: (login) => (login === null ? null : accountBy(login)),
    repository: uniqueBy(world.repositories, (repository) => repository.nameWithOwner),
    repositoriesOf: groupBy(world.repositories, (repository) => [repository.owner]),
    pullRequestsOf: groupBy(world.pullRequests, (pull) => [pull.repository]),
    issuesOf: groupBy(world.issues, (issue) => [issue.repository]),
    authoredBy: groupBy(records, (entry) => (entry.author === null ? [] : [entry.author])),
    assignedTo: groupBy(records, (entry) => entry.assignees),
    reviewRequestedFrom: groupBy<WorldRecordEntry>(world.pullRequests, (entry) =>
      entry.__typename === 'PullRequest'
        ? entry.reviewRequests.flatMap(({ reviewer }) => reviewer ?? [])
        : [],
    ),
    record,
    team,
    reviewer: (name) => (name === null ? null : (accountBy(name) ?? team(name) ?? enterpriseTeam(name))),
    teamsOf: groupBy(world.teams, (entry) => [entry.organization]),
    teamsWith: (login) => memberships.get(login.toLowerCase()) ?? none,
    project: (owner, number) => project(`${owner}#${number}`),
    projectsOf: groupBy(world.projects, (entry) => [entry.owner]),
    itemsOf: (entry) => items.get(entry) ?? [],
    itemsHolding: (entry) => itemsHolding(referenceOf(entry)),
    closers: (issue) => closers(referenceOf(issue)),
    children: (issue) => children(referenceOf(issue)),
    blockedBy: (issue) =>
      issue.blockedBy.map(record).filter((entry): entry is WorldIssue => entry?.__typename === 'Issue'),
    stackOf: (pull) => stacks(referenceOf(pull))[0] ?? null,
    byId: (id) => ids.get(id) ?? null,
  };
}
