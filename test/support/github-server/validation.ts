import {
  type ASTNode,
  type ASTVisitor,
  type DocumentNode,
  FieldsOnCorrectTypeRule,
  GraphQLError,
  type GraphQLSchema,
  KnownArgumentNamesRule,
  KnownTypeNamesRule,
  specifiedRules,
  type ValidationContext,
  type ValidationRule,
  validate,
} from 'graphql';
import { type GithubErrorBody, wireError } from './errors.ts';

type Ancestors = readonly (ASTNode | readonly ASTNode[])[];

function isNode(ancestor: ASTNode | readonly ASTNode[]): ancestor is ASTNode {
  return !Array.isArray(ancestor);
}

/** Where a node stands as GitHub tells it: operation or fragment, fields by alias, type conditions. */
function pathOf(node: ASTNode, ancestors: Ancestors): string[] {
  return [...ancestors.filter(isNode), node].flatMap((step) => {
    if (step.kind === 'OperationDefinition')
      return [[step.operation, step.name?.value].filter(Boolean).join(' ')];
    if (step.kind === 'FragmentDefinition') return [`fragment ${step.name.value}`];
    if (step.kind === 'Field') return [(step.alias ?? step.name).value];
    return step.kind === 'InlineFragment' ? [`... on ${step.typeCondition?.name.value ?? ''}`] : [];
  });
}

/** The refusals that clients look for on old hosts, in GitHub's words and with its `extensions.code`. */
function githubRules(context: ValidationContext): ASTVisitor {
  const report = (
    node: ASTNode,
    ancestors: Ancestors,
    message: string,
    extensions: Record<string, unknown>,
  ) => {
    context.reportError(
      new GraphQLError(message, { nodes: node, path: pathOf(node, ancestors), extensions }),
    );
  };
  const condition = (type: string, node: ASTNode, ancestors: Ancestors) => {
    if (context.getSchema().getType(type)) return;
    const message = `No such type ${type}, so it can't be a fragment condition`;
    report(node, ancestors, message, { code: 'undefinedType', typeName: type });
  };
  return {
    Field(node, _key, _parent, _path, ancestors) {
      const type = context.getParentType();
      if (!type) return;
      const field = context.getFieldDef();
      if (!field) {
        const message = `Field '${node.name.value}' doesn't exist on type '${type.name}'`;
        const extensions = { code: 'undefinedField', typeName: type.name, fieldName: node.name.value };
        report(node, ancestors, message, extensions);
        return;
      }
      for (const argument of node.arguments ?? []) {
        const name = argument.name.value;
        if (field.args.some((known) => known.name === name)) continue;
        const message = `Field '${field.name}' doesn't accept argument '${name}'`;
        const code = 'argumentNotAccepted';
        report(node, ancestors, message, { code, name: field.name, typeName: 'Field', argumentName: name });
      }
    },
    InlineFragment(node, _key, _parent, _path, ancestors) {
      if (node.typeCondition) condition(node.typeCondition.name.value, node, ancestors);
    },
    FragmentDefinition(node, _key, _parent, _path, ancestors) {
      condition(node.typeCondition.name.value, node, ancestors);
    },
  };
}

const replaced: ValidationRule[] = [FieldsOnCorrectTypeRule, KnownTypeNamesRule, KnownArgumentNamesRule];
const rules = [...specifiedRules.filter((rule) => !replaced.includes(rule)), githubRules];

/** What is wrong with a document, all at once; empty when it may run. */
export function validationErrors(schema: GraphQLSchema, document: DocumentNode): GithubErrorBody[] {
  return validate(schema, document, rules).map(wireError);
}
