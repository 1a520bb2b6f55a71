import type { SourceRecord } from '../../model/snapshot.ts';

/** What every record has to say for itself. */
type Own = Pick<
  SourceRecord,
  | 'id'
  | 'kind'
  | 'title'
  | 'url'
  | 'state'
  | 'stateType'
  | 'author'
  | 'assignees'
  | 'createdAt'
  | 'updatedAt'
  | 'labels'
  | 'repository'
>;

/** A GitHub record with what GitHub does not know, or this kind of thing does not have, left empty. */
export function newRecord({ id, kind, title, url, state, stateType, repository, ...own }: Own): SourceRecord {
  return {
    source: 'github',
    id,
    previousIds: [],
    kind,
    title,
    url,
    state,
    stateType,
    closedAs: null,
    team: null,
    repository,
    project: null,
    parent: null,
    openChildren: 0,
    ...own,
    agents: [],
    reviewRequests: [],
    startedAt: null,
    finishedAt: null,
    states: [],
    status: null,
    priority: 0,
    estimate: null,
    customers: 0,
    branch: null,
    base: null,
    fork: false,
    body: null,
    review: null,
    links: [],
    syncedWith: null,
    closes: [],
    blockedBy: [],
  };
}
