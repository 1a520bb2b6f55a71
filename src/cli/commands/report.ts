import { InputError, parseJsonInput } from '../../model/input-error.ts';
import { type Verdict, verdictSchema } from '../../model/verdict.ts';
import { sanitiseJson } from '../../text/sanitise.ts';
import type { Command } from '../context.ts';
import { EXIT } from '../exit-code.ts';
import { readInput } from '../load.ts';
import type { OutputTarget, ShowOptions } from '../options.ts';
import { show } from '../show.ts';

/** Renders a saved verdict in any format. */
export const report: Command<ShowOptions & { output?: OutputTarget[] }, [file: string]> = async (
  context,
  options,
  file,
) => {
  const verdict = parseVerdict(await readInput(context.process.cwd(), file), file);
  const failures = await show(context, verdict, options);
  for (const failure of failures) await context.writer.err(`wiplimit: ${failure}\n`);
  return failures.length > 0 ? EXIT.output : EXIT.ok;
};

function parseVerdict(text: string, file: string): Verdict {
  const hint = 'Save one with wiplimit check --output json:FILE';
  const result = verdictSchema.safeParse(sanitiseJson(parseJsonInput(text, file, hint)));
  if (result.success) return result.data;
  throw new InputError(
    result.error.issues.map((issue) => ({ file, path: issue.path.join('.'), message: issue.message, hint })),
  );
}
