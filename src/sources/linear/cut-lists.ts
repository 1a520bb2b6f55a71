import type { AnyList } from './paged-list.ts';
import type { LinearIssue } from './response.ts';
import { restOf } from './rest-of-list.ts';

/** What of the lists inside an issue did not come with it. */
export function cutLists(issue: LinearIssue): AnyList[] {
  const owner = { root: 'issues', id: issue.id, name: issue.identifier } as const;
  return [
    restOf(owner, 'labels', issue.labels, ({ inner }) => inner.labels),
    restOf(owner, 'attachments', issue.attachments, ({ inner }) => inner.attachments),
    restOf(owner, 'inverseRelations', issue.inverseRelations, ({ inner }) => inner.inverseRelations),
    restOf(owner, 'children', issue.children, ({ inner }) => inner.children),
    restOf(owner, 'stateHistory', issue.stateHistory, ({ inner }) => inner.stateHistory),
  ].filter((list) => list !== null);
}
