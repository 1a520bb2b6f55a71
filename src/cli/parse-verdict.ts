import { InputError, parseJsonInput } from '../model/input-error.ts';
import { type Verdict, verdictSchema } from '../model/verdict.ts';
import { sanitiseJson } from '../text/sanitise.ts';

/**
 * A verdict that was saved.
 * @param file its name, for problems
 * @throws InputError with everything that is wrong
 */
export function parseVerdict(text: string, file: string): Verdict {
  const hint = 'Save one with wiplimit check --output json:FILE';
  const result = verdictSchema.safeParse(sanitiseJson(parseJsonInput(text, file, hint)));
  if (result.success) return result.data;
  throw new InputError(
    result.error.issues.map((issue) => ({ file, path: issue.path.join('.'), message: issue.message, hint })),
  );
}
