import {
  type DocumentNode,
  type FieldNode,
  GraphQLIncludeDirective,
  type GraphQLSchema,
  GraphQLSkipDirective,
  getArgumentValues,
  getDirectiveValues,
  getNamedType,
  isInterfaceType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import type { GithubErrorBody } from './errors.ts';

const PAGE_LIMIT = 100;
const NODE_LIMIT = 500_000;

export interface QueryCost {
  /** Points: the requests that filling every connection would take, divided by 100, at least 1. */
  cost: number;
  /** Nodes that the query could return at most. */
  nodeCount: number;
  /** Refusals of pages without bounds, of pages too large, and of too many nodes. */
  refusals: GithubErrorBody[];
}

type Variables = Record<string, unknown>;

/** One field of a merged selection: the type it is selected on, and all its sub-selections. */
interface Collected {
  parent: string;
  node: FieldNode;
  selections: SelectionSetNode[];
}

function included(selection: SelectionNode, variables: Variables): boolean {
  const skip = getDirectiveValues(GraphQLSkipDirective, selection, variables);
  const include = getDirectiveValues(GraphQLIncludeDirective, selection, variables);
  return skip?.if !== true && include?.if !== false;
}

/** Cost and limits of one operation as GitHub computes them, before anything runs. */
export function costOf(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Variables,
): QueryCost {
  const fragments = new Map(
    document.definitions.flatMap((one) =>
      one.kind === Kind.FRAGMENT_DEFINITION ? [[one.name.value, one]] : [],
    ),
  );
  const refusals: GithubErrorBody[] = [];
  let requests = 0;
  let nodeCount = 0;

  function collect(
    sets: SelectionSetNode[],
    parent: string,
    into: Map<string, Collected>,
  ): Map<string, Collected> {
    for (const selection of sets.flatMap((set) => set.selections)) {
      if (!included(selection, variables)) continue;
      if (selection.kind === Kind.FIELD) {
        const key = `${parent} ${(selection.alias ?? selection.name).value}`;
        const entry = into.get(key) ?? { parent, node: selection, selections: [] };
        if (selection.selectionSet) entry.selections.push(selection.selectionSet);
        into.set(key, entry);
      } else {
        const fragment =
          selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value);
        if (fragment) collect([fragment.selectionSet], fragment.typeCondition?.name.value ?? parent, into);
      }
    }
    return into;
  }

  function walk(sets: SelectionSetNode[], parent: string, times: number, path: string[]): void {
    for (const { parent: owner, node, selections } of collect(sets, parent, new Map()).values()) {
      const ownerType = schema.getType(owner);
      const field =
        isObjectType(ownerType) || isInterfaceType(ownerType)
          ? ownerType.getFields()[node.name.value]
          : undefined;
      if (!field || selections.length === 0) continue;
      const type = getNamedType(field.type).name;
      const values = getArgumentValues(field, node, variables);
      const here = [...path, (node.alias ?? node.name).value];
      let below = times;
      if (type.endsWith('Connection')) {
        requests += times;
        const asked = collect(selections, type, new Map());
        const size = pageSize(node, values, here, asked.size > 0 && ![...asked.values()].every(onlyCounts));
        nodeCount += times * size;
        below = times * size;
      } else if (owner === 'Query' && Array.isArray(values.ids)) {
        // Points count the `first` and `last` of connections alone, and `nodes(ids:)` has neither.
        nodeCount += values.ids.length;
      }
      walk(selections, type, below, here);
    }
  }

  /** A connection asked for its count alone needs no bounds. */
  function onlyCounts({ node }: Collected): boolean {
    return !['nodes', 'edges', 'pageInfo'].includes(node.name.value);
  }

  function pageSize(node: FieldNode, values: Variables, path: string[], bounded: boolean): number {
    const bound = typeof values.first === 'number' ? 'first' : 'last';
    const size = values[bound];
    const name = node.name.value;
    const locations = node.loc
      ? [{ line: node.loc.startToken.line, column: node.loc.startToken.column }]
      : [];
    if (typeof size !== 'number') {
      const message = `You must provide a \`first\` or \`last\` value to properly paginate the \`${name}\` connection.`;
      if (bounded) refusals.push({ type: 'MISSING_PAGINATION_BOUNDARIES', path, locations, message });
      return 0;
    }
    if (size > PAGE_LIMIT) {
      const message = `Requesting ${size} records on the \`${name}\` connection exceeds the \`${bound}\` limit of ${PAGE_LIMIT} records.`;
      refusals.push({ type: 'EXCESSIVE_PAGINATION', path, locations, message });
    }
    return size;
  }

  walk([operation.selectionSet], 'Query', 1, []);
  if (nodeCount > NODE_LIMIT) {
    const [asked, limit] = [nodeCount, NODE_LIMIT].map((count) => count.toLocaleString('en-US'));
    const message = `This query requests up to ${asked} possible nodes which exceeds the maximum limit of ${limit}.`;
    refusals.push({ type: 'MAX_NODE_LIMIT_EXCEEDED', message });
  }
  return { cost: Math.max(1, Math.round(requests / 100)), nodeCount, refusals };
}
