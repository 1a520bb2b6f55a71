import { Argument, type Command } from 'commander';
import { SHELLS, type Shell } from './completion/shell.ts';
import { COMPLETION_HELP } from './help-texts.ts';
import type { Actions } from './program.ts';

/** What tells about the commands themselves: completion in a shell, help by topic. */
export function addHelpCommands(program: Command, actions: Pick<Actions, 'completion' | 'help'>): void {
  program
    .command('completion')
    .summary('complete commands, options and names in bash, zsh, fish or PowerShell')
    .description(
      'Prints the script that makes a shell complete wiplimit on Tab: commands, options, their values, and the names in your config.',
    )
    .addArgument(new Argument('<shell>', 'which shell').choices([...SHELLS]))
    .argument('[typed...]', 'what that script asks with; not to be typed')
    .addHelpText('after', COMPLETION_HELP)
    .action((shell: Shell, typed: string[]) => actions.completion(shell, typed, program));

  program
    .command('help')
    .summary('the help of a command, or how counting, ageing, exit-codes, environment work')
    .description(
      'Prints the help of a command, or one of the topics counting, ageing, exit-codes, environment.',
    )
    .argument('[subject]', 'a command or a topic')
    .action((subject: string | undefined) => actions.help(subject, program));
}
