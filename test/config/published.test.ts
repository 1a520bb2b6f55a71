import { readFileSync } from 'node:fs';
import { parse } from 'jsonc-parser';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import {
  configJsonSchema,
  type JsonSchema,
  snapshotJsonSchema,
  verdictJsonSchema,
} from '../../src/config/json-schema.ts';
import { planOf } from '../../src/config/parse.ts';
import { configReference } from '../../src/config/reference.ts';

/** What is published from the schemas: JSON Schemas for editors and programs, the reference for people. */

const example: unknown = parse(readFileSync('.wiplimitrc.example.json', 'utf8'));
const accepts = (schema: JsonSchema, value: unknown) => z.fromJSONSchema(schema).safeParse(value).success;

const isSchema = (value: unknown): value is JsonSchema => typeof value === 'object' && value !== null;

/** Every key of a schema with its own schema. */
function keysOf(schema: JsonSchema, at = ''): [path: string, schema: JsonSchema][] {
  return [
    ...Object.entries(schema.properties ?? {}).flatMap(([key, inner]): [string, JsonSchema][] =>
      isSchema(inner) ? [[`${at}.${key}`, inner], ...keysOf(inner, `${at}.${key}`)] : [],
    ),
    ...[schema.items, ...(schema.anyOf ?? [])].filter(isSchema).flatMap((inner) => keysOf(inner, at)),
  ];
}

describe('the JSON Schema of the config', () => {
  const schema = configJsonSchema();

  it('accepts what the tool accepts', () => {
    expect(accepts(schema, example)).toBe(true);
    expect(() => planOf(example, 'x')).not.toThrow();
    expect(accepts(schema, { linear: { teams: ['PAY'] }, limits: [{ per: 'person', max: 3 }] })).toBe(true);
    expect(accepts(schema, { aging: { sle: 'auto' } })).toBe(true);
  });

  it.each([
    { limit: [] },
    { limits: [{ max: 3 }] },
    { limits: [{ per: 'persn', max: 3 }] },
    { limits: [{ per: 'person', max: 3, mx: 3 }] },
    { aging: { sle: { dyas: 8 } } },
    { people: [{ name: 'Ada', github: 7 }] },
  ])('refuses %j', (config) => {
    expect(accepts(schema, config)).toBe(false);
  });

  it.each(keysOf(schema))('says what %s means, with an example that fits', (_path, about) => {
    expect(about.description).toMatch(/\S/);
    expect(about.examples).toHaveLength(1);
    expect(accepts(about, about.examples?.[0])).toBe(true);
    expect(about.examples?.[0]).not.toEqual(about.default);
  });
});

describe('every published schema', () => {
  it.each([
    ['config', configJsonSchema()],
    ['snapshot', snapshotJsonSchema()],
    ['verdict', verdictJsonSchema()],
  ])('names itself: %s', (name, schema) => {
    expect(schema.$schema).toBe('https://json-schema.org/draft/2020-12/schema');
    expect(schema.$id).toBe(`https://unpkg.com/wiplimit/dist/schema/${name}.schema.json`);
    expect(schema.title).toMatch(new RegExp(`^wiplimit ${name}`));
    expect(schema.type).toBe('object');
  });

  it('lets a snapshot leave out all but the required keys', () => {
    const record = {
      source: 'linear',
      id: 'PAY-1',
      kind: 'issue',
      title: 'x',
      stateType: 'started',
      createdAt: '2026-11-20T09:00:00Z',
    };
    const { id: _id, ...nameless } = record;
    expect(accepts(snapshotJsonSchema(), { schemaVersion: 1, records: [record] })).toBe(true);
    expect(accepts(snapshotJsonSchema(), { schemaVersion: 1, records: [nameless] })).toBe(false);
  });

  it('asks of a verdict only for what every writer of one knows, and names the rest', () => {
    const { properties, required } = verdictJsonSchema();
    const optional = Object.keys(properties ?? {}).filter((key) => !required?.includes(key));
    expect(optional).toEqual([
      'notCounted',
      'crossTeam',
      'trend',
      'finished',
      'stages',
      'privacy',
      'warnings',
    ]);
    expect(required).toContain('finishNext');
  });
});

describe('docs/config.md', () => {
  it('is what the schema says; write it again with scripts/write-schemas.ts', () => {
    expect(readFileSync('docs/config.md', 'utf8')).toBe(configReference());
  });

  it('explains every key', () => {
    const reference = configReference();
    const missing = keysOf(configJsonSchema()).filter(
      ([path]) => !reference.includes(`| \`${path.split('.').at(-1)}\` |`),
    );
    expect(missing).toEqual([]);
  });
});
