import type { Access } from './access.ts';
import { type Connection, connection, type PageArguments } from './connection.ts';
import type { WorldIndex, WorldRecordEntry } from './world-index.ts';

/** Points of one request and of the token's hour, as `rateLimit` answers them. */
export interface RateLimit {
  cost: number;
  nodeCount: number;
  limit: number;
  remaining: number;
  used: number;
  resetAt: string;
}

/** What every resolver of one request shares. */
export interface Context {
  index: WorldIndex;
  access: Access;
  rateLimit: RateLimit;
  counted: { nodes: number };
  /** Whether a union of the schema in use has a member: the schemas differ in this. */
  possible(union: string, member: string): boolean;
  unknownTeam: 'error' | 'null';
  /** Whether plain ISSUE searches understand AND, OR, NOT and parentheses. */
  operatorsInIssueSearch: boolean;
  /** Finished searches of this token, so that paging does not search again. */
  searches: Map<string, readonly WorldRecordEntry[]>;
}

/**
 * Method syntax makes the parameters bivariant, so that each resolver can name the source and the arguments that the
 * schema guarantees.
 */
export type Resolver = { resolve(source: object, args: object, context: Context): unknown }['resolve'];

/** Type name → field name → resolver. Whatever is not here is read from the source under its own name. */
export type Resolvers = Record<string, Record<string, Resolver>>;

export function paged<T extends object>(
  all: readonly T[],
  args: PageArguments,
  context: Context,
): Connection<T> {
  return connection(all, args, context.counted);
}
