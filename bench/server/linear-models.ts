import {
  type FieldNode,
  type FragmentDefinitionNode,
  isInputObjectType,
  Kind,
  parse,
  type SelectionSetNode,
  valueFromASTUntyped,
} from 'graphql';
import { matches } from '../../test/support/linear-server/filter.ts';
import type { Graph } from '../../test/support/linear-server/graph.ts';
import { type PageArguments, pageOf } from '../../test/support/linear-server/pages.ts';
import { rootOf } from '../../test/support/linear-server/resolve.ts';
import { linearSchema } from '../../test/support/linear-server/schema.ts';
import type { Answer } from './front.ts';

type Fields = Record<string, unknown>;

const DEFAULT_PAGE = 50;
/** What the SDK's models cannot do without, and the world does not have. */
const EMPTY: Fields = { reactions: [], sharedAccess: { isShared: false, sharedWithUsers: [] } };

/**
 * Answers the documents of @linear/sdk's models, which name every field of the whole schema: what the world does not
 * model is null, as most of it is for most issues. Complexity by the same rule as for any document.
 */
export function answerModels(graph: Graph, query: string, variables: Fields): Answer {
  const document = parse(query, { noLocation: true });
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const node of document.definitions)
    if (node.kind === Kind.FRAGMENT_DEFINITION) fragments.set(node.name.value, node);
  const operation = document.definitions.find((node) => node.kind === Kind.OPERATION_DEFINITION);
  if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error('The document has no operation.');
  let nodes = 0;

  function fieldsOf(set: SelectionSetNode): FieldNode[] {
    return set.selections.flatMap((node) => {
      if (node.kind === Kind.FIELD) return [node];
      const inside = node.kind === Kind.INLINE_FRAGMENT ? node : fragments.get(node.name.value);
      return inside ? fieldsOf(inside.selectionSet) : [];
    });
  }
  const isPage = (set: SelectionSetNode) => fieldsOf(set).some((field) => field.name.value === 'nodes');
  const argumentsOf = (field: FieldNode): Fields =>
    Object.fromEntries(
      (field.arguments ?? []).map(({ name, value }) => [name.value, valueFromASTUntyped(value, variables)]),
    );

  function resolve(value: unknown, field: FieldNode, given: Fields): unknown {
    if (!field.selectionSet || value === null || value === undefined) return value ?? null;
    const set = field.selectionSet;
    if (!Array.isArray(value)) return pick(value as Fields, set);
    if (!isPage(set)) return value.map((one) => pick(one, set));
    const shown = value.filter((one) => !one.archivedAt && holds(given.filter, one, graph));
    const page = pageOf(shown, given as PageArguments);
    nodes += page.nodes.length;
    return pick({ ...page }, set);
  }
  function pick(source: Fields, set: SelectionSetNode): Fields {
    return Object.fromEntries(
      fieldsOf(set).map((field) => {
        const given = argumentsOf(field);
        const property = source[field.name.value] ?? EMPTY[field.name.value];
        const value = typeof property === 'function' ? property(given) : property;
        return [field.alias?.value ?? field.name.value, resolve(value, field, given)];
      }),
    );
  }
  function pointsOf(set: SelectionSetNode): number {
    const points = fieldsOf(set).map((field): number => {
      if (!field.selectionSet) return 0.1;
      const first = Number(argumentsOf(field).first ?? DEFAULT_PAGE);
      return 1 + (isPage(field.selectionSet) ? first : 1) * pointsOf(field.selectionSet);
    });
    return points.reduce((sum, each) => sum + each, 0);
  }

  const root: Fields = {
    ...rootOf(graph, null),
    workflowState: ({ id }: Fields) => graph.states().find((state) => state.id === id),
  };
  const data = pick(root, operation.selectionSet);
  const cost = Math.ceil(pointsOf(operation.selectionSet));
  return { status: 200, headers: {}, body: { data }, nodes, cost, repeatable: true };
}

function holds(filter: unknown, record: unknown, graph: Graph): boolean {
  const type = linearSchema('subset').getType('IssueFilter');
  if (!filter || !isInputObjectType(type)) return true;
  return matches(type, filter as Fields, record, graph.view.now);
}
