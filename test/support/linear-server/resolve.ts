import {
  type GraphQLFieldResolver,
  type GraphQLResolveInfo,
  getNamedType,
  isInputObjectType,
  isNonNullType,
} from 'graphql';
import { notFound } from './errors.ts';
import { matcher } from './filter.ts';
import type { Graph } from './graph.ts';
import { type PageArguments, pageOf } from './pages.ts';

interface Listed {
  id: string;
  createdAt?: string;
  updatedAt?: string;
  archivedAt?: string | null;
  trashed?: boolean | null;
  active?: boolean;
}

interface ListArguments extends PageArguments {
  filter?: Record<string, unknown> | null;
  includeArchived?: boolean | null;
  includeDisabled?: boolean | null;
  orderBy?: 'createdAt' | 'updatedAt' | null;
  sort?: unknown;
}

export interface Context {
  graph: Graph;
  /** Counts the records handed out in lists. */
  countNodes(count: number): void;
}

/** Newest first; records of one moment keep the world's order. */
function inOrder(items: Listed[], orderBy: 'createdAt' | 'updatedAt'): Listed[] {
  const dated = items.map((item) => ({ item, moment: Date.parse(item[orderBy] ?? '') }));
  return dated.sort((a, b) => b.moment - a.moment).map(({ item }) => item);
}

/** All that a filter on issues may find, and not much more: what is not wanted by id or by state is not looked at. */
function candidatesOf(items: Listed[], filter: ListArguments['filter'], graph: Graph): Listed[] {
  if (items !== graph.issues()) return items;
  const { id, state } = (filter ?? {}) as {
    id?: Ids | null;
    state?: { type?: { eq?: string } | null } | null;
  };
  const ids = id?.in ?? (id?.eq ? [id.eq] : null);
  if (ids) return [...new Set(ids)].flatMap((each) => graph.issueById(each) ?? []);
  return state?.type?.eq ? graph.issuesInStateType(state.type.eq) : items;
}

interface Ids {
  eq?: string | null;
  in?: string[] | null;
}

function listOf(items: Listed[], args: ListArguments, context: Context, info: GraphQLResolveInfo) {
  if (args.sort) throw new Error('The test server cannot sort; use orderBy.');
  const known = info.parentType.getFields()[info.fieldName]?.args ?? [];
  const takes = (name: string) => known.find((argument) => argument.name === name);
  const filterType = getNamedType(takes('filter')?.type);
  const { filter } = args;
  const { now } = context.graph.view;
  const hidesDisabled = takes('includeDisabled') && !args.includeDisabled;
  const test = filter && isInputObjectType(filterType) ? matcher(filterType, filter, now) : null;
  const shown = candidatesOf(items, filter, context.graph).filter((item) => {
    if (!args.includeArchived && (item.archivedAt || item.trashed)) return false;
    if (hidesDisabled && item.active === false) return false;
    return test === null || test(item);
  });
  const page = pageOf(takes('orderBy') ? inOrder(shown, args.orderBy ?? 'createdAt') : shown, args);
  context.countNodes(page.nodes.length);
  return page;
}

/**
 * Resolves every field of either schema: a list becomes a connection where the schema says so. A required
 * field the world does not model is an error; an optional one is null.
 */
export const resolveField: GraphQLFieldResolver<unknown, Context> = (source, args, context, info) => {
  const property = (source as Record<string, unknown>)[info.fieldName];
  const value = typeof property === 'function' ? property(args) : property;
  const type = getNamedType(info.returnType).name;
  if (Array.isArray(value) && type.endsWith('Connection')) return listOf(value, args, context, info);
  if (value === undefined && isNonNullType(info.returnType)) {
    throw new Error(`The test server does not model ${info.parentType.name}.${info.fieldName}.`);
  }
  return value;
};

/** The fields of Query. `rateLimits` is what `rateLimitStatus` tells. */
export function rootOf(graph: Graph, rateLimits: unknown) {
  const { world } = graph;
  const found = <T>(entity: string, record: T | null | undefined): T => {
    if (!record) throw notFound(entity);
    return record;
  };
  const createdAt = '2026-01-05T09:00:00.000Z';
  return {
    viewer: () => graph.user(world.viewer),
    organization: { ...world.organization, createdAt, updatedAt: createdAt, archivedAt: null },
    rateLimitStatus: rateLimits,
    teams: () => graph.teams(),
    team: ({ id }: { id: string }) =>
      found('Team', graph.team(id) ?? graph.teams().find((team) => team.id === id)),
    users: () => graph.users(),
    user: ({ id }: { id: string }) =>
      found(
        'User',
        graph.users().find((user) => user.id === id),
      ),
    workflowStates: () => graph.states(),
    issues: () => graph.issues(),
    issue: ({ id }: { id: string }) => {
      const wasNamed = (issue: { previousIdentifiers: string[] }) => issue.previousIdentifiers.includes(id);
      return found('Issue', graph.issue(id) ?? graph.issueById(id) ?? graph.issues().find(wasNamed));
    },
    projects: () => graph.projects(),
  };
}
