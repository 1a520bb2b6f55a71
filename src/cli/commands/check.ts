import { VERSION } from '../../version.ts';
import type { Command } from '../context.ts';
import { exitCodeOf } from '../exit-code.ts';
import { type Format, findReporter, isModule } from '../find-reporter.ts';
import { load } from '../load.ts';
import type { CheckOptions } from '../options.ts';

/** Needed when the records are in; loading it takes longer than reading the config does. */
const loadJudging = (format: Format, cwd: string) =>
  Promise.all([import('../../verdict/judge.ts'), import('../show.ts'), findReporter(format, cwd)]);

/** Reads, judges, prints; the exit code is the verdict. */
export const check: Command<CheckOptions> = async (context, options) => {
  // A reporter that cannot be loaded is said before anything is read.
  const modules = [options, ...(options.output ?? [])].filter(({ format }) => isModule(format));
  await Promise.all(modules.map(({ format }) => findReporter(format, context.process.cwd())));
  const prepare = () => loadJudging(options.format, context.process.cwd());
  const { plan, configFile, snapshot, now } = await load(context, options, prepare);
  const [{ judge }, { saveFile, show }] = await prepare();
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
