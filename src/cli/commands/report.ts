import type { Command } from '../context.ts';
import { EXIT } from '../exit-code.ts';
import { readInput } from '../load.ts';
import type { OutputTarget, ShowOptions } from '../options.ts';
import { parseVerdict } from '../parse-verdict.ts';
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
