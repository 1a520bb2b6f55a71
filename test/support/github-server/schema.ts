import { existsSync, readFileSync } from 'node:fs';
import {
  buildASTSchema,
  type DocumentNode,
  type FieldDefinitionNode,
  type GraphQLSchema,
  isObjectType,
  type NameNode,
  parse,
  visit,
} from 'graphql';
import type { Resolvers } from './context.ts';
import { eventResolvers } from './resolvers-events.ts';
import { issueResolvers } from './resolvers-issues.ts';
import { ownerResolvers } from './resolvers-owners.ts';
import { projectResolvers } from './resolvers-projects.ts';
import { pullRequestResolvers } from './resolvers-pull-requests.ts';
import { queryResolvers } from './resolvers-query.ts';
import { repositoryResolvers } from './resolvers-repository.ts';
import { searchResolvers } from './resolvers-search.ts';

/** `npm` is the copy in @octokit/graphql-schema, `vendor` a newer one that may lie beside the repository. */
export type SchemaSource = 'npm' | 'vendor';

const FILES: Record<SchemaSource, URL> = {
  npm: new URL('../../../node_modules/@octokit/graphql-schema/schema.graphql', import.meta.url),
  vendor: new URL('../../../../shared/vendor/github.schema.graphql', import.meta.url),
};

/** Whether the newer schema is there; tests that need it skip themselves otherwise. */
export function hasVendorSchema(): boolean {
  return existsSync(FILES.vendor);
}

/** All resolvers; those for fields that a schema lacks are left aside when it is loaded. */
export const RESOLVERS: Resolvers = {};
for (const resolvers of [
  queryResolvers,
  searchResolvers,
  ownerResolvers,
  repositoryResolvers,
  pullRequestResolvers,
  issueResolvers,
  eventResolvers,
  projectResolvers,
]) {
  for (const [type, fields] of Object.entries(resolvers)) RESOLVERS[type] = { ...RESOLVERS[type], ...fields };
}

const documents = new Map<SchemaSource, DocumentNode>();
const schemas = new Map<string, GraphQLSchema>();

function documentOf(source: SchemaSource): DocumentNode {
  const known = documents.get(source);
  if (known) return known;
  const document = parse(readFileSync(FILES[source], 'utf8'), { noLocation: true });
  documents.set(source, document);
  return document;
}

/** Drops `Type.field`, `Enum.VALUE`, `Union.Member`, or the argument `Type.field.argument`. */
function dropMembers(document: DocumentNode, without: readonly string[]): DocumentNode {
  const dropped = new Set(without);
  const keep = <T extends { name: NameNode }>(owner: string, members: readonly T[] | undefined) =>
    members?.filter((member) => !dropped.has(`${owner}.${member.name.value}`));
  const keepFields = (owner: string, fields: readonly FieldDefinitionNode[] | undefined) =>
    keep(owner, fields)?.map((field) => ({
      ...field,
      arguments: keep(`${owner}.${field.name.value}`, field.arguments),
    }));
  return visit(document, {
    ObjectTypeDefinition: (node) => ({ ...node, fields: keepFields(node.name.value, node.fields) }),
    InterfaceTypeDefinition: (node) => ({ ...node, fields: keepFields(node.name.value, node.fields) }),
    InputObjectTypeDefinition: (node) => ({ ...node, fields: keep(node.name.value, node.fields) }),
    EnumTypeDefinition: (node) => ({ ...node, values: keep(node.name.value, node.values) }),
    UnionTypeDefinition: (node) => ({ ...node, types: keep(node.name.value, node.types) }),
  });
}

/**
 * The executable schema, built once per process and variant.
 * @param without members to leave out, so that a host looks older than it is (see dropMembers)
 * @throws Error when the vendor's schema is asked for and not there
 */
export function loadSchema(source: SchemaSource, without: readonly string[] = []): GraphQLSchema {
  const key = [source, ...[...without].sort()].join(' ');
  const known = schemas.get(key);
  if (known) return known;
  if (source === 'vendor' && !hasVendorSchema()) {
    throw new Error('The newer GitHub schema is not beside the repository; use the one from npm.');
  }
  const document = without.length > 0 ? dropMembers(documentOf(source), without) : documentOf(source);
  const schema = buildASTSchema(document, { assumeValid: true, assumeValidSDL: true });
  for (const [typeName, resolvers] of Object.entries(RESOLVERS)) {
    const type = schema.getType(typeName);
    if (!isObjectType(type)) continue;
    for (const [fieldName, resolve] of Object.entries(resolvers)) {
      const field = type.getFields()[fieldName];
      if (field) field.resolve = resolve;
    }
  }
  schemas.set(key, schema);
  return schema;
}
