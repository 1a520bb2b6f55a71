import * as z from 'zod';
import type { Run } from '../model/run.ts';
import { verdictSchema } from '../model/verdict.ts';
import { limitSchema } from '../model/verdict-limit.ts';
import { sanitiseJson, sanitiseLine } from '../text/sanitise.ts';
import { HistoryError } from './history-error.ts';

/** What comes out of the database, which others can write too. */

const day = z.string().regex(/^\d{4}-\d\d-\d\d$/);
const line = z.string().transform(sanitiseLine);
const rowId = z.number().int();

const json = z.string().transform((text, context): unknown => {
  try {
    return sanitiseJson(JSON.parse(text));
  } catch {
    context.addIssue({ code: 'custom', message: 'is not JSON' });
    return z.NEVER;
  }
});

const { name, status } = verdictSchema.shape.sources.element.shape;

export const runRow = z.object({
  id: rowId,
  as_of: z.number().int(),
  day,
  outcome: verdictSchema.shape.outcome,
  sources: json.pipe(z.array(z.object({ name, status }))),
});

export const limitRow = limitSchema
  .pick({ per: true, count: true, max: true, level: true, status: true })
  .extend({ run_id: rowId, key: line, subject: line });

export const itemRow = z.object({
  run_id: rowId,
  id: line,
  title: line.nullable(),
  stage: line.nullable(),
  teams: json.pipe(z.array(z.string())),
  age_days: z.number().int().min(0),
});

export const runIdRow = z.object({ id: rowId });

export const runOfDayRow = z.object({ id: rowId, day, whole: z.number().int() });

/** The key as it is: it was asked for. */
export const statusRow = limitSchema
  .pick({ status: true, count: true, max: true })
  .extend({ run_id: rowId, key: z.string() });

export const postRow = z.object({ state: z.enum(['claimed', 'sent', 'unknown']), at: z.number() });

/**
 * @param where the database, for people
 * @throws HistoryError where a row is not what wiplimit writes
 */
export function parseRows<T>(schema: z.ZodType<T>, rows: readonly unknown[], where: string): T[] {
  return rows.map((row) => {
    const parsed = schema.safeParse(row);
    if (parsed.success) return parsed.data;
    const [issue] = parsed.error.issues;
    throw new HistoryError(
      `The history in ${where} holds a row that wiplimit did not write so: ${issue?.path.join('.')}: ${issue?.message}. Put a backup in its place, or delete the row.`,
    );
  });
}

/** Puts the parts of runs together again. */
export function toRuns(
  runs: readonly z.output<typeof runRow>[],
  limits: readonly z.output<typeof limitRow>[],
  items: readonly z.output<typeof itemRow>[],
): Run[] {
  const byId = new Map<number, Run>();
  for (const { id, as_of, ...run } of runs) byId.set(id, { asOf: as_of, ...run, limits: [], items: [] });
  for (const { run_id, ...limit } of limits) byId.get(run_id)?.limits.push(limit);
  for (const { run_id, age_days, ...item } of items)
    byId.get(run_id)?.items.push({ ...item, ageDays: age_days });
  return [...byId.values()];
}
