import { Argument, Command, Option } from 'commander';
import { FORMATS } from '../reporters/reporter.ts';
import { VERSION } from '../version.ts';
import type { InitOptions } from './commands/init.ts';
import type { Shell } from './completion/shell.ts';
import { addHelpCommands } from './help-commands.ts';
import { CHECK_HELP, COMMAND_HELP, DEMO_HELP, PROGRAM_HELP, REPORT_HELP, SCHEMA_HELP } from './help-texts.ts';
import { addMemoryCommands } from './memory-commands.ts';
import {
  type AnswerOptions,
  type BaselineOptions,
  type CanStartOptions,
  type CheckOptions,
  collect,
  type ForecastOptions,
  type HistoryForgetOptions,
  type PostOptions,
  parseCount,
  parseFormat,
  parseOutput,
  type ReadOptions,
  type ReportOptions,
  SCHEMA_NAMES,
  type SchemaName,
  type ShowOptions,
  type SuggestOptions,
  type TrendOptions,
} from './options.ts';
import { addHistoryCommands, addStartCommands } from './question-commands.ts';
import { readOptions } from './read-options.ts';
import { addSetUpCommands } from './set-up-commands.ts';

/** What each command does; loaded only when it runs, so that `--help` and `--version` stay instant. */
export interface Actions {
  check(options: CheckOptions): Promise<void>;
  next(name: string | undefined, options: ReadOptions & AnswerOptions): Promise<void>;
  canStart(name: string | undefined, options: CanStartOptions): Promise<void>;
  explain(what: string, options: ReadOptions & ShowOptions): Promise<void>;
  forecast(options: ForecastOptions): Promise<void>;
  suggest(options: SuggestOptions): Promise<void>;
  report(file: string, options: ReportOptions): Promise<void>;
  trend(options: TrendOptions): Promise<void>;
  post(channel: string | undefined, options: PostOptions): Promise<void>;
  baseline(options: BaselineOptions): Promise<void>;
  historyForget(options: HistoryForgetOptions): Promise<void>;
  init(options: InitOptions): Promise<void>;
  doctor(options: ReadOptions & AnswerOptions): Promise<void>;
  schema(name: SchemaName): Promise<void>;
  completion(shell: Shell, typed: readonly string[], program: Command): Promise<void>;
  help(subject: string | undefined, program: Command): Promise<void>;
  demo(options: ShowOptions & { write?: string }): Promise<void>;
}

/** Everything the command line understands. */
export function createProgram(actions: Actions): Command {
  const program = new Command('wiplimit')
    .description(
      'Work-in-progress limits across GitHub and Linear: each piece of work counted once, per person and per team.',
    )
    .version(VERSION, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .helpCommand(false)
    .showHelpAfterError('Run wiplimit --help to see what there is.')
    .configureHelp({ showGlobalOptions: false })
    .exitOverride();

  const check = program
    .command('check', { isDefault: true })
    .summary('read, judge, print; the exit code is the verdict (the default)')
    .description(
      'Reads what is in flight, judges it by the config, and prints what is over a limit, what ages, and what to finish next.',
    );
  readOptions(check);
  check.option('--save <file>', 'also write what the sources gave, as a snapshot');
  showOptions(check);
  check
    .optionsGroup('What is judged:')
    .option('--team <name>', 'only this team and its members; repeatable (counts never change)', collect)
    .option('--person <name>', 'only this person; repeatable (counts never change)', collect)
    .addOption(
      new Option('--fail-on <level>', 'what ends with exit code 1')
        .choices(['error', 'warn', 'never'])
        .default('error'),
    )
    .option('--exit-zero', 'the same as --fail-on never')
    .option('--max-warnings <n>', 'more warnings than this are a breach', parseCount)
    .option('--update-baseline', 'lower the baseline where counts sank; never raises it')
    .optionsGroup('Help:')
    .addHelpText('after', CHECK_HELP)
    .action((_options, command: Command) => actions.check(command.opts<CheckOptions>()));

  addStartCommands(program, actions);

  const explain = program
    .command('explain')
    .summary('why an item counts as it does, or everything counted for someone')
    .description(
      'Tells why an item counts as it does, or everything that is counted for a person or a team: which record, which rule, which text.',
    )
    .argument('<id|name>', 'an item or record (PAY-12, acme/api#45), a person, or a team');
  readOptions(explain);
  explain
    .option('--color', 'colour even where there is no terminal')
    .option('--no-color', 'no colour')
    .addHelpText(
      'after',
      '\nExamples:\n  wiplimit explain PAY-12\n  wiplimit explain Ada --snapshot monday.json',
    )
    .action((what: string, _options, command: Command) => actions.explain(what, command.opts()));

  addHistoryCommands(program, actions);
  addMemoryCommands(program, actions);

  const report = program
    .command('report')
    .summary('render a saved verdict in any format')
    .description(
      'Renders a verdict that was saved with --output json:FILE, exactly as it would have looked at once.',
    )
    .argument('<file>', 'the verdict');
  report.option('-c, --config <file>', 'the config whose lines annotations of GitHub point at');
  showOptions(report);
  report.addHelpText('after', REPORT_HELP);
  report.action((file: string, _options, command: Command) => actions.report(file, command.opts()));

  addSetUpCommands(program, actions);

  program
    .command('schema')
    .summary('print the JSON Schema of the config, the snapshot or the verdict')
    .addArgument(new Argument('[name]', 'which one').choices([...SCHEMA_NAMES]).default('config'))
    .addHelpText('after', SCHEMA_HELP)
    .action((name: SchemaName) => actions.schema(name));

  const demo = program
    .command('demo')
    .summary('the whole tool on a made-up team: no token, no network')
    .option('--write <folder>', 'write the demo’s config and snapshot there instead, to play with');
  showOptions(demo);
  demo.addHelpText('after', DEMO_HELP);
  demo.action((_options, command: Command) => actions.demo(command.opts()));

  addHelpCommands(program, actions);

  program.addHelpText('after', PROGRAM_HELP);
  for (const command of program.commands) if (command !== check) command.addHelpText('after', COMMAND_HELP);
  return program;
}

function showOptions(command: Command): void {
  command
    .optionsGroup('How it is shown:')
    .option('-f, --format <format>', `what is printed: ${FORMATS.join(', ')}`, parseFormat, 'terminal')
    .option(
      '-o, --output <format:path>',
      'also write a file, such as json:verdict.json; repeatable',
      parseOutput,
    )
    .option('--people', 'in openmetrics: also the limits of single people, by name')
    .option('-q, --quiet', 'only what is over, warned or unknown; nothing when all is within')
    .option('--color', 'colour even where there is no terminal')
    .option('--no-color', 'no colour (also: NO_COLOR=1)');
}
