import type { PageArguments } from './connection.ts';
import { type Context, paged, type Resolver, type Resolvers } from './context.ts';
import { nodeId } from './identity.ts';
import { labelEntity } from './label.ts';
import { filterRecords, type RecordFilters } from './record-filters.ts';
import { numbered } from './resolvers-query.ts';
import type { WorldRepository } from './world.ts';

type Numbered = { number: number };

/** Every label that stands on a record of the repository, once, by its name in lower case. */
function labelsOf({ nameWithOwner }: WorldRepository, { index }: Context) {
  const records = [...index.pullRequestsOf(nameWithOwner), ...index.issuesOf(nameWithOwner)];
  const labels = records.flatMap((record) => record.labels);
  return new Map(labels.map((label) => [label.name.toLowerCase(), labelEntity(nameWithOwner, label)]));
}

const labels: Resolver = (repository: WorldRepository, args: PageArguments, context) =>
  paged([...labelsOf(repository, context).values()], args, context);

const label: Resolver = (repository: WorldRepository, { name }: { name: string }, context) =>
  labelsOf(repository, context).get(name.toLowerCase()) ?? null;

export const repositoryResolvers: Resolvers = {
  Repository: {
    owner: (repository: WorldRepository, _args, { index }) => index.account(repository.owner),
    resourcePath: (repository: WorldRepository) => `/${repository.nameWithOwner}`,
    visibility: (repository: WorldRepository) => (repository.isPrivate ? 'PRIVATE' : 'PUBLIC'),
    isInOrganization: (repository: WorldRepository, _args, { index }) =>
      index.account(repository.owner)?.__typename === 'Organization',
    defaultBranchRef: (repository: WorldRepository) =>
      repository.defaultBranch === null
        ? null
        : {
            id: nodeId('REF', `${repository.nameWithOwner} ${repository.defaultBranch}`),
            name: repository.defaultBranch,
            prefix: 'refs/heads/',
          },
    pullRequests: (repository: WorldRepository, args: RecordFilters, context) => {
      const pulls = context.index.pullRequestsOf(repository.nameWithOwner);
      return paged(filterRecords(pulls, args, context.access.viewer), args, context);
    },
    issues: (repository: WorldRepository, args: RecordFilters, context) => {
      const issues = context.index.issuesOf(repository.nameWithOwner);
      return paged(filterRecords(issues, args, context.access.viewer), args, context);
    },
    pullRequest: (repository: WorldRepository, { number }: Numbered, context) =>
      numbered(repository.nameWithOwner, number, 'PullRequest', context),
    issue: (repository: WorldRepository, { number }: Numbered, context) =>
      numbered(repository.nameWithOwner, number, 'Issue', context),
    issueOrPullRequest: (repository: WorldRepository, { number }: Numbered, context) =>
      numbered(repository.nameWithOwner, number, null, context),
    labels,
    label,
  },
};
