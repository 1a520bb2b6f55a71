import { VERSION } from '../../version.ts';
import type { Command } from '../context.ts';
import { exitCodeOf } from '../exit-code.ts';
import { load } from '../load.ts';
import type { CheckOptions } from '../options.ts';

/** Needed when the records are in; loading it takes longer than reading the config does. */
const loadJudging = () => Promise.all([import('../../verdict/judge.ts'), import('../show.ts')]);

/** Reads, judges, prints; the exit code is the verdict. */
export const check: Command<CheckOptions> = async (context, options) => {
  const { plan, configFile, snapshot, now } = await load(context, options, loadJudging);
  const [{ judge }, { saveFile, show }] = await loadJudging();
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
  failures.push(...(await show(context, verdict, options, configFile)));
  for (const failure of failures) await context.writer.err(`wiplimit: ${failure}\n`);
  return exitCodeOf(verdict, options.exitZero === true ? 'never' : options.failOn, failures.length > 0);
};
