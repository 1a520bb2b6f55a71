import { Argument, type Command } from 'commander';
import { parseDay, parseUpTo } from './options.ts';
import { CHANNELS, STDOUT } from './post/channels.ts';
import type { Actions } from './program.ts';
import { answerOptions } from './question-commands.ts';
import { readOptions } from './read-options.ts';

const MOST_WEEKS = 52;

/** What needs a memory of earlier runs, or makes one. */
export function addMemoryCommands(
  program: Command,
  actions: Pick<Actions, 'trend' | 'post' | 'baseline' | 'historyForget'>,
): void {
  const trend = program
    .command('trend')
    .summary('WIP against limit, age, throughput and cycle time over the last weeks')
    .description(
      'Shows how work in progress, its age, and what was finished developed: by what earlier runs recorded where the config has a history, else worked out from when work was started and finished.',
    );
  readOptions(trend);
  trend
    .optionsGroup('What is shown:')
    .option('--weeks <n>', 'how many weeks, the last one ending today', parseUpTo(MOST_WEEKS), 8)
    .option('--team <name>', 'only this team')
    .option('--person <name>', 'only this person’s own limit');
  answerOptions(trend)
    .addHelpText('after', '\nExamples:\n  wiplimit trend\n  wiplimit trend --team Payments --weeks 12')
    .action((_options, command: Command) => actions.trend(command.opts()));

  const post = program
    .command('post')
    .summary('the daily summary to Slack, Teams, Discord or a webhook, once a day')
    .description(
      'Posts what is over, what changed since the last day, what ages, and what to finish first: at most once for each channel, config and calendar day. Addresses come from SLACK_WEBHOOK_URL, MSTEAMS_WEBHOOK_URL, DISCORD_WEBHOOK_URL and WIPLIMIT_WEBHOOK_URL. Exits 0, 2, 4, 5 or 70, never 1 or 3.',
    )
    .addArgument(
      new Argument(
        '[channel]',
        'where to, whatever its "when" says; left out: the channels of the config',
      ).choices([...CHANNELS, STDOUT]),
    );
  readOptions(post);
  post
    .optionsGroup('What is posted:')
    .option('--from <file>', 'a saved verdict instead of a reading')
    .option('--again', 'send although today’s post was sent, or may have been')
    .option('-q, --quiet', 'nothing on stderr unless something failed: for cron')
    .addHelpText(
      'after',
      '\nExamples:\n  wiplimit post stdout            print what would be posted\n  wiplimit post slack\n  45 8 * * 1-5  cd /srv/wip && npx wiplimit post --quiet      in cron',
    )
    .action((channel: string | undefined, _options, command: Command) =>
      actions.post(channel, command.opts()),
    );

  const baseline = program
    .command('baseline')
    .summary('start from today’s counts: a check fails only above these and the limit')
    .description(
      'Writes today’s count of every limit to a file that belongs in the repository. From then on a check fails only above the limit and above the baseline, and says what it lets pass.',
    );
  readOptions(baseline);
  baseline
    .optionsGroup('What is written:')
    .option('--lower', 'only lower numbers, and drop limits that are gone: never raise, never add')
    .addHelpText('after', '\nExamples:\n  wiplimit baseline\n  wiplimit baseline --lower')
    .action((_options, command: Command) => actions.baseline(command.opts()));

  program
    .command('history')
    .summary('forget what earlier runs recorded')
    .description('Forgets what the history keeps.')
    .addArgument(new Argument('<action>', 'what to do').choices(['forget']))
    .option('-c, --config <file>', 'the config, instead of searching for one')
    .option('--before <day>', 'runs of this config before a day such as 2026-01-01', parseDay)
    .option('--person <name>', 'all that is kept of a person: the counts of their own limits')
    .addHelpText(
      'after',
      '\nExamples:\n  wiplimit history forget --before 2026-01-01\n  wiplimit history forget --person Ada',
    )
    .action((_action: string, _options, command: Command) => actions.historyForget(command.opts()));
}
