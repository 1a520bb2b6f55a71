import {
  account,
  buildRepository,
  buildTeam,
  type RepositoryInput,
  type TeamInput,
} from './builders-owners.ts';
import { buildProject, type ProjectInput } from './builders-projects.ts';
import { buildIssue, buildPullRequest, type IssueInput, type PullRequestInput } from './builders-records.ts';
import { EPOCH, type Given, nodeId } from './identity.ts';
import type {
  GithubWorld,
  WorldBot,
  WorldEnterpriseTeam,
  WorldMannequin,
  WorldOrganization,
  WorldStack,
  WorldUser,
} from './world.ts';

/** What a test writes: only what it is about. A bare string stands for `{ login }` or `{ nameWithOwner }`. */
export interface GithubWorldInput {
  viewer?: string;
  users?: (string | Given<WorldUser, 'login'>)[];
  bots?: (string | Given<WorldBot, 'login'>)[];
  mannequins?: (string | Given<WorldMannequin, 'login'>)[];
  organizations?: (string | Given<WorldOrganization, 'login'>)[];
  teams?: TeamInput[];
  enterpriseTeams?: Given<WorldEnterpriseTeam, 'slug'>[];
  repositories?: (string | RepositoryInput)[];
  pullRequests?: PullRequestInput[];
  issues?: IssueInput[];
  projects?: ProjectInput[];
  stacks?: Given<WorldStack, 'pullRequests'>[];
}

function byLogin<T extends { login: string }>(entry: string | T): T | { login: string } {
  return typeof entry === 'string' ? { login: entry } : entry;
}

/** Every login that the input mentions as a person without declaring what kind of account it is. */
function mentionedLogins(input: GithubWorldInput): string[] {
  const records = [...(input.pullRequests ?? []), ...(input.issues ?? [])];
  const requests = (input.pullRequests ?? []).flatMap((pull) => pull.reviewRequests ?? []);
  return [
    input.viewer ?? 'octocat',
    ...(input.teams ?? []).flatMap((team) => team.members ?? []),
    ...records.flatMap((record) => [record.author, ...(record.assignees ?? [])]),
    ...requests.map((request) => (typeof request === 'string' ? request : request?.reviewer)),
    ...(input.pullRequests ?? []).flatMap((pull) => (pull.reviews ?? []).map((review) => review.author)),
    ...(input.projects ?? []).flatMap((project) =>
      (project.items ?? []).flatMap((item) => item.draft?.assignees ?? []),
    ),
  ].filter((login): login is string => typeof login === 'string' && !login.includes('/'));
}

/** Numbers for the records that a test left unnumbered, from 1 in each repository, past those it gave. */
function numbering(records: { repository: string; number?: number }[]) {
  const taken = new Set(
    records.filter((record) => record.number).map((record) => `${record.repository}#${record.number}`),
  );
  const last = new Map<string, number>();
  return (repository: string, wanted: number | undefined): number => {
    if (wanted !== undefined) return wanted;
    let number = (last.get(repository) ?? 0) + 1;
    while (taken.has(`${repository}#${number}`)) number += 1;
    last.set(repository, number);
    return number;
  };
}

/**
 * A whole world from what a test cares about. Ids, databaseIds and urls derive from names, so equal input gives an
 * equal world. People who are only mentioned become users, owners organisations, repositories public repositories.
 */
export function githubWorld(input: GithubWorldInput = {}): GithubWorld {
  const bots = (input.bots ?? []).map(byLogin).map((given): WorldBot => {
    return { __typename: 'Bot', ...account(given.login, 'BOT'), ...given };
  });
  const mannequins = (input.mannequins ?? []).map(byLogin).map((given): WorldMannequin => {
    return { __typename: 'Mannequin', ...account(given.login, 'M'), name: null, email: null, ...given };
  });
  const declaredUsers = (input.users ?? []).map(byLogin);
  const declaredOrganizations = (input.organizations ?? []).map(byLogin);
  const kinds = new Set(
    [...bots, ...mannequins, ...declaredUsers, ...declaredOrganizations].map((one) =>
      one.login.toLowerCase(),
    ),
  );
  const undeclared = (login: string) =>
    !kinds.has(login.toLowerCase()) && kinds.add(login.toLowerCase()) !== null;
  const users = [
    ...declaredUsers,
    ...mentionedLogins(input)
      .filter(undeclared)
      .map((login) => ({ login })),
  ].map((given): WorldUser => {
    return {
      __typename: 'User',
      ...account(given.login, 'U'),
      name: null,
      email: '',
      createdAt: EPOCH,
      ...given,
    };
  });

  const repositories = (input.repositories ?? []).map(buildRepository);
  const known = new Set(repositories.map((repository) => repository.nameWithOwner.toLowerCase()));
  for (const { repository } of [...(input.pullRequests ?? []), ...(input.issues ?? [])]) {
    if (known.has(repository.toLowerCase())) continue;
    known.add(repository.toLowerCase());
    repositories.push(buildRepository(repository));
  }

  const owners = [
    ...repositories.map((repository) => repository.owner),
    ...(input.teams ?? []).map((team) => team.organization),
    ...(input.projects ?? []).map((project) => project.owner),
  ];
  const organizations = [
    ...declaredOrganizations,
    ...owners.filter(undeclared).map((login) => ({ login })),
  ].map((given): WorldOrganization => {
    return { __typename: 'Organization', ...account(given.login, 'O'), name: null, ...given };
  });

  const nextNumber = numbering([...(input.pullRequests ?? []), ...(input.issues ?? [])]);
  return {
    viewer: input.viewer ?? 'octocat',
    users,
    bots,
    mannequins,
    organizations,
    teams: (input.teams ?? []).map(buildTeam),
    enterpriseTeams: (input.enterpriseTeams ?? []).map((given): WorldEnterpriseTeam => {
      const combinedSlug = `enterprise/${given.slug}`;
      return {
        __typename: 'EnterpriseTeam',
        id: nodeId('ET', given.slug),
        combinedSlug,
        name: given.slug,
        ...given,
      };
    }),
    repositories,
    pullRequests: (input.pullRequests ?? []).map((given) =>
      buildPullRequest(given, nextNumber(given.repository, given.number)),
    ),
    issues: (input.issues ?? []).map((given) =>
      buildIssue(given, nextNumber(given.repository, given.number)),
    ),
    projects: (input.projects ?? []).map(buildProject),
    stacks: (input.stacks ?? []).map((given, index): WorldStack => {
      return {
        id: nodeId('PRS', given.pullRequests.join()),
        number: index + 1,
        baseRefName: 'main',
        ...given,
      };
    }),
  };
}
