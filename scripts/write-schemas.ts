/**
 * Writes what is generated from the schemas, under the working directory: the published JSON Schemas
 * (dist/schema) and the reference of the config (docs/config.md); and what a run costs (docs/scale.md).
 * Node 20 runs no TypeScript: scripts/build.mjs bundles and runs it.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import {
  configJsonSchema,
  SCHEMA_FILES,
  snapshotJsonSchema,
  verdictJsonSchema,
} from '../src/config/json-schema.ts';
import { configReference } from '../src/config/reference.ts';
import { scaleReference } from './scale-reference.ts';

const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;

const files: Record<string, string> = {
  [`dist/schema/${SCHEMA_FILES.config}`]: json(configJsonSchema()),
  [`dist/schema/${SCHEMA_FILES.snapshot}`]: json(snapshotJsonSchema()),
  [`dist/schema/${SCHEMA_FILES.verdict}`]: json(verdictJsonSchema()),
  'docs/config.md': configReference(),
  'docs/scale.md': scaleReference(),
};

for (const [file, content] of Object.entries(files)) {
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, content);
}
