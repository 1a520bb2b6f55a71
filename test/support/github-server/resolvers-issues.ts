import type { PageArguments } from './connection.ts';
import { paged, type Resolver, type Resolvers } from './context.ts';
import { nodeId } from './identity.ts';
import { visibleRecords } from './resolvers-query.ts';
import { recordResolvers } from './resolvers-records.ts';
import type { WorldIssue } from './world.ts';
import { referenceOf } from './world-index.ts';

const isOpen = (issue: WorldIssue) => issue.state === 'OPEN';

const blocking: Resolver = (issue: WorldIssue, args: PageArguments, context) => {
  const blocked = context.index.world.issues.filter((other) =>
    context.index.blockedBy(other).includes(issue),
  );
  return paged(visibleRecords(blocked, context), args, context);
};

export const issueResolvers: Resolvers = {
  Issue: {
    ...recordResolvers,
    issueType: (issue: WorldIssue) =>
      issue.issueType === null
        ? null
        : {
            id: nodeId('IT', issue.issueType),
            name: issue.issueType,
            description: null,
            color: 'GRAY',
            isEnabled: true,
            isPrivate: false,
          },
    closedByPullRequestsReferences(
      issue: WorldIssue,
      args: PageArguments & { includeClosedPrs: boolean },
      context,
    ) {
      const closers = context.index
        .closers(issue)
        .filter((pull) => args.includeClosedPrs || pull.state !== 'CLOSED');
      return paged(visibleRecords(closers, context), args, context);
    },
    parent(issue: WorldIssue, _args, { index, access }) {
      const parent = issue.parent === null ? null : index.record(issue.parent);
      return access.seesRecord(parent) ? parent : null;
    },
    subIssues: (issue: WorldIssue, args: PageArguments, context) =>
      paged(visibleRecords(context.index.children(issue), context), args, context),
    subIssuesSummary(issue: WorldIssue, _args, { index }) {
      const children = index.children(issue);
      const completed = children.filter((child) => !isOpen(child)).length;
      const percentCompleted = children.length === 0 ? 0 : Math.round((100 * completed) / children.length);
      return { total: children.length, completed, percentCompleted };
    },
    blockedBy: (issue: WorldIssue, args: PageArguments, context) =>
      paged(visibleRecords(context.index.blockedBy(issue), context), args, context),
    blocking,
    issueDependenciesSummary(issue: WorldIssue, _args, { index }) {
      const blockers = index.blockedBy(issue);
      const reference = referenceOf(issue).toLowerCase();
      const blocked = index.world.issues.filter((other) =>
        other.blockedBy.some((blocker) => blocker.toLowerCase() === reference),
      );
      return {
        blockedBy: blockers.filter(isOpen).length,
        totalBlockedBy: blockers.length,
        blocking: blocked.filter(isOpen).length,
        totalBlocking: blocked.length,
      };
    },
  },
};
