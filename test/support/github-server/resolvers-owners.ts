import type { PageArguments } from './connection.ts';
import { type Context, paged, type Resolver, type Resolvers } from './context.ts';
import { notFound } from './errors.ts';
import { filterRecords, type OrderArgument, ordered, type RecordFilters } from './record-filters.ts';
import { visibleRecords } from './resolvers-query.ts';
import type {
  WorldAccount,
  WorldIssue,
  WorldPullRequest,
  WorldRepository,
  WorldTeam,
  WorldUser,
} from './world.ts';

interface RepositoryFilters extends PageArguments {
  isArchived?: boolean | null;
  isFork?: boolean | null;
  privacy?: 'PUBLIC' | 'PRIVATE' | null;
  visibility?: 'PUBLIC' | 'PRIVATE' | 'INTERNAL' | null;
  orderBy?: OrderArgument | null;
}

const repositories: Resolver = (owner: WorldAccount, args: RepositoryFilters, context) => {
  const privacy = args.privacy ?? args.visibility ?? null;
  const found = context.index
    .repositoriesOf(owner.login)
    .filter(
      (repository) =>
        context.access.sees(repository) &&
        (typeof args.isArchived !== 'boolean' || repository.isArchived === args.isArchived) &&
        (typeof args.isFork !== 'boolean' || repository.isFork === args.isFork) &&
        (privacy === null || (privacy === 'PUBLIC') !== repository.isPrivate),
    );
  return paged(
    ordered<WorldRepository>(found, args.orderBy ?? { field: 'NAME', direction: 'ASC' }),
    args,
    context,
  );
};

const repository: Resolver = (owner: WorldAccount, { name }: { name: string }, { index, access }) => {
  const found = index.repository(`${owner.login}/${name}`);
  return found && access.sees(found) ? found : null;
};

const avatarUrl: Resolver = (account: WorldAccount) =>
  `https://avatars.githubusercontent.com/u/${account.databaseId}`;
const resourcePath: Resolver = (account: WorldAccount) => `/${account.login}`;
const owner = { repositories, repository, avatarUrl, resourcePath };

function authored<T extends WorldPullRequest | WorldIssue>(type: T['__typename']): Resolver {
  return (user: WorldUser, args: RecordFilters, context) => {
    const records = context.index.authoredBy(user.login).filter((one): one is T => one.__typename === type);
    return paged(filterRecords(visibleRecords(records, context), args, context.access.viewer), args, context);
  };
}

function users(logins: Iterable<string>, { index }: Context): WorldUser[] {
  return [...logins]
    .map(index.account)
    .filter((account): account is WorldUser => account?.__typename === 'User');
}

/** Members of a team itself, of its child teams, or of both. */
function members(team: WorldTeam, membership: string, context: Context): WorldUser[] {
  const slug = team.combinedSlug.toLowerCase();
  const immediate = new Set(team.members.map((login) => login.toLowerCase()));
  if (membership === 'IMMEDIATE') return users(team.members, context);
  const all = context.index.world.users.filter((user) => context.index.teamsWith(user.login).has(slug));
  return membership === 'ALL' ? all : all.filter((user) => !immediate.has(user.login.toLowerCase()));
}

export const ownerResolvers: Resolvers = {
  User: {
    ...owner,
    pullRequests: authored<WorldPullRequest>('PullRequest'),
    issues: authored<WorldIssue>('Issue'),
    isViewer: (user: WorldUser, _args, { access }) =>
      user.login.toLowerCase() === access.viewer.toLowerCase(),
  },
  Bot: { avatarUrl, resourcePath },
  Mannequin: { avatarUrl, resourcePath },
  Organization: {
    ...owner,
    team(organization: WorldAccount, { slug }: { slug: string }, { index, access, unknownTeam }) {
      const team = access.insider(organization.login) ? index.team(`${organization.login}/${slug}`) : null;
      if (team === null && unknownTeam === 'error')
        throw notFound(`Could not resolve to a Team with the slug '${slug}'.`);
      return team;
    },
    teams(
      organization: WorldAccount,
      args: PageArguments & { query?: string; userLogins?: string[] },
      context,
    ) {
      const { index, access } = context;
      const found = index
        .teamsOf(organization.login)
        .filter(
          (team) =>
            access.insider(organization.login) &&
            (!args.query || team.name.includes(args.query)) &&
            (!args.userLogins ||
              args.userLogins.some((login) => index.teamsWith(login).has(team.combinedSlug.toLowerCase()))),
        );
      return paged(found, args, context);
    },
  },
  Team: {
    organization: (team: WorldTeam, _args, { index }) => index.account(team.organization),
    parentTeam: (team: WorldTeam, _args, { index }) =>
      team.parent === null ? null : index.team(`${team.organization}/${team.parent}`),
    childTeams(team: WorldTeam, args: PageArguments, context) {
      const children = context.index.teamsOf(team.organization).filter((other) => other.parent === team.slug);
      return paged(children, args, context);
    },
    members: (team: WorldTeam, args: PageArguments & { membership: string }, context) =>
      paged(members(team, args.membership, context), args, context),
  },
};
