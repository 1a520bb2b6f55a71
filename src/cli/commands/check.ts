import path from 'node:path';
import { InputError } from '../../model/input-error.ts';
import type { NoteCode } from '../../model/note-codes.ts';
import type { Verdict, VerdictNote } from '../../model/verdict.ts';
import { VERSION } from '../../version.ts';
import type { Command, Context } from '../context.ts';
import { exitCodeOf } from '../exit-code.ts';
import { type Format, findReporter, isModule } from '../find-reporter.ts';
import { openRunMemory, type RunMemory } from '../history/run-memory.ts';
import { type FoundPlan, findPlan, liveNow, NoConfig, readRecords } from '../load.ts';
import { type CheckOptions, isSameFile } from '../options.ts';
import { refusePerson } from '../privacy.ts';

/** The length of `argv` when nothing follows `wiplimit`. */
const BARE = 2;

/** Needed when the records are in; loading it takes longer than reading the config does. */
const loadJudging = (format: Format, cwd: string) =>
  Promise.all([
    import('../../verdict/assess.ts'),
    import('../../verdict/judge.ts'),
    import('../show.ts'),
    findReporter(format, cwd),
  ]);

/** Reads, judges, prints; the exit code is the verdict. */
export const check: Command<CheckOptions> = async (context, options) => {
  // A reporter that cannot be loaded is said before anything is read.
  const modules = formatsOf(options).filter(isModule);
  await Promise.all(modules.map((format) => findReporter(format, context.process.cwd())));
  refuseSavingTwice(options, context.process.cwd());
  const found = await findPlan(context, options).catch((error: unknown) => {
    if (error instanceof NoConfig) return error;
    throw error;
  });
  if (found instanceof NoConfig) {
    const { offerInit, showDemo } = await import('../init/offer.ts');
    // Whoever asks for a format wants a verdict of their own or none.
    const answered = options.format === 'terminal' ? await offerInit(context, options) : null;
    if (answered === null && context.process.argv.length === BARE) {
      await context.writer.out('There is no config here, so this is a made-up team.\n\n');
      await showDemo(context);
    }
    if (answered !== null) return answered;
    throw found;
  }
  if (options.person !== undefined) refusePerson(found.plan, '--person');
  const failures: string[] = [];
  const memory = await openRunMemory(context, found, failures);
  try {
    return await checkWith(memory, context, options, found, failures);
  } finally {
    await memory.close();
  }
};

async function checkWith(
  memory: RunMemory,
  context: Context,
  options: CheckOptions,
  found: FoundPlan,
  failures: string[],
): Promise<number> {
  const prepare = () => loadJudging(options.format, context.process.cwd());
  const historyDays = options.snapshot === undefined ? await memory.daysBack(liveNow(context)) : 0;
  const loaded = await readRecords(context, { ...options, historyDays }, found, prepare);
  const { plan, snapshot, now, baseline, finishedSince } = loaded;
  const [{ assess }, { verdictOf }, { saveFile, show }] = await prepare();
  if (options.save !== undefined) {
    const failure = await saveFile(context, options.save, `${JSON.stringify(snapshot, null, 2)}\n`);
    if (failure !== null) failures.push(failure);
  }

  const assessment = assess(plan, snapshot, now, baseline.baseline);
  const { team: teams = [], person: people = [], maxWarnings = null } = options;
  const judged = (selection: { teams: string[]; people: string[] }): Verdict =>
    verdictOf(assessment, { version: VERSION, selection, maxWarnings, notes: baselineNotes(found) });
  const full = judged({ teams: [], people: [] });
  const isWhole = teams.length + people.length === 0;
  const shown = isWhole ? full : judged({ teams, people });
  const withTrend = formatsOf(options).some((format) => format !== 'terminal');
  const verdict = await memory.recall({ assessment, full, shown, teams, isWhole, finishedSince, withTrend });
  await memory.record(full);

  failures.push(...(await show(context, verdict, options, loaded.configFile)));
  if (options.updateBaseline === true) {
    const { lowerInCheck } = await import('./baseline.ts');
    const failure = await lowerInCheck(context, baseline, full);
    if (failure !== null) failures.push(failure);
  }
  for (const failure of failures) await context.writer.err(`wiplimit: ${failure}\n`);
  return exitCodeOf(verdict, options.exitZero === true ? 'never' : options.failOn, failures.length > 0);
}

/** @throws InputError where the verdict would replace the snapshot */
function refuseSavingTwice({ save, output = [] }: CheckOptions, cwd: string): void {
  if (save === undefined) return;
  const saved = path.resolve(cwd, save);
  const same = output.find((target) => isSameFile(path.resolve(cwd, target.path), saved));
  if (same === undefined) return;
  throw new InputError([
    {
      file: null,
      path: '--save',
      message: `goes to the same file as --output ${same.format}:${same.path}, and one would overwrite the other`,
      hint: 'Give each a path of its own',
    },
  ]);
}

const formatsOf = ({ format, output = [] }: CheckOptions): Format[] => [
  format,
  ...output.map((target) => target.format),
];

function baselineNotes({ baseline: { file, isNamed, exists } }: FoundPlan): VerdictNote[] {
  if (!isNamed || exists) return [];
  const message = `The baseline ${file}, which the config names, is not there, so only the limits count. wiplimit baseline writes it`;
  const code: NoteCode = 'no-baseline';
  return [{ code, message, itemId: null }];
}
