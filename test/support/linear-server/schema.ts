import { existsSync, readFileSync } from 'node:fs';
import {
  buildASTSchema,
  type DocumentNode,
  type FieldDefinitionNode,
  type GraphQLSchema,
  type InputValueDefinitionNode,
  isScalarType,
  parse,
  visit,
} from 'graphql';

const SUBSET = new URL('./schema.graphql', import.meta.url);
/** The whole schema, beside the repository, where somebody put it. */
const FULL = new URL('../../../../shared/vendor/linear.schema.graphql', import.meta.url);

export type SchemaName = 'subset' | 'full';

/** Whether Linear's whole schema is at hand. */
export const hasFullSchema = existsSync(FULL);

const built = new Map<string, GraphQLSchema>();

function withoutFields(document: DocumentNode, without: readonly string[]): DocumentNode {
  const missed = new Set(without);
  let type = '';
  const enter = (node: { name: { value: string } }) => {
    type = node.name.value;
  };
  const drop = (node: FieldDefinitionNode | InputValueDefinitionNode) =>
    missed.delete(`${type}.${node.name.value}`) ? null : undefined;
  const rest = visit(document, {
    ObjectTypeDefinition: { enter },
    InputObjectTypeDefinition: { enter },
    FieldDefinition: { leave: drop },
    InputValueDefinition: { leave: drop },
  });
  if (missed.size > 0) throw new Error(`The schema has no ${[...missed].join(', ')} to leave out.`);
  return rest;
}

/**
 * Linear's schema as this server knows it, read once. `without` takes fields and filter fields away, such as
 * `Issue.stateHistory`, as on a deployment that does not have them.
 * Throws when the full schema is asked for and not there.
 */
export function linearSchema(name: SchemaName, without: readonly string[] = []): GraphQLSchema {
  const key = [name, ...without].join('\n');
  const known = built.get(key);
  if (known) return known;
  if (name === 'full' && !hasFullSchema) throw new Error(`There is no full schema at ${FULL.pathname}.`);
  const document = parse(readFileSync(name === 'full' ? FULL : SUBSET, 'utf8'), { noLocation: true });
  const schema = buildASTSchema(withoutFields(document, without), { assumeValidSDL: true });
  const dateTime = schema.getType('DateTime');
  if (isScalarType(dateTime)) dateTime.serialize = (value) => new Date(String(value)).toISOString();
  built.set(key, schema);
  return schema;
}
