import type { LinearConnection } from './client.ts';
import { ISSUES, ISSUES_PAGE, issueListDocument } from './documents.ts';
import { awaitedLater, complete } from './follow-up.ts';
import { pagesOf } from './pages.ts';
import type { ReadingLog } from './reading-log.ts';
import { issueListNodes, issueSchema, type LinearIssue } from './response.ts';

export interface IssueQuery {
  /** Linear's IssueFilter. */
  filter: Record<string, unknown>;
  includeArchived: boolean;
}

/**
 * Reads the issues that the filter names into `issues`, by identifier, each with the whole of its lists.
 * @param onPage called after each page
 */
export async function readIssues(
  linear: LinearConnection,
  log: ReadingLog,
  { filter, includeArchived }: IssueQuery,
  issues: Map<string, LinearIssue>,
  onPage: () => void,
) {
  const variables = { filter, includeArchived };
  const query = {
    document: ISSUES,
    variables,
    at: ['issues'],
    node: issueSchema,
    what: 'issues',
    first: ISSUES_PAGE,
  };
  const completions: Promise<unknown>[] = [];
  for await (const page of pagesOf(linear, log, query)) {
    for (const issue of page) {
      if (issues.has(issue.identifier)) continue;
      issues.set(issue.identifier, issue);
      completions.push(awaitedLater(completeLists(linear, log, issue)));
    }
    onPage();
  }
  await Promise.all(completions);
}

const completeLists = (linear: LinearConnection, log: ReadingLog, issue: LinearIssue) =>
  Promise.all([
    complete(linear, log, issue.labels, restOf(issue, 'labels')),
    complete(linear, log, issue.attachments, restOf(issue, 'attachments')),
    complete(linear, log, issue.inverseRelations, restOf(issue, 'inverseRelations')),
    complete(linear, log, issue.children, restOf(issue, 'children')),
    complete(linear, log, issue.stateHistory, restOf(issue, 'stateHistory')),
  ]);

const restOf = <L extends keyof typeof issueListNodes>(issue: LinearIssue, list: L) => ({
  document: issueListDocument(list),
  id: issue.id,
  at: ['issue', list] as const,
  node: issueListNodes[list],
  what: `${list} of ${issue.identifier}`,
});
