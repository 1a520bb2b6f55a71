import { judge } from '../../verdict/judge.ts';
import { VERSION } from '../../version.ts';
import type { Command } from '../context.ts';
import { exitCodeOf } from '../exit-code.ts';
import { load } from '../load.ts';
import type { CheckOptions } from '../options.ts';
import { saveFile, show } from '../show.ts';

/** Reads, judges, prints; the exit code is the verdict. */
export const check: Command<CheckOptions> = async (context, options) => {
  const { plan, snapshot, now } = await load(context, options);
  const failures: string[] = [];
  if (options.save !== undefined) {
    const failure = await saveFile(context, options.save, `${JSON.stringify(snapshot, null, 2)}\n`);
    if (failure !== null) failures.push(failure);
  }
  const verdict = judge(plan, snapshot, {
    now,
    version: VERSION,
    selection: { teams: options.team ?? [], people: options.person ?? [] },
    maxWarnings: options.maxWarnings ?? null,
  });
  failures.push(...(await show(context, verdict, options)));
  for (const failure of failures) await context.writer.err(`wiplimit: ${failure}\n`);
  return exitCodeOf(verdict, options.exitZero === true ? 'never' : options.failOn, failures.length > 0);
};
