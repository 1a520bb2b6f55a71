import { connection, type PageArguments } from './connection.ts';
import type { Context, Resolvers } from './context.ts';
import { GithubError } from './errors.ts';
import { matcher, searched } from './search-match.ts';
import { parseSearch, usesOperators } from './search-query.ts';
import type { WorldRecordEntry } from './world-index.ts';

/** Search never pages beyond this many results; `issueCount` still tells how many there are. */
export const SEARCH_CAP = 1000;

function find(text: string, type: string, context: Context): readonly WorldRecordEntry[] {
  const remembered = context.searches.get(`${type} ${text}`);
  if (remembered) return remembered;
  if (type === 'ISSUE' && !context.operatorsInIssueSearch && usesOperators(text)) {
    const message = 'The search contains only logical operators (AND / OR / NOT) without any search terms.';
    throw new GithubError('UNPROCESSABLE', `Validation Failed: ${message}`);
  }
  const { expression, sort } = parseSearch(text);
  const scene = { index: context.index, viewer: context.access.viewer };
  const matches = matcher(expression, scene);
  const time = (record: WorldRecordEntry) => (sort.field === 'created' ? record.createdAt : record.updatedAt);
  const found = searched(expression, scene)
    .filter((record) => matches(record) && context.access.seesRecord(record))
    .sort(
      (left, right) =>
        (time(left) < time(right) ? -1 : time(left) > time(right) ? 1 : 0) || left.number - right.number,
    );
  if (!sort.ascending) found.reverse();
  context.searches.set(`${type} ${text}`, found);
  return found;
}

export const searchResolvers: Resolvers = {
  Query: {
    search(_root, args: PageArguments & { query: string; type: string }, context) {
      if (!args.type.startsWith('ISSUE')) {
        throw new Error(`The test server searches issues and pull requests only, not ${args.type}.`);
      }
      const found = find(args.query, args.type, context);
      return {
        ...connection(found, args, context.counted, SEARCH_CAP),
        issueCount: found.length,
        repositoryCount: 0,
        userCount: 0,
        discussionCount: 0,
        codeCount: 0,
        wikiCount: 0,
      };
    },
  },
};
