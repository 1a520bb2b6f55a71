import type { Context, Resolvers } from './context.ts';
import { GithubError, notFound } from './errors.ts';
import type { WorldRepository } from './world.ts';
import type { WorldRecordEntry } from './world-index.ts';
import type { WorldProject } from './world-projects.ts';

function byNodeId(id: string, { index, access }: Context): object {
  const node = index.byId(id);
  const type = node && '__typename' in node ? node.__typename : null;
  const visible =
    (type !== 'PullRequest' && type !== 'Issue' && type !== 'Repository' && type !== 'ProjectV2') ||
    (type === 'Repository' && access.sees(node as WorldRepository)) ||
    (type === 'ProjectV2' && access.seesProject(node as WorldProject)) ||
    ((type === 'PullRequest' || type === 'Issue') && access.seesRecord(node as WorldRecordEntry));
  if (node === null || !visible) throw notFound(`Could not resolve to a node with the global id of '${id}'`);
  return node;
}

/** The repository, or null and GitHub's NOT_FOUND when the token cannot see it. */
function repository(nameWithOwner: string, { index, access }: Context): WorldRepository {
  access.refuseSaml(nameWithOwner.split('/')[0] ?? '');
  const found = index.repository(nameWithOwner);
  if (found === null || !access.sees(found)) {
    throw notFound(`Could not resolve to a Repository with the name '${nameWithOwner}'.`);
  }
  return found;
}

function account(login: string, type: 'User' | 'Organization', { index }: Context): object {
  const found = index.account(login);
  if (found?.__typename === type) return found;
  throw notFound(
    `Could not resolve to ${type === 'User' ? 'a User' : 'an Organization'} with the login of '${login}'.`,
  );
}

/** The issue or pull request behind a github.com url. */
function resource(url: string, { index, access }: Context): WorldRecordEntry | null {
  const parts = /^https?:\/\/[^/]+\/([^/]+\/[^/]+)\/(?:pull|issues)\/(\d+)/.exec(url);
  const record = parts ? index.record(`${parts[1]}#${parts[2]}`) : null;
  return access.seesRecord(record) ? record : null;
}

export const queryResolvers: Resolvers = {
  Query: {
    viewer: (_root, _args, context) => account(context.access.viewer, 'User', context),
    rateLimit: (_root, _args, { rateLimit }) => rateLimit,
    user: (_root, { login }: { login: string }, context) => account(login, 'User', context),
    organization(_root, { login }: { login: string }, context) {
      context.access.refuseSaml(login);
      return account(login, 'Organization', context);
    },
    repositoryOwner(_root, { login }: { login: string }, context) {
      context.access.refuseSaml(login);
      const found = context.index.account(login);
      return found?.__typename === 'User' || found?.__typename === 'Organization' ? found : null;
    },
    repository: (_root, { owner, name }: { owner: string; name: string }, context) =>
      repository(`${owner}/${name}`, context),
    resource: (_root, { url }: { url: string }, context) => resource(url, context),
    node: (_root, { id }: { id: string }, context) => byNodeId(id, context),
    nodes(_root, { ids }: { ids: string[] }, context) {
      if (ids.length > 100) {
        const message = `You may not provide more than 100 node ids; you provided ${ids.length}.`;
        throw new GithubError('ARGUMENT_LIMIT', message);
      }
      context.counted.nodes += ids.length;
      // An error inside a list belongs to its entry: the others are still answered.
      return ids.map((id) => {
        try {
          return byNodeId(id, context);
        } catch (error) {
          return error;
        }
      });
    },
  },
};

/** A record by its number, or GitHub's NOT_FOUND naming what was asked for. */
export function numbered(
  repositoryName: string,
  number: number,
  wanted: 'Issue' | 'PullRequest' | null,
  { index }: Context,
): WorldRecordEntry {
  const record = index.record(`${repositoryName}#${number}`);
  if (record && (wanted === null || record.__typename === wanted)) return record;
  const noun = { Issue: 'an Issue', PullRequest: 'a PullRequest' };
  const what = wanted === null ? 'an issue or pull request' : noun[wanted];
  throw notFound(`Could not resolve to ${what} with the number of ${number}.`);
}

/** The records of a list of references that exist and that the token sees; the others are left out, as GitHub does. */
export function visibleRecords<T extends WorldRecordEntry>(
  records: readonly (T | null)[],
  context: Context,
): T[] {
  return records.filter((record): record is T => context.access.seesRecord(record));
}
