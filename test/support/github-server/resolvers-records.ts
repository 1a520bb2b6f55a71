import type { PageArguments } from './connection.ts';
import { type Context, paged, type Resolver } from './context.ts';
import { databaseIdOf } from './identity.ts';
import { labelEntity } from './label.ts';
import { timelineItems } from './timeline.ts';
import type { WorldUser } from './world.ts';
import type { ProjectItemEntry, WorldRecordEntry } from './world-index.ts';

function seenItems(record: WorldRecordEntry, { index, access }: Context): ProjectItemEntry[] {
  return index.itemsHolding(record).filter((item) => access.seesProject(item.project));
}

const assignees: Resolver = (record: WorldRecordEntry, args: PageArguments, context) => {
  const accounts = record.assignees.map(context.index.account);
  return paged(
    accounts.filter((account): account is WorldUser => account?.__typename === 'User'),
    args,
    context,
  );
};

const assignedActors: Resolver = (record: WorldRecordEntry, args: PageArguments, context) => {
  const accounts = record.assignees.map(context.index.account);
  return paged(
    accounts.filter((account) => account !== null),
    args,
    context,
  );
};

const projectItems: Resolver = (
  record: WorldRecordEntry,
  args: PageArguments & { includeArchived: boolean },
  context,
) => {
  const items = seenItems(record, context).filter((item) => args.includeArchived || !item.isArchived);
  return paged(items, args, context);
};

const projectsV2: Resolver = (record: WorldRecordEntry, args: PageArguments, context) =>
  paged([...new Set(seenItems(record, context).map((item) => item.project))], args, context);

/** What issues and pull requests answer alike. */
export const recordResolvers: Record<string, Resolver> = {
  repository: (record: WorldRecordEntry, _args, { index }) => index.repository(record.repository),
  author: (record: WorldRecordEntry, _args, { index }) => index.account(record.author),
  closed: (record: WorldRecordEntry) => record.state !== 'OPEN',
  bodyText: (record: WorldRecordEntry) => record.body,
  resourcePath: (record: WorldRecordEntry) => new URL(record.url).pathname,
  fullDatabaseId: (record: WorldRecordEntry) => String(databaseIdOf(`full ${record.id}`)),
  assignees,
  assignedActors,
  projectItems,
  projectsV2,
  timelineItems,
  labels: (record: WorldRecordEntry, args: PageArguments, context) =>
    paged(
      record.labels.map((label) => labelEntity(record.repository, label)),
      args,
      context,
    ),
};
