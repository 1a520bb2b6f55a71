import type { Command, Option } from 'commander';
import type { HelpTopic } from '../src/cli/help-topics.ts';

/**
 * The manual page of the program, in the roff macros of man(7).
 * @param program as commander knows it
 * @param topics pages of `wiplimit help`
 * @param version of the package
 */
export function manPage(
  program: Command,
  topics: Readonly<Record<string, HelpTopic>>,
  version: string,
): string {
  const commands = program.createHelp().visibleCommands(program);
  return [
    `.TH WIPLIMIT 1 "" "wiplimit ${version}" "User Commands"`,
    '.SH NAME',
    `wiplimit \\- ${plain('work-in-progress limits across GitHub and Linear')}`,
    '.SH SYNOPSIS',
    '.B wiplimit',
    '[\\fIcommand\\fR] [\\fIoptions\\fR]',
    '.SH DESCRIPTION',
    plain(program.description()),
    '.PP',
    plain('wiplimit alone is wiplimit check. Results go to stdout, everything else to stderr.'),
    '.SH COMMANDS',
    ...commands.flatMap(commandSection),
    '.SH EXIT STATUS',
    ...literal(bodyOf(topics['exit-codes'])),
    '.SH ENVIRONMENT',
    ...literal(bodyOf(topics.environment)),
    '.SH COUNTING',
    ...literal(bodyOf(topics.counting)),
    '.SH AGEING',
    ...literal(bodyOf(topics.ageing)),
    '.SH FILES',
    '.TP',
    plain('.wiplimitrc, .wiplimitrc.json, .wiplimitrc.yaml, .wiplimitrc.yml'),
    plain('The config: the nearest one, up to the folder that holds .git. It may stand in .config, too.'),
    '',
  ].join('\n');
}

function commandSection(command: Command): string[] {
  const help = command.createHelp();
  const after = afterHelp(command);
  const options = help.groupItems(
    [...command.options],
    help.visibleOptions(command),
    (option) => option.helpGroupHeading ?? 'Options:',
  );
  return [
    `.SS ${plain(help.commandUsage(command))}`,
    plain(command.description() || command.summary()),
    ...help
      .visibleArguments(command)
      .flatMap((argument) => [
        '.TP',
        `.I ${plain(argument.name())}`,
        plain(help.argumentDescription(argument)),
      ]),
    ...[...options].flatMap(([heading, own]) =>
      own.length === 0 ? [] : ['.PP', plain(heading), ...own.flatMap(optionEntry)],
    ),
    ...(after === '' ? [] : ['.PP', ...literal(after)]),
  ];

  function optionEntry(option: Option): string[] {
    return ['.TP', `.B ${plain(option.flags)}`, plain(help.optionDescription(option))];
  }
}

/** What a command prints after its options: commander keeps it as a listener, so it is printed and cut off. */
function afterHelp(command: Command): string {
  let printed = '';
  command.configureOutput({
    writeOut: (text) => {
      printed += text;
    },
  });
  command.outputHelp();
  return printed.slice(command.helpInformation().length).trim();
}

/** A topic without its headline, which is the section's. */
const bodyOf = (topic: HelpTopic | undefined) => topic?.text.split('\n').slice(2).join('\n').trimEnd() ?? '';

/** Text set as it stands. */
const literal = (text: string): string[] =>
  text === '' ? [] : ['.nf', ...text.split('\n').map(plain), '.fi'];

/** One line of text, in which nothing is a command of roff. */
function plain(text: string): string {
  const escaped = text
    .replaceAll('\\', '\\e')
    .replaceAll('-', '\\-')
    .replace(
      /[\u0080-\uffff]/g,
      (sign) => `\\[u${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}]`,
    )
    .replace(/\s*\n\s*/g, ' ');
  return /^['.]/.test(escaped) ? `\\&${escaped}` : escaped;
}
