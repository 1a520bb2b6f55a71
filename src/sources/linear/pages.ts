import type * as z from 'zod';
import { SourceError } from '../http/source-error.ts';
import type { LinearConnection } from './client.ts';
import type { Document } from './documents.ts';
import { QueryTooComplex } from './graphql-errors.ts';
import type { ReadingLog } from './reading-log.ts';
import { connection } from './response.ts';

const SMALLEST_PAGE = 5;

export interface PagedQuery<T> {
  document: Document;
  variables: Record<string, unknown>;
  /** Where in the data the list stands, such as `['issue', 'labels']`. */
  at: readonly string[];
  node: z.ZodType<T>;
  /** What the list holds, for messages: `issues`, `labels of PAY-1`. */
  what: string;
  /** Nodes a page, given as the variable `first`; it is halved when Linear finds the query too complex. */
  first?: number;
  /** Where the list goes on, when its beginning is known. */
  after?: string;
}

/**
 * Reads a list page by page to its end. A node that is not as documented is left out and logged; so is a list
 * that leads back to what it has already given.
 */
export async function* pagesOf<T>(
  linear: LinearConnection,
  log: ReadingLog,
  query: PagedQuery<T>,
): AsyncGenerator<T[], void> {
  const { what, at } = query;
  const cursors = new Set<string>();
  let { after, first } = query;
  let previous = '';
  while (true) {
    const { data, size } = await askForPage(linear, query, first, after);
    first = size;
    const page = connection.safeParse(at.reduce(field, data));
    if (!page.success) return log.problem(unread(what, 'came without its entries'));
    const { nodes, pageInfo } = page.data;
    const content = JSON.stringify(nodes);
    if (content === previous) return log.problem(unread(what, 'gives one page again and again'));
    previous = content;
    yield nodes.flatMap((node) => parseNode(node, query, log));

    if (pageInfo === null) return log.problem(unread(what, 'does not say where it ends'));
    if (!pageInfo.hasNextPage) return;
    if (after) cursors.add(after);
    after = pageInfo.endCursor ?? undefined;
    if (after === undefined || cursors.has(after))
      return log.problem(unread(what, 'leads back to its beginning'));
  }
}

const unread = (what: string, fault: string) =>
  `Linear's list of ${what} ${fault}, so it was not read whole. Try again in a moment.`;

const field = (value: unknown, key: string): unknown =>
  (value as Record<string, unknown> | null | undefined)?.[key];

/** Asks for a page, and for ever smaller ones while Linear finds the query too complex. */
async function askForPage(
  linear: LinearConnection,
  { document, variables }: PagedQuery<unknown>,
  first: number | undefined,
  after: string | undefined,
): Promise<{ data: unknown; size: number | undefined }> {
  for (let size = first; ; size = Math.floor(size / 2)) {
    try {
      const data = await linear.ask(document, {
        ...(size && { first: size }),
        ...(after && { after }),
        ...variables,
      });
      return { data, size };
    } catch (error) {
      if (!(error instanceof QueryTooComplex)) throw error;
      if (size === undefined || size <= SMALLEST_PAGE) {
        throw new SourceError('bad-reply', `${error.message} It was not read whole.`);
      }
    }
  }
}

function parseNode<T>(node: unknown, { node: schema, what }: PagedQuery<T>, log: ReadingLog): T[] {
  const parsed = schema.safeParse(node);
  if (parsed.success) return [parsed.data];
  const name = field(node, 'identifier') ?? field(node, 'key');
  const [issue] = parsed.error.issues;
  const place = issue?.path.join('.') || 'the whole';
  const subject = typeof name === 'string' ? name : 'One';
  log.problem(
    `${subject} of Linear's ${what} is not as documented (${place}: ${issue?.message}), so it is left out. Try again; if it stays, report it.`,
  );
  return [];
}
