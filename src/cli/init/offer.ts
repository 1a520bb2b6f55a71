import type { Context } from '../context.ts';
import { EXIT } from '../exit-code.ts';
import { Interrupted } from '../interrupt.ts';
import type { SetUpOptions } from './set-up.ts';
import { createTerminalAsker, terminalOf } from './terminal-asker.ts';

/**
 * Without a config, in a terminal: says what wiplimit is, and offers to set it up or to show the demo.
 * @returns the exit code; null where there is nobody to ask
 */
export async function offerInit(context: Context, options: SetUpOptions): Promise<number | null> {
  const { process, writer, signal } = context;
  const terminal = terminalOf(process);
  if (terminal === null) return null;
  const asker = await createTerminalAsker(terminal, writer, signal);
  try {
    await asker.tell(
      `wiplimit counts the work in progress of each person and team across GitHub and Linear, each piece of work once, and says what is over its limit.\nThere is no config in ${process.cwd()} or above it yet.`,
    );
    const choice = await asker.one({
      message: 'What now?',
      choices: [
        {
          value: 'init',
          label: 'Set it up',
          hint: 'wiplimit init: five minutes, nothing is written before you agree',
        },
        { value: 'demo', label: 'See it first', hint: 'wiplimit demo: a made-up team, no token' },
        { value: 'nothing', label: 'Nothing' },
      ],
      proposed: 'init',
    });
    if (choice === 'init') {
      const { init } = await import('../commands/init.ts');
      return init(context, options);
    }
    if (choice === 'demo') return await showDemo(context, options.color);
  } catch (error) {
    if (!(error instanceof Interrupted)) throw error;
    return error.exitCode;
  }
  await writer.err('Without a config there is nothing to check. wiplimit init writes one.\n');
  return EXIT.input;
}

/** The demo: what `wiplimit` shows where there is no config. @returns its exit code */
export async function showDemo(context: Context, color?: boolean): Promise<number> {
  const { demo } = await import('../commands/demo.ts');
  return demo(context, { format: 'terminal', color });
}
