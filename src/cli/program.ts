import { Argument, Command, Option } from 'commander';
import { FORMATS } from '../reporters/reporter.ts';
import { VERSION } from '../version.ts';
import {
  ANSWER_FORMATS,
  type AnswerOptions,
  type CanStartOptions,
  type CheckOptions,
  collect,
  type ForecastOptions,
  parseCount,
  parseDay,
  parseFormat,
  parseOutput,
  parseSeconds,
  parseUpTo,
  type ReadOptions,
  SCHEMA_NAMES,
  type SchemaName,
  type ShowOptions,
  type SuggestOptions,
} from './options.ts';

/** What each command does; loaded only when it runs, so that `--help` and `--version` stay instant. */
export interface Actions {
  check(options: CheckOptions): Promise<void>;
  next(name: string | undefined, options: ReadOptions & AnswerOptions): Promise<void>;
  canStart(name: string | undefined, options: CanStartOptions): Promise<void>;
  explain(what: string, options: ReadOptions & ShowOptions): Promise<void>;
  forecast(options: ForecastOptions): Promise<void>;
  suggest(options: SuggestOptions): Promise<void>;
  report(file: string, options: ShowOptions & Pick<CheckOptions, 'output'>): Promise<void>;
  schema(name: SchemaName): Promise<void>;
  demo(options: ShowOptions & { write?: string }): Promise<void>;
}

const DEFAULT_TIMEOUT_SECONDS = 120;
/** Further ahead, and for more items, a history of months tells nothing. */
const MOST_DAYS = 3650;
const MOST_ITEMS = 10_000;

