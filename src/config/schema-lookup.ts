import type { JsonSchema } from './json-schema.ts';
import type { Path } from './problem.ts';

/** Questions to the config’s JSON Schema: which keys stand where. */

const isSchema = (value: unknown): value is JsonSchema => typeof value === 'object' && value !== null;
/** The alternatives of a schema, or itself. */
const branches = (schema: JsonSchema): JsonSchema[] => schema.anyOf?.filter(isSchema) ?? [schema];

function step(schema: JsonSchema, key: PropertyKey): JsonSchema[] {
  return branches(schema)
    .map((branch) => (typeof key === 'number' ? branch.items : branch.properties?.[String(key)]))
    .filter(isSchema);
}

/** The schemas that hold for a place; several where alternatives are allowed, none for an unknown key. */
export function schemasAt(root: JsonSchema, path: Path): JsonSchema[] {
  return path.reduce<JsonSchema[]>((schemas, key) => schemas.flatMap((schema) => step(schema, key)), [root]);
}

/** The keys that an object at this place may have. */
export function keysAt(root: JsonSchema, path: Path): string[] {
  const properties = schemasAt(root, path)
    .flatMap(branches)
    .flatMap((schema) => Object.keys(schema.properties ?? {}));
  return [...new Set(properties)];
}

/** Every place in the schema that has this key, as the path of the object; list positions are `[]`. */
export function placesOf(root: JsonSchema, key: string, at = ''): string[] {
  return branches(root).flatMap((schema) => [
    ...(Object.hasOwn(schema.properties ?? {}, key) ? [at] : []),
    ...Object.entries(schema.properties ?? {}).flatMap(([name, inner]) =>
      isSchema(inner) ? placesOf(inner, key, at === '' ? name : `${at}.${name}`) : [],
    ),
    ...(isSchema(schema.items) ? placesOf(schema.items, key, `${at}[]`) : []),
  ]);
}
