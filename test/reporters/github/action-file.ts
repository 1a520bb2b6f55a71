import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import * as z from 'zod';

export const ROOT = path.join(import.meta.dirname, '../../..');

const text = z.string().min(1);

/** What GitHub asks of an action that runs shell steps. */
const actionSchema = z.strictObject({
  name: text,
  description: text,
  author: text.optional(),
  branding: z.strictObject({
    icon: text,
    color: z.enum(['white', 'yellow', 'blue', 'green', 'orange', 'red', 'purple', 'gray-dark']),
  }),
  inputs: z.record(
    z.string().regex(/^[a-z][a-z-]*$/),
    z.strictObject({ description: text, required: z.boolean().optional(), default: z.string().optional() }),
  ),
  outputs: z.record(z.string().regex(/^[a-z][a-z-]*$/), z.strictObject({ description: text, value: text })),
  runs: z.strictObject({
    using: z.literal('composite'),
    steps: z.array(
      z.strictObject({
        id: text.optional(),
        shell: z.literal('bash'),
        env: z.record(z.string().regex(/^[A-Z_]+$/), text),
        run: text,
      }),
    ),
  }),
});

export type Action = z.output<typeof actionSchema>;

/** action.yml, checked. */
export const readAction = (): Action =>
  actionSchema.parse(parse(readFileSync(path.join(ROOT, 'action.yml'), 'utf8')));

/** A text in which every `${{ … }}` is replaced by what a run knows under that name. @throws for what it does not know */
export const evaluate = (template: string, known: Record<string, string>): string =>
  template.replace(/\$\{\{\s*([\w.-]+)\s*\}\}/g, (whole, name: string) => {
    const value = known[name];
    if (value === undefined) throw new Error(`${whole} is not known`);
    return value;
  });
