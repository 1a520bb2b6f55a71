import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLSchema,
  getArgumentValues,
  getNamedType,
  getOperationAST,
  getVariableValues,
  isCompositeType,
  isInterfaceType,
  isObjectType,
  Kind,
  type SelectionSetNode,
} from 'graphql';

const SCALAR = 0.1;
const OBJECT = 1;
const DEFAULT_PAGE = 50;

/**
 * What Linear charges for a document, in points: a tenth for a scalar, one for an object, and all that is
 * asked of a list times the page asked for. It is charged for what may come back, not for what does.
 * Source: linear.app/developers/rate-limiting, read strictly: `pageInfo` is multiplied too.
 * The document must be valid; 0 where the operation or its variables are not.
 */
export function complexityOf(
  schema: GraphQLSchema,
  document: DocumentNode,
  given: Record<string, unknown>,
  operationName: string | null,
): number {
  const operation = getOperationAST(document, operationName);
  const root = operation && schema.getRootType(operation.operation);
  if (!operation || !root) return 0;
  const { coerced: variables } = getVariableValues(schema, operation.variableDefinitions ?? [], given);
  if (!variables) return 0;

  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const node of document.definitions) {
    if (node.kind === Kind.FRAGMENT_DEFINITION) fragments.set(node.name.value, node);
  }

  const ofField = (node: FieldNode, parent: GraphQLCompositeType): number => {
    const hasFields = isObjectType(parent) || isInterfaceType(parent);
    const field = hasFields ? parent.getFields()[node.name.value] : undefined;
    const type = getNamedType(field?.type);
    if (!field || !node.selectionSet || !isCompositeType(type)) return SCALAR;
    const inside = ofSelections(node.selectionSet, type);
    if (!type.name.endsWith('Connection')) return OBJECT + inside;
    const { first, last } = getArgumentValues(field, node, variables);
    return OBJECT + Number(first ?? last ?? DEFAULT_PAGE) * inside;
  };

  const ofSelections = (set: SelectionSetNode, parent: GraphQLCompositeType): number => {
    const points = set.selections.map((node) => {
      if (node.kind === Kind.FIELD) return ofField(node, parent);
      const fragment = node.kind === Kind.INLINE_FRAGMENT ? node : fragments.get(node.name.value);
      if (!fragment) return 0;
      const type = fragment.typeCondition ? schema.getType(fragment.typeCondition.name.value) : parent;
      return isCompositeType(type) ? ofSelections(fragment.selectionSet, type) : 0;
    });
    return points.reduce((sum, each) => sum + each, 0);
  };

  return ofSelections(operation.selectionSet, root);
}
