import type * as z from 'zod';
import { type IssueList, innerPage, type TeamList } from './fields.ts';
import type { ReadingLog } from './reading-log.ts';
import { connection, type Schemas } from './response.ts';
import { object, page, type Selection } from './selection.ts';

export interface ListQuery<T> {
  /** What the list holds, for messages: `issues`, `labels of PAY-1`. */
  what: string;
  root: 'issues' | 'teams';
  /** Linear's IssueFilter or TeamFilter; null for all. */
  filter: Record<string, unknown> | null;
  includeArchived?: boolean;
  /** What is asked of each entry of the root list. */
  fields: readonly Selection[];
  /** Instead: the list inside the one entry that the filter names. By filter, because a question for an id that is not there would take down all that is asked with it. */
  inner?: IssueList | TeamList;
  /** How many entries a page holds. */
  first: number;
  /** Where the list goes on, when its beginning is known. */
  after?: string;
  /** Only the first page is wanted. */
  headOnly?: boolean;
  schema(schemas: Schemas): z.ZodType<T>;
  receive(entries: T[]): void;
  /** Told the id of an entry that is left out because it is not as documented. */
  refuse?(id: string): void;
  /** Called once every page has come. */
  done?(): void;
}

/** How a page left the list: at its end, with more to come, or broken off. */
export type Outcome = 'ended' | 'goes on';

/**
 * One list of Linear's, read page by page. A list that contradicts itself (a cursor that comes again, more entries
 * but no way to them) may have changed while it was read: it is read again once from its start, then given up with
 * a problem. An entry that is not as documented is left out with a problem.
 */
export class PagedList<T extends { id: string }> {
  readonly query: ListQuery<T>;
  first: number;
  #after: string | undefined;
  #cursors = new Set<string>();
  #ids = new Set<string>();
  /** Whether it was not begun anew yet. */
  mayStartAgain = true;

  constructor(query: ListQuery<T>) {
    this.query = query;
    this.first = query.first;
    this.#after = query.after;
  }

  get isUnderWay() {
    return this.#after !== undefined;
  }

  /** @param at the place of the list in its document, which names its alias and variables */
  selection(at: number): Selection {
    const { root, inner, fields, filter, includeArchived } = this.query;
    const after = this.isUnderWay ? [`after: $after${at}`] : [];
    const rest = [
      ...(filter ? [`filter: $filter${at}`] : []),
      ...(includeArchived ? ['includeArchived: true'] : []),
    ];
    const name = `list${at}: ${root}`;
    if (!inner) return page(name, this.first, fields, [...rest, ...after]);
    const text = `${name}(${['first: 1', ...rest].join(', ')})`;
    return object(text, [object('nodes', [innerPage(inner, this.first, after)])]);
  }

  /** The declarations and values of the variables that the selection names. */
  variables(at: number): { declared: string[]; values: Record<string, unknown> } {
    const { root, filter } = this.query;
    const declared: string[] = [];
    const values: Record<string, unknown> = {};
    if (filter) {
      declared.push(`$filter${at}: ${root === 'issues' ? 'IssueFilter' : 'TeamFilter'}`);
      values[`filter${at}`] = filter;
    }
    if (this.#after !== undefined) {
      declared.push(`$after${at}: String`);
      values[`after${at}`] = this.#after;
    }
    return { declared, values };
  }

  /** Takes its page out of a reply. */
  take(data: unknown, at: number, schemas: Schemas, log: ReadingLog): Outcome {
    const parsed = connection.safeParse(this.#pageIn(data, at));
    if (!parsed.success) return this.#broken('came without its entries', log);
    const { nodes, pageInfo } = parsed.data;
    const schema = this.query.schema(schemas);
    const fresh = nodes
      .flatMap((node) => this.#parse(node, schema, log))
      .filter(({ id }) => !this.#ids.has(id));
    for (const { id } of fresh) this.#ids.add(id);
    this.query.receive(fresh);
    if (pageInfo === null) return this.#broken('does not say where it ends', log);
    if (!pageInfo.hasNextPage || this.query.headOnly) return this.#end();
    if (!pageInfo.endCursor) return this.#broken('does not say how it goes on', log);
    if (this.#cursors.has(pageInfo.endCursor) || fresh.length === 0)
      return this.#broken('gives again what it gave before', log);
    this.#after = pageInfo.endCursor;
    this.#cursors.add(this.#after);
    return 'goes on';
  }

  /** Begins anew. @returns false where that was done before */
  startAgain(): boolean {
    if (!this.mayStartAgain) return false;
    this.mayStartAgain = false;
    this.#after = undefined;
    this.#cursors = new Set();
    this.#ids = new Set();
    return true;
  }

  #end(): Outcome {
    this.query.done?.();
    return 'ended';
  }

  #broken(fault: string, log: ReadingLog): Outcome {
    if (this.startAgain()) return 'goes on';
    log.problem(
      `Linear's list of ${this.query.what} ${fault}, twice, so it was not read whole. Try again in a moment.`,
    );
    return 'ended';
  }

  #pageIn(data: unknown, at: number): unknown {
    const { inner } = this.query;
    const root = field(data, `list${at}`);
    if (!inner) return root;
    const nodes = field(root, 'nodes');
    const owner: unknown = Array.isArray(nodes) ? nodes[0] : undefined;
    return field(owner, inner);
  }

  #parse(node: unknown, schema: z.ZodType<T>, log: ReadingLog): T[] {
    const parsed = schema.safeParse(node);
    if (parsed.success) return [parsed.data];
    const id = field(node, 'id');
    if (typeof id === 'string') this.query.refuse?.(id);
    const name = field(node, 'identifier') ?? field(node, 'key');
    const [issue] = parsed.error.issues;
    const place = issue?.path.join('.') || 'the whole';
    const subject = typeof name === 'string' ? name : 'One';
    log.problem(
      `${subject} of Linear's ${this.query.what} is not as documented (${place}: ${issue?.message}), so it is left out. Try again; if it stays, report it.`,
    );
    return [];
  }
}

/** A list whatever its entries are. */
export type AnyList = Pick<
  PagedList<{ id: string }>,
  'first' | 'isUnderWay' | 'mayStartAgain' | 'selection' | 'variables' | 'take' | 'startAgain'
> & { readonly query: Pick<ListQuery<unknown>, 'what' | 'inner' | 'headOnly'> };

const field = (value: unknown, key: string): unknown =>
  (value as Record<string, unknown> | null | undefined)?.[key];
