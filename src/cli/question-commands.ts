import { type Command, Option } from 'commander';
import { ANSWER_FORMATS, parseDay, parseUpTo } from './options.ts';
import type { Actions } from './program.ts';
import { readOptions } from './read-options.ts';

/** Further ahead, and for more items, a history of months tells nothing. */
const MOST_DAYS = 3650;
const MOST_ITEMS = 10_000;

const HISTORY_WINDOW = 'days of history (default: the window of the automatic SLE, else 90)';

/** What to finish, and whether to start: the commands about today. */
export function addStartCommands(program: Command, actions: Pick<Actions, 'next' | 'canStart'>): void {
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
      '\nExamples:\n  wiplimit can-start Ada\n  wiplimit can-start Payments --item PAY-40\n  wiplimit can-start --for-pull-request\n    in a workflow: red only for its own people and teams',
    )
    .action((name: string | undefined, _options, command: Command) => actions.canStart(name, command.opts()));
}

/** What history tells: the commands that need finished work. */
export function addHistoryCommands(program: Command, actions: Pick<Actions, 'forecast' | 'suggest'>): void {
  const forecast = program
    .command('forecast')
    .summary('how many items in some days, when some items are done, how likely by a date')
    .description(
      'Forecasts from how many items were finished on each day of the past: exactly, without sampling, at 50, 70, 85 and 95 percent. It refuses when fewer than 10 items finished.',
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
}

export function answerOptions(command: Command): Command {
  return command
    .optionsGroup('How it is shown:')
    .addOption(
      new Option('-f, --format <format>', 'what is printed').choices(ANSWER_FORMATS).default('terminal'),
    )
    .option('--color', 'colour even where there is no terminal')
    .option('--no-color', 'no colour (also: NO_COLOR=1)');
}
