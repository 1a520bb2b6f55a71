import { invalidInput } from './errors.ts';

const DEFAULT_PAGE = 50;
const MAX_PAGE = 250;

export interface PageArguments {
  first?: number | null;
  after?: string | null;
  last?: number | null;
  before?: string | null;
}

export interface Connection<T> {
  nodes: T[];
  edges: { cursor: string; node: T }[];
  pageInfo: {
    hasNextPage: boolean;
    hasPreviousPage: boolean;
    startCursor: string | null;
    endCursor: string | null;
  };
}

function sizeOf(name: string, size: number): number {
  if (size < 1 || size > MAX_PAGE) {
    throw invalidInput(
      `Argument Validation Error: ${name}`,
      `${name} must be from 1 to ${MAX_PAGE}, not ${size}.`,
    );
  }
  return size;
}

function positionOf(items: { id: string }[], cursor: string): number {
  const position = items.findIndex((item) => item.id === cursor);
  if (position < 0) throw invalidInput(`The cursor "${cursor}" names nothing in this list`);
  return position;
}

/** One page of a list that is in order already; cursors are the ids of its members. */
export function pageOf<T extends { id: string }>(items: T[], args: PageArguments): Connection<T> {
  const { first, last, after, before } = args;
  let from = after ? positionOf(items, after) + 1 : 0;
  let to = before ? positionOf(items, before) : items.length;
  if (typeof last === 'number') from = Math.max(from, to - sizeOf('last', last));
  if (typeof first === 'number') to = Math.min(to, from + sizeOf('first', first));
  if (typeof first !== 'number' && typeof last !== 'number') to = Math.min(to, from + DEFAULT_PAGE);
  const nodes = items.slice(from, to);
  return {
    nodes,
    edges: nodes.map((node) => ({ cursor: node.id, node })),
    pageInfo: {
      hasNextPage: to < items.length,
      hasPreviousPage: from > 0,
      startCursor: nodes[0]?.id ?? null,
      endCursor: nodes.at(-1)?.id ?? null,
    },
  };
}
