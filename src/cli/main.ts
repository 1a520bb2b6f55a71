import { CommanderError } from 'commander';
import type { Context } from './context.ts';
import { EXIT } from './exit-code.ts';
import { Interrupted, listenForInterrupt } from './interrupt.ts';
import type { ProcessLike } from './process.ts';
import { type Actions, createProgram } from './program.ts';
import { createWriter, type Writer } from './writer.ts';

/**
 * One run of the command line.
 * @param process Node's, or a test's
 * @returns the exit code; never throws
 */
export async function main(process: ProcessLike): Promise<number> {
  const writer = createWriter(process);
  const interruption = listenForInterrupt(process);
  // Node would end with exit code 1, which here reads as a breach.
  const onCrash = async (error: unknown) => {
    const { describeError } = await import('./print-error.ts');
    const { text, exitCode } = describeError(error, process.argv.includes('--debug'));
    await writer.err(text);
    process.exit(exitCode);
  };
  process.on('uncaughtException', onCrash);
  try {
    return await run(process, writer, interruption.signal);
  } catch (error) {
    const { describeError } = await import('./print-error.ts');
    // Once interrupted, whatever else went wrong is a consequence.
    const cause = interruption.signal.aborted ? interruption.signal.reason : error;
    const { text, exitCode } = describeError(cause, process.argv.includes('--debug'));
    await writer.err(text);
    return exitCode;
  } finally {
    process.off('uncaughtException', onCrash);
    interruption.release();
  }
}

async function run(process: ProcessLike, writer: Writer, signal: AbortSignal): Promise<number> {
  let exitCode: number = EXIT.ok;
  const context = async (): Promise<Context> => {
    const { readEnvironment } = await import('./environment.ts');
    return {
      process,
      // Read by the commands that need it: a variable that is wrong must not keep anyone from the demo.
      get env() {
        return readEnvironment(process.env);
      },
      writer,
      signal,
    };
  };
  const actions: Actions = {
    async check(options) {
      const { check } = await import('./commands/check.ts');
      exitCode = await check(await context(), options);
    },
    async next(name, options) {
      const { next } = await import('./commands/next.ts');
      exitCode = await next(await context(), options, name);
    },
    async canStart(name, options) {
      const { canStart } = await import('./commands/can-start.ts');
      exitCode = await canStart(await context(), options, name);
    },
    async forecast(options) {
      const { forecast } = await import('./commands/forecast.ts');
      exitCode = await forecast(await context(), options);
    },
    async suggest(options) {
      const { suggest } = await import('./commands/suggest.ts');
      exitCode = await suggest(await context(), options);
    },
    async explain(what, options) {
      const { explain } = await import('./commands/explain.ts');
      exitCode = await explain(await context(), options, what);
    },
    async report(file, options) {
      const { report } = await import('./commands/report.ts');
      exitCode = await report(await context(), options, file);
    },
    async trend(options) {
      const { trend } = await import('./commands/trend.ts');
      exitCode = await trend(await context(), options);
    },
    async post(channel, options) {
      const { post } = await import('./commands/post.ts');
      exitCode = await post(await context(), options, channel);
    },
    async baseline(options) {
      const { baseline } = await import('./commands/baseline.ts');
      exitCode = await baseline(await context(), options);
    },
    async historyForget(options) {
      const { historyForget } = await import('./commands/history-forget.ts');
      exitCode = await historyForget(await context(), options);
    },
    async init(options) {
      const { init } = await import('./commands/init.ts');
      exitCode = await init(await context(), options);
    },
    async doctor(options) {
      const { doctor } = await import('./commands/doctor.ts');
      exitCode = await doctor(await context(), options);
    },
    async schema(name) {
      const { schema } = await import('./commands/schema.ts');
      exitCode = await schema(await context(), {}, name);
    },
    // Without the environment: its checks take longer than all the rest, and are of no use here.
    async completion(shell, typed, program) {
      const { completion } = await import('./commands/completion.ts');
      exitCode = await completion({ process, writer }, shell, typed, program);
    },
    async help(subject, program) {
      const { help } = await import('./commands/help.ts');
      exitCode = await help({ writer }, subject, program);
    },
    async demo(options) {
      const { demo } = await import('./commands/demo.ts');
      exitCode = await demo(await context(), options);
    },
  };
  const pending: Promise<unknown>[] = [];
  const program = createProgram(actions);
  for (const command of [program, ...program.commands])
    command.exitOverride().configureOutput({
      writeOut: (text) => pending.push(writer.out(text)),
      writeErr: (text) => pending.push(writer.err(text)),
    });
  await refuseUnknownCommand(
    process.argv[2],
    program.commands.map((command) => command.name()),
  );
  try {
    await program.parseAsync(process.argv);
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    // commander has printed what is wrong already; its own exit code would read as a breach.
    exitCode = error.exitCode === 0 ? EXIT.ok : EXIT.input;
  }
  await Promise.all(pending);
  if (signal.aborted && signal.reason instanceof Interrupted) return signal.reason.exitCode;
  return exitCode;
}

/** commander would hand a mistyped command to `check`, the default, as an argument too many. */
async function refuseUnknownCommand(word: string | undefined, commands: readonly string[]): Promise<void> {
  if (word === undefined || word.startsWith('-') || commands.includes(word)) return;
  const [{ InputError }, { nearest }] = await Promise.all([
    import('../model/input-error.ts'),
    import('../text/nearest.ts'),
  ]);
  const suggestion = nearest(word, commands);
  throw new InputError([
    {
      file: null,
      path: '',
      message: `there is no command "${word}"`,
      hint: suggestion === null ? `The commands are ${commands.join(', ')}` : `Did you mean "${suggestion}"?`,
    },
  ]);
}
