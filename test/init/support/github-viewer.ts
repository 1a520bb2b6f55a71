import { type Context, paged } from '../../support/github-server/context.ts';
import { type OrderArgument, ordered } from '../../support/github-server/record-filters.ts';
import { RESOLVERS } from '../../support/github-server/schema.ts';
import type { WorldUser } from '../../support/github-server/world.ts';

interface Arguments {
  first?: number;
  affiliations?: string[];
  isArchived?: boolean;
  orderBy?: OrderArgument;
}

/**
 * What GitHub lists for whoever a token belongs to: the organisations, and the repositories of these too. Only init
 * asks for that. Import it before a server is started.
 */
const own = RESOLVERS.User?.repositories;
RESOLVERS.User = {
  ...RESOLVERS.User,
  organizations(user: WorldUser, args: Arguments, context: Context) {
    const { index, access } = context;
    const seen = index.world.organizations.filter(({ login }) => access.insider(login));
    return paged(user.login === access.viewer ? seen : [], args, context);
  },
  repositories(user: WorldUser, args: Arguments, context: Context) {
    const { index, access } = context;
    if (user.login !== access.viewer || args.affiliations?.includes('ORGANIZATION_MEMBER') !== true)
      return own?.(user, args, context);
    const seen = index.world.repositories.filter(
      (repository) => access.sees(repository) && (args.isArchived !== false || !repository.isArchived),
    );
    return paged(ordered(seen, args.orderBy ?? { field: 'NAME', direction: 'ASC' }), args, context);
  },
};
