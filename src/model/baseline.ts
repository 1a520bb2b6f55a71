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

/**
 * Under which key a baseline holds how much people whom privacy hides have above their limits, all together. Beside
 * how many they are, for one of them could have ever more.
 */
export const aboveKey = (key: string): string => `${key}/above`;

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

export const BASELINE_HINT =
  'Restore it from git. Removed and written anew with wiplimit baseline, it lets pass whatever is in flight then.';
