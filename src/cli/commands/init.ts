import path from 'node:path';
import { findConfig } from '../../config/find.ts';
import { InputError } from '../../model/input-error.ts';
import type { Command } from '../context.ts';
import type { Asker } from '../init/asker.ts';
import { type SetUpOptions, setUp } from '../init/set-up.ts';
import { createTerminalAsker, terminalOf } from '../init/terminal-asker.ts';
import { Interrupted } from '../interrupt.ts';

export interface InitOptions extends SetUpOptions {
  /** Take every proposal, ask nothing. */
  yes?: boolean;
}

/** Sets wiplimit up for a team. Nothing is written before the end, and never over a file that is there. */
export const init: Command<InitOptions> = async (context, options) => {
  const { process, writer, signal } = context;
  const present = await findConfig({ cwd: process.cwd() });
  if (present !== null)
    throw path.basename(present.file) === 'package.json'
      ? wrong(
          present.file,
          'its key "wiplimit" is a config already, and init never writes over one',
          'wiplimit check uses it. To begin anew, take that key out first.',
        )
      : wrong(
          present.file,
          'is there already, and init never writes over a config',
          'wiplimit check uses it. To begin anew, move it away first.',
        );
  const terminal = terminalOf(process);
  if (terminal === null && options.yes !== true)
    throw wrong(
      null,
      'init asks questions, and there is no terminal to ask in',
      'Run wiplimit init in a terminal, or wiplimit init --yes to take what it proposes.',
    );
  let asker: Asker;
  if (options.yes === true || terminal === null) {
    const { createProposalAsker } = await import('../init/proposal-asker.ts');
    asker = createProposalAsker(writer);
  } else {
    asker = await createTerminalAsker(terminal, writer, signal);
  }
  try {
    return await setUp(asker, context, options);
  } catch (error) {
    const cause = signal.aborted ? signal.reason : error;
    if (!(cause instanceof Interrupted)) throw error;
    await writer.err('Stopped: nothing was written. Begin again with wiplimit init.\n');
    return cause.exitCode;
  }
};

const wrong = (file: string | null, message: string, hint: string) =>
  new InputError([{ file, path: '', message, hint }]);
