import type { Command } from 'commander';
import { InputError } from '../../model/input-error.ts';
import { nearest } from '../../text/nearest.ts';
import type { Context } from '../context.ts';
import { EXIT } from '../exit-code.ts';
import { HELP_TOPICS } from '../help-topics.ts';

/**
 * Prints what there is to know of a command or a topic; without either, of the program.
 * @param program as commander knows it
 * @throws InputError for a word that is neither
 */
export async function help(
  { writer }: Pick<Context, 'writer'>,
  subject: string | undefined,
  program: Command,
): Promise<number> {
  const command = subject === undefined ? program : program.commands.find((one) => one.name() === subject);
  if (command !== undefined) {
    command.outputHelp();
    return EXIT.ok;
  }
  const topic = Object.entries(HELP_TOPICS).find(([name]) => name === subject)?.[1];
  if (topic === undefined) throw unknown(subject ?? '', program);
  const failure = await writer.out(topic.text);
  return failure === null ? EXIT.ok : EXIT.output;
}

function unknown(subject: string, program: Command): InputError {
  const topics = Object.keys(HELP_TOPICS);
  const suggestion = nearest(subject, [...program.commands.map((command) => command.name()), ...topics]);
  const hint =
    suggestion === null
      ? `The topics are ${topics.join(', ')}; wiplimit --help lists the commands.`
      : `Did you mean "${suggestion}"?`;
  return new InputError([
    { file: null, path: '', message: `there is no command and no topic "${subject}"`, hint },
  ]);
}
