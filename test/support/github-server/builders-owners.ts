import { databaseIdOf, EPOCH, GITHUB, type Given, nodeId } from './identity.ts';
import type { WorldRepository, WorldTeam } from './world.ts';

export type RepositoryInput = Given<WorldRepository, 'nameWithOwner'>;
export type TeamInput = Given<WorldTeam, 'organization' | 'slug'>;

/** What every account has, from its login and the prefix of its kind's node ids. */
export function account(login: string, prefix: string) {
  return {
    login,
    id: nodeId(prefix, login),
    databaseId: databaseIdOf(`account ${login}`),
    url: `${GITHUB}/${login}`,
  };
}

/** A public, unarchived repository unless told otherwise; a bare string is its `owner/name`. */
export function buildRepository(entry: string | RepositoryInput): WorldRepository {
  const given = typeof entry === 'string' ? { nameWithOwner: entry } : entry;
  const [owner = '', name = ''] = given.nameWithOwner.split('/');
  return {
    __typename: 'Repository',
    id: nodeId('R', given.nameWithOwner),
    databaseId: databaseIdOf(`repository ${given.nameWithOwner}`),
    name,
    owner,
    url: `${GITHUB}/${given.nameWithOwner}`,
    isArchived: false,
    isPrivate: false,
    isFork: false,
    isDisabled: false,
    defaultBranch: 'main',
    createdAt: EPOCH,
    updatedAt: EPOCH,
    pushedAt: EPOCH,
    ...given,
  };
}

export function buildTeam(given: TeamInput): WorldTeam {
  const combinedSlug = `${given.organization}/${given.slug}`;
  return {
    __typename: 'Team',
    id: nodeId('T', combinedSlug),
    databaseId: databaseIdOf(`team ${combinedSlug}`),
    combinedSlug,
    name: given.slug,
    url: `${GITHUB}/orgs/${given.organization}/teams/${given.slug}`,
    members: [],
    parent: null,
    ...given,
  };
}
