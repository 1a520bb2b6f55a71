import { configJsonSchema, snapshotJsonSchema, verdictJsonSchema } from '../../config/json-schema.ts';
import type { Command } from '../context.ts';
import { EXIT } from '../exit-code.ts';
import type { SchemaName } from '../options.ts';

const SCHEMAS = {
  config: configJsonSchema,
  snapshot: snapshotJsonSchema,
  verdict: verdictJsonSchema,
} satisfies Record<SchemaName, () => unknown>;

/** Prints the JSON Schema of one of the three files that wiplimit reads or writes. */
export const schema: Command<object, [name: SchemaName]> = async ({ writer }, _options, name) => {
  const failure = await writer.out(`${JSON.stringify(SCHEMAS[name](), null, 2)}\n`);
  return failure === null ? EXIT.ok : EXIT.output;
};