/** Everything the command line understands. */
export function createProgram(actions: Actions): Command {
  const program = new Command('wiplimit')
    .description(
      'Work-in-progress limits across GitHub and Linear: each piece of work counted once, per person and per team.',
    )
    .version(VERSION, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .helpCommand('help [command]', 'print the help of a command')
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
    .optionsGroup('Help:')
    .addHelpText('after', CHECK_HELP)
    .action((_options, command: Command) => actions.check(command.opts<CheckOptions>()));

  const next = program
    .command('next')
    .summary('what to finish first, why, and whose move it is')
    .description(
      'Names at most three items to finish first, with the reasons and whose move it is, and the reviews to give before anything is started.',
    )
    .argument('[name]', 'a team or a person; left out: every team');
  readOptions(next);
  answerOptions(next)
    .addHelpText(
      'after',
      '\nExamples:\n  wiplimit next\n  wiplimit next Payments\n  wiplimit next ada-l --format json',
    )
    .action((name: string | undefined, _options, command: Command) => actions.next(name, command.opts()));

  const canStart = program
    .command('can-start')
    .summary('may this person or team start one more? 0 yes, 1 no')
    .description(
      'Says whether the limits that one more item touches allow it, with the numbers, and when they do not, what to finish first. Exit code 0 yes, 1 no, 3 when what could not be read decides.',
    )
    .argument('[name]', 'a person or a team; left out with --item: whoever is assigned');
  readOptions(canStart);
  canStart
    .optionsGroup('What is started:')
    .option('--item <id>', 'this item (PAY-12, acme/api#45), with its team, project and labels')
    .option(
      '--for-pull-request',
      'the pull request of a GitHub Actions run (GITHUB_EVENT_PATH): do the limits that count it hold?',
    );
  answerOptions(canStart)
    .addHelpText(
      'after',
      '\nExamples:\n  wiplimit can-start Ada\n  wiplimit can-start Payments --item PAY-40\n  wiplimit can-start --for-pull-request   in a workflow: red only for its own people and teams',
    )
    .action((name: string | undefined, _options, command: Command) => actions.canStart(name, command.opts()));

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

  const forecast = program
    .command('forecast')
    .summary('how many items in some days, when some items are done, how likely by a date')
    .description(
      'Foretells from how many items finished on each day of the past: exactly, without sampling, at 50, 70, 85 and 95 percent. It refuses when fewer than 10 items finished.',
    );
  readOptions(forecast);
  forecast
    .optionsGroup('What is asked:')
    .option('--days <n>', 'how many items will be done in so many days', parseUpTo(MOST_DAYS))
    .option('--items <n>', 'when so many items will be done', parseUpTo(MOST_ITEMS))
    .option('--by <date>', 'how many by then; with --items: how likely', parseDay)
    .option('--team <name>', 'only what this team finishes')
    .option('--project <name>', 'only what is finished in this Linear project')
    .option('--window <days>', HISTORY_WINDOW, parseUpTo(MOST_DAYS));
  answerOptions(forecast)
    .addHelpText(
      'after',
      '\nExamples:\n  wiplimit forecast --days 30\n  wiplimit forecast --items 28 --team Payments\n  wiplimit forecast --by 2026-12-18 --items 28',
    )
    .action((_options, command: Command) => actions.forecast(command.opts()));

  const suggest = program
    .command('suggest')
    .summary('limits that fit your own history, to paste into the config')
    .description(
      'For each limit of a team or a person: the work in progress that was held on 85 % of past days, how often the present limit was exceeded, and what Little’s law gives for your SLE.',
    );
  readOptions(suggest);
  suggest.optionsGroup('What is asked:').option('--window <days>', HISTORY_WINDOW, parseUpTo(MOST_DAYS));
  answerOptions(suggest)
    .addHelpText('after', '\nExamples:\n  wiplimit suggest\n  wiplimit suggest --window 180 --format json')
    .action((_options, command: Command) => actions.suggest(command.opts()));

  const report = program
    .command('report')
    .summary('render a saved verdict in any format')
    .description(
      'Renders a verdict that was saved with --output json:FILE, exactly as it would have looked at once.',
    )
    .argument('<file>', 'the verdict');
  showOptions(report);
  report.action((file: string, _options, command: Command) => actions.report(file, command.opts()));

  program
    .command('schema')
    .summary('print the JSON Schema of the config, the snapshot or the verdict')
    .addArgument(new Argument('[name]', 'which one').choices([...SCHEMA_NAMES]).default('config'))
    .action((name: SchemaName) => actions.schema(name));

  const demo = program
    .command('demo')
    .summary('the whole tool on a made-up team: no token, no network')
    .option('--write <folder>', 'write the demo’s config and snapshot there instead, to play with');
  showOptions(demo);
  demo.action((_options, command: Command) => actions.demo(command.opts()));

  program.addHelpText('after', PROGRAM_HELP);
  return program;
}

function readOptions(command: Command): void {
  command
    .optionsGroup('Where records come from:')
    .option(
      '-c, --config <file>',
      'the config (default: the nearest .wiplimitrc, up to the repository’s root)',
    )
    .option('--snapshot <file>', 'read records from a snapshot file instead of the sources')
    .option('--timeout <seconds>', 'the longest the reading may take', parseSeconds, DEFAULT_TIMEOUT_SECONDS)
    .option('--thrifty', 'spend as little of the vendors’ rate limits as can be; slower')
    .option('--cache', 'keep records, with titles and texts, in your cache directory: faster next time')
    .option('--no-cache', 'neither use nor keep such records (the default)')
    .option('--debug', 'print to stderr what is asked, and details of errors');
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
    .option('-q, --quiet', 'only what is over, warned or unknown; nothing when all is within')
    .option('--color', 'colour even where there is no terminal')
    .option('--no-color', 'no colour (also: NO_COLOR=1)');
}

function answerOptions(command: Command): Command {
  return command
    .optionsGroup('How it is shown:')
    .addOption(
      new Option('-f, --format <format>', 'what is printed').choices(ANSWER_FORMATS).default('terminal'),
    )
    .option('--color', 'colour even where there is no terminal')
    .option('--no-color', 'no colour (also: NO_COLOR=1)');
}

const HISTORY_WINDOW = 'days of history (default: the window of the automatic SLE, else 90)';

const CHECK_HELP = `
Examples:
  wiplimit                                  before standup, in a terminal
  wiplimit --team Payments                  one team and its members
  wiplimit check --output json:verdict.json in CI: fails on a breach, keeps the verdict
  wiplimit check --save monday.json         keep what was read; judge it again with --snapshot`;

const PROGRAM_HELP = `
wiplimit alone is wiplimit check; its options are in: wiplimit check --help

Exit codes:
  0  within all limits            4  credentials refused or missing
  1  over a limit                 5  judged, but printing or saving failed
  2  your input needs correcting  70 wiplimit itself failed
  3  not everything could be read 130, 143 interrupted

Environment:
  GH_TOKEN, GITHUB_TOKEN (or gh auth login), LINEAR_API_KEY or LINEAR_ACCESS_TOKEN
  GITHUB_API_URL, GITHUB_GRAPHQL_URL, LINEAR_API_URL, HTTPS_PROXY, HTTP_PROXY, NO_PROXY
  NO_COLOR, FORCE_COLOR, CI, WIPLIMIT_NOW (an ISO instant to take as now)

Try it first, without a token: wiplimit demo`;
