import { findConfig } from '../../config/find.ts';
import type { Command } from '../context.ts';
import { EXIT } from '../exit-code.ts';
import { readInput } from '../load.ts';
import type { ReportOptions } from '../options.ts';
import { parseVerdict } from '../parse-verdict.ts';
import { show } from '../show.ts';

/** Renders a saved verdict in any format. */
export const report: Command<ReportOptions, [file: string]> = async (context, options, file) => {
  const cwd = context.process.cwd();
  const verdict = parseVerdict(await readInput(cwd, file), file);
  // Annotations point at the lines of the config that judged: the one that a check here would find.
  const found = options.config ?? (await findConfig({ cwd }).catch(() => null))?.file;
  const failures = await show(context, verdict, options, found ?? null);
  for (const failure of failures) await context.writer.err(`wiplimit: ${failure}\n`);
  return failures.length > 0 ? EXIT.output : EXIT.ok;
};
