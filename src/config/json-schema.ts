import * as z from 'zod';
import { snapshotSchema } from '../model/snapshot.ts';
import { verdictSchema } from '../model/verdict.ts';
import { configSchema } from './schema.ts';

export type JsonSchema = z.core.JSONSchema.BaseSchema;

/** The file names under `dist/schema`, also the end of each schema’s `$id`. */
export const SCHEMA_FILES = {
  config: 'config.schema.json',
  snapshot: 'snapshot.schema.json',
  verdict: 'verdict.schema.json',
} as const;

const BASE = 'https://unpkg.com/wiplimit/dist/schema/';

function published(schema: z.ZodType, file: string, title: string, io: 'input' | 'output'): JsonSchema {
  const { $schema, ...body } = z.toJSONSchema(schema, { target: 'draft-2020-12', io });
  return { $schema, $id: `${BASE}${file}`, title, ...body };
}

/** The JSON Schema (draft 2020-12) of a config file, as a user writes it. */
export const configJsonSchema = (): JsonSchema =>
  published(configSchema, SCHEMA_FILES.config, 'wiplimit configuration', 'input');

/** The JSON Schema (draft 2020-12) of a snapshot file, as `--snapshot` reads it. */
export const snapshotJsonSchema = (): JsonSchema =>
  published(snapshotSchema, SCHEMA_FILES.snapshot, 'wiplimit snapshot', 'input');

/** The JSON Schema (draft 2020-12) of what `--format json` prints. */
export const verdictJsonSchema = (): JsonSchema =>
  published(verdictSchema, SCHEMA_FILES.verdict, 'wiplimit verdict', 'input');
