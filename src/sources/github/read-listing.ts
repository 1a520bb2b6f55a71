import * as z from 'zod';
import { SourceError } from '../http/source-error.ts';
import type { AskPage, PageReply } from './batch.ts';
import { TooHeavy } from './client.ts';
import type { GraphqlError } from './graphql-reply.ts';
import type { Listing } from './listing.ts';

/** What came of one listing. Nodes are cleaned JSON, each once. */
export interface ListingResult {
  listing: Listing;
  /** The field's value as the first page had it; null where GitHub gave none. */
  head: unknown;
  nodes: unknown[];
  /** How many there are, as GitHub counts them. */
  total: number | null;
  errors: GraphqlError[];
  /** Why the rest could not be asked for. */
  failure: SourceError | null;
  /** A sentence on what is missing though GitHub reported no error. */
  shortfall: string | null;
  /** More than GitHub ever gives of such a list: nothing was read, split it. */
  tooMany: boolean;
}

const pageSchema = z.object({
  totalCount: z.number().nullish(),
  issueCount: z.number().nullish(),
  pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullish() }),
  nodes: z.array(z.unknown()),
});
type Page = z.output<typeof pageSchema>;

/** What a listing needs of the reader: the way to ask, and what it has learnt of GitHub in this run. */
interface Asking {
  ask: AskPage;
  answerable: { entries: number };
  ahead: Map<string, unknown>;
}

/** Reads a listing to its end. A list that moved while it was read is read once more. */
export async function readListing(
  asking: Asking,
  listing: Listing,
  onPage: (nodes: readonly unknown[]) => void = () => undefined,
): Promise<ListingResult> {
  const first = await readOnce(asking, listing, onPage);
  if (first.shortfall === null || first.failure !== null || first.errors.length > 0) return first;
  return readOnce(asking, listing, onPage);
}

async function readOnce(
  asking: Asking,
  listing: Listing,
  onPage: (nodes: readonly unknown[]) => void,
): Promise<ListingResult> {
  const result: ListingResult = {
    listing,
    head: null,
    nodes: [],
    total: null,
    errors: [],
    failure: null,
    shortfall: null,
    tooMany: false,
  };
  const ids = new Set<unknown>();
  const cursors = new Set<string>();
  let hidden = 0;
  let after = listing.after ?? null;
  for (;;) {
    const reply = await askSmaller(asking, listing, after);
    if (reply instanceof SourceError) return { ...result, failure: reply };
    result.errors.push(...reply.errors);
    result.head ??= reply.value;
    if (listing.path === null) return result;
    // On a later page the same null is a hole in the list, which the count must show.
    const isFirstPage = cursors.size === 0;
    if (isFirstPage && (reply.value === null || listing.skip?.(reply.value))) return result;
    const page = pageAt(reply.value, listing.path);
    // A list that is null for a reason that the errors tell needs no second sentence.
    if (page === null)
      return reply.errors.length > 0 ? result : { ...result, shortfall: unknownShape(listing) };

    const total = page.issueCount ?? page.totalCount;
    if (total != null) result.total = Math.max(total, result.total ?? 0);
    if (listing.reachable !== undefined && (result.total ?? 0) > listing.reachable)
      return { ...result, tooMany: true };
    keepAhead(asking.ahead, listing, reply.ahead);
    const { nodes } = page;
    for (const node of nodes) {
      const id = idOf(node);
      if (node === null) hidden += 1;
      else if (id === undefined || !ids.has(id)) result.nodes.push(node);
      if (id !== undefined) ids.add(id);
    }
    onPage(nodes);

    const { hasNextPage, endCursor } = page.pageInfo;
    if (!hasNextPage) return { ...result, shortfall: missing(result, hidden) };
    if (!endCursor || cursors.has(endCursor)) {
      return {
        ...result,
        shortfall: `GitHub gave no way past ${result.nodes.length} of the ${listing.what}. Run again.`,
      };
    }
    cursors.add(endCursor);
    after = endCursor;
  }
}

/** Asks for a page, and for half of it as long as GitHub finds it too heavy; later pages keep to what was answered. */
async function askSmaller(
  { ask, answerable }: Asking,
  listing: Listing,
  after: string | null,
): Promise<PageReply | SourceError> {
  let isAgain = false;
  for (let first = Math.min(listing.pageSize, answerable.entries); ; first = Math.ceil(first / 2)) {
    try {
      return await ask({ listing, first, after });
    } catch (error) {
      if (error instanceof SourceError) return error;
      if (!(error instanceof TooHeavy)) throw error;
      // A single value has no smaller page: it is asked for once more.
      if (listing.path === null && !isAgain) isAgain = true;
      else if (first === 1) return tooHeavy();
      else answerable.entries = Math.min(answerable.entries, Math.ceil(first / 2));
    }
  }
}

/** Not even one record at a time. */
export const tooHeavy = () =>
  new SourceError('http', 'GitHub found even the smallest page too heavy to answer. Try again in a moment.');

/** Keeps the whole entries that came with the list. They only save asking again, so nothing depends on them. */
function keepAhead(ahead: Map<string, unknown>, { path }: Listing, value: unknown): void {
  for (const node of (path && pageAt(value, path)?.nodes) ?? []) {
    const id = idOf(node);
    if (typeof id === 'string') ahead.set(id, node);
  }
}

function pageAt(value: unknown, path: readonly string[]): Page | null {
  const list = path.reduce<unknown>(
    (inner, key) =>
      typeof inner === 'object' && inner !== null ? (inner as Record<string, unknown>)[key] : null,
    value,
  );
  const page = pageSchema.safeParse(list);
  return page.success ? page.data : null;
}

/** The node id of an entry, where it was asked for. */
export function idOf(node: unknown): unknown {
  return typeof node === 'object' && node !== null && 'id' in node ? node.id : undefined;
}

function unknownShape(listing: Listing): string {
  return `GitHub's answer on ${listing.what} has a shape that wiplimit does not know, so they are missing. Update wiplimit, or report it.`;
}

function missing({ listing, nodes, total }: ListingResult, hidden: number): string | null {
  if (hidden > 0)
    return `GitHub kept back ${hidden} of ${total ?? nodes.length + hidden} ${listing.what}. Check what the token may see.`;
  // A list that another document began counts what that one has.
  if (listing.after !== undefined || total === null || nodes.length >= total) return null;
  return `GitHub counts ${total} ${listing.what} but gave ${nodes.length}, so some are missing. Run again in a moment.`;
}
