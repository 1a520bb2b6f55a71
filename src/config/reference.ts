import { configJsonSchema, type JsonSchema } from './json-schema.ts';
import { listed } from './problem.ts';

const INTRODUCTION = `# Configuration

<!-- Generated from src/config/schema.ts by scripts/write-schemas.ts. Change it there. -->

wiplimit looks for its settings from the working directory up to the folder that holds \`.git\`, in each folder in
this order: \`package.json\` (key \`wiplimit\`), \`.wiplimitrc\`, \`.wiplimitrc.json\`, \`.wiplimitrc.yaml\`,
\`.wiplimitrc.yml\`, then the same names in \`.config/\` without their first dot (\`.config/wiplimitrc.json\`).
The first one found is the config; nothing is merged. \`--config FILE\` names one instead.

- JSON may hold comments and trailing commas. YAML is read by its core schema: dates stay text.
- A config is data. Nothing in it or near it is ever executed, and \`wiplimit.config.js\` and its kin are refused.
- Unknown keys and contradictions are errors, all reported at once, with exit code 2.
- Names of people, teams, stages and accounts are the same whatever their letter case.
- No key takes a token: tokens come from the environment only.

The smallest useful config:

\`\`\`json
{ "linear": { "teams": ["PAY"] }, "limits": [{ "per": "person", "max": 3 }] }
\`\`\`

A full one, with comments: [.wiplimitrc.example.json](../.wiplimitrc.example.json). Editors complete and check keys
with the JSON Schema that \`wiplimit schema\` prints, and that the package holds as
\`node_modules/wiplimit/dist/schema/config.schema.json\`. Its \`$id\`, https://unpkg.com/wiplimit/dist/schema/config.schema.json, is
what a SchemaStore entry for \`.wiplimitrc*\` points at.
`;

const isSchema = (value: unknown): value is JsonSchema => typeof value === 'object' && value !== null;
const shapes = (schema: JsonSchema): JsonSchema[] => schema.anyOf?.filter(isSchema) ?? [schema];
const code = (value: unknown) => `\`${JSON.stringify(value)}\``;
const cell = (text: string) => text.replaceAll('|', '\\|');
const anchor = (heading: string) => heading.toLowerCase().replace(/[^a-z0-9_-]/g, '');

/** The object shapes inside a schema: its own, or those of its list entries. */
function objectsIn(schema: JsonSchema): JsonSchema[] {
  return shapes(schema).flatMap((shape) => {
    if (shape.properties !== undefined) return [shape];
    return isSchema(shape.items) ? objectsIn(shape.items) : [];
  });
}

function typeText(schema: JsonSchema, heading: string): string {
  const kinds = shapes(schema).map((shape) => {
    if (shape.const !== undefined) return code(shape.const);
    if (shape.enum !== undefined) return listed(shape.enum.map(code));
    if (shape.type === 'array')
      return `list of ${isSchema(shape.items) ? typeText(shape.items, heading) : 'values'}`;
    if (shape.properties !== undefined) return `[object](#${anchor(heading)})`;
    if (shape.type === 'boolean') return '`true` or `false`';
    if (shape.type === 'integer' || shape.type === 'number') return numberText(shape);
    return shape.format === 'date' ? 'day, `YYYY-MM-DD`' : 'text';
  });
  return listed([...new Set(kinds)]);
}

function numberText({ type, minimum, exclusiveMinimum, maximum }: JsonSchema): string {
  const kind = type === 'integer' ? 'whole number' : 'number';
  if (minimum !== undefined && maximum !== undefined && maximum <= 100)
    return `${kind}, ${minimum} to ${maximum}`;
  if (exclusiveMinimum !== undefined) return `${kind} above ${exclusiveMinimum}`;
  return minimum === undefined ? kind : `${kind}, ${minimum} or more`;
}

function table(object: JsonSchema, heading: string): string {
  const rows = Object.entries(object.properties ?? {}).map(([key, schema]) => {
    if (!isSchema(schema)) return '';
    const isRequired = object.required?.includes(key) ?? false;
    const fallback = isRequired ? 'required' : schema.default === undefined ? '' : code(schema.default);
    const example = `\`"${key}": ${JSON.stringify(schema.examples?.[0])}\``;
    const path = heading === '' ? key : `${heading}.${key}`;
    return `| \`${key}\` | ${[typeText(schema, path), fallback, schema.description ?? '', example].map(cell).join(' | ')} |`;
  });
  return ['| key | type | default | meaning | example |', '|---|---|---|---|---|', ...rows].join('\n');
}

/** The sections below an object, in the order of its keys, each before what is inside it. */
function sections(object: JsonSchema, parent: string): string[] {
  return Object.entries(object.properties ?? {}).flatMap(([key, schema]) => {
    if (!isSchema(schema)) return [];
    const inner = objectsIn(schema);
    if (inner.length === 0) return [];
    const heading = parent === '' ? key : `${parent}.${key}`;
    const isList = shapes(schema).some((shape) => shape.type === 'array');
    const lead = isList ? 'Each entry:' : null;
    const tables = inner.map((shape) => table(shape, heading)).join('\n\nor\n\n');
    return [
      [`${parent === '' ? '##' : '###'} ${heading}`, `${schema.description}.`, lead, tables]
        .filter(Boolean)
        .join('\n\n'),
      ...inner.flatMap((shape) => sections(shape, heading)),
    ];
  });
}

/** docs/config.md: every key with its type, default, meaning and an example, from the schema. */
export function configReference(): string {
  const schema = configJsonSchema();
  const all = [INTRODUCTION.trimEnd(), '## All keys', table(schema, ''), ...sections(schema, '')];
  return `${all.join('\n\n')}\n`;
}
