import { GithubError } from './errors.ts';

/** The arguments every connection takes. */
export interface PageArguments {
  first?: number | null;
  last?: number | null;
  after?: string | null;
  before?: string | null;
}

export interface Connection<T> {
  totalCount: number;
  nodes: T[];
  edges: { node: T; cursor: string }[];
  pageInfo: {
    hasNextPage: boolean;
    hasPreviousPage: boolean;
    startCursor: string | null;
    endCursor: string | null;
  };
}

/** GitHub's cursors are opaque; here they hold the place and, where there is one, the id of the last thing seen. */
function cursorOf(entry: object, position: number): string {
  const id = 'id' in entry ? String(entry.id) : '';
  return Buffer.from(`cursor:v2:${position}:${id}`).toString('base64');
}

/** The index that a cursor names: where its entry is now, or where it was when the entry is gone. */
function positionOf(cursor: string, entries: readonly object[]): number {
  const parts = /^cursor:v2:(\d+):(.*)$/.exec(Buffer.from(cursor, 'base64').toString());
  if (!parts) {
    throw new GithubError('INVALID_CURSOR_ARGUMENTS', `\`${cursor}\` does not appear to be a valid cursor.`);
  }
  const position = Number(parts[1]);
  const id = parts[2] ?? '';
  const there = entries[position];
  if (id === '' || (there && 'id' in there && there.id === id)) return position;
  const moved = entries.findIndex((entry) => 'id' in entry && entry.id === id);
  return moved === -1 ? position - 1 : moved;
}

/** One page of a list. `reachable` cuts what can be paged to without touching `totalCount`, as search does. */
export function connection<T extends object>(
  all: readonly T[],
  page: PageArguments,
  counted: { nodes: number },
  reachable = all.length,
): Connection<T> {
  const entries = reachable < all.length ? all.slice(0, reachable) : all;
  let start = page.after ? positionOf(page.after, entries) + 1 : 0;
  let end = page.before ? positionOf(page.before, entries) : entries.length;
  if (typeof page.first === 'number') end = Math.min(end, start + page.first);
  else if (typeof page.last === 'number') start = Math.max(start, end - page.last);
  const nodes = entries.slice(start, end);
  counted.nodes += nodes.length;
  const cursorAt = (position: number) => {
    const entry = entries[position];
    return entry === undefined ? null : cursorOf(entry, position);
  };
  return {
    totalCount: all.length,
    nodes,
    get edges() {
      return nodes.map((node, offset) => ({ node, cursor: cursorOf(node, start + offset) }));
    },
    pageInfo: {
      hasNextPage: start + nodes.length < entries.length,
      hasPreviousPage: start > 0,
      startCursor: nodes.length > 0 ? cursorAt(start) : null,
      endCursor: nodes.length > 0 ? cursorAt(start + nodes.length - 1) : null,
    },
  };
}
