import type * as z from 'zod';
import type { IssueList, TeamList } from './fields.ts';
import { type AnyList, PagedList } from './paged-list.ts';
import type { Schemas } from './response.ts';

interface CutList<T> {
  /** What came with its owner; the rest is appended here. */
  nodes: T[];
  pageInfo: { hasNextPage: boolean; endCursor?: string | null };
}

export interface Owner {
  root: 'issues' | 'teams';
  /** Linear's id. */
  id: string;
  /** What people call it. */
  name: string;
}

/**
 * What of a list inside an issue or a team did not fit the page it came with; once it was read, `pageInfo` says so.
 * @returns null where the list came whole
 */
export function restOf<T extends { id: string }>(
  { root, id, name }: Owner,
  inner: IssueList | TeamList,
  list: CutList<T> | null | undefined,
  schema: (schemas: Schemas) => z.ZodType<T>,
): AnyList | null {
  if (!list?.pageInfo.hasNextPage) return null;
  const known = new Set(list.nodes.map((node) => node.id));
  return new PagedList<T>({
    what: `${inner} of ${name}`,
    root,
    filter: { id: { eq: id } },
    includeArchived: true,
    fields: [],
    inner,
    first: 1,
    after: list.pageInfo.endCursor ?? undefined,
    schema,
    receive(nodes) {
      list.nodes.push(...nodes.filter((node) => !known.has(node.id)));
      for (const node of nodes) known.add(node.id);
    },
    done() {
      list.pageInfo = { hasNextPage: false };
    },
  });
}
