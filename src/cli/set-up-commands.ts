import type { Command } from 'commander';
import { parseSeconds } from './options.ts';
import type { Actions } from './program.ts';
import { answerOptions } from './question-commands.ts';
import { DEFAULT_TIMEOUT_SECONDS, readOptions } from './read-options.ts';

/** What sets wiplimit up, and what finds out why a number is wrong. */
export function addSetUpCommands(program: Command, actions: Pick<Actions, 'init' | 'doctor'>): void {
  program
    .command('init')
    .summary('set wiplimit up: from a token to a config and a first verdict')
    .description(
      'Finds tokens, shows the teams and repositories they see, joins people across Linear and GitHub, maps states to stages, counts what is in flight today, and proposes limits. Writes .wiplimitrc.json when you have agreed, and never over a config that is there.',
    )
    .option('-y, --yes', 'take every proposal, ask nothing')
    .option('--workflow', 'with --yes: also write .github/workflows/wiplimit.yml')
    .option('--timeout <seconds>', 'the longest a reading may take', parseSeconds, DEFAULT_TIMEOUT_SECONDS)
    .option('--debug', 'print to stderr what is asked, and details of errors')
    .option('--color', 'colour even where there is no terminal')
    .option('--no-color', 'no colour (also: NO_COLOR=1)')
    .addHelpText('after', '\nExamples:\n  wiplimit init\n  wiplimit init --yes')
    .action((_options, command: Command) => actions.init(command.opts()));

  const doctor = program
    .command('doctor')
    .summary('everything that could make a number wrong, each with its remedy')
    .description(
      'Looks at tokens and what they see, rate limits, config entries that do nothing, people who are not joined, states in no stage, the clock, channels and the history. Exit code 0 when there are hints at most, 3 for a problem, 4 where a token is missing or refused.',
    );
  readOptions(doctor);
  answerOptions(doctor)
    .addHelpText('after', '\nExamples:\n  wiplimit doctor\n  wiplimit doctor --format json')
    .action((_options, command: Command) => actions.doctor(command.opts()));
}
