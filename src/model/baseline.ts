import * as z from 'zod';
import { InputError } from './input-error.ts';

/** The counts a team starts from, as `wiplimit baseline` writes them. */
const baselineSchema = z.strictObject({
  schemaVersion: z.literal(1),
  /** By the key of a limit. */
  limits: z.record(z.string(), z.number().int().min(0)),
});

/** Counts by the key of a limit. */
export type Baseline = ReadonlyMap<string, number>;

export const NO_BASELINE: Baseline = new Map();

/**
 * Checks what is said to be a baseline.
 * @param file how to call it in problems
 * @throws InputError with all that is wrong
 */
export function validateBaseline(data: unknown, file: string): Baseline {
  const result = baselineSchema.safeParse(data);
  if (result.success) return new Map(Object.entries(result.data.limits));
  throw new InputError(
    result.error.issues.map((issue) => ({
      file,
      path: issue.path.join('.'),
      message: issue.message,
      hint: BASELINE_HINT,
    })),
  );
}

export const BASELINE_HINT = 'Remove it, and write it anew with wiplimit baseline.';
