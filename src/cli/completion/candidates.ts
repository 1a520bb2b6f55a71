import type { Argument, Command, Option } from 'commander';
import { FORMATS } from '../../reporters/reporter.ts';
import { HELP_TOPICS } from '../help-topics.ts';
import type { ConfigNames } from './config-names.ts';
import { positionOf } from './position.ts';
import type { Candidate, Candidates, TypedLine } from './shell.ts';

/** Which names of the config an argument takes, by `command argument`. */
const NAMES: Record<string, readonly (keyof ConfigNames)[]> = {
  'next name': ['teams', 'people'],
  'can-start name': ['people', 'teams', 'agents'],
  'explain id|name': ['people', 'teams', 'items'],
};

const DESCRIPTIONS: Record<keyof ConfigNames, string> = {
  teams: 'team',
  people: 'person',
  agents: 'agent',
  items: 'item with an exception',
};

const NOTHING: Candidates = { kind: 'values', values: [] };

/**
 * What may stand where the cursor is; not yet narrowed to what is typed.
 * @param program as commander knows it
 * @param readNames called only where a name is wanted
 */
export async function candidatesFor(
  program: Command,
  line: TypedLine,
  readNames: () => Promise<ConfigNames>,
): Promise<Candidates> {
  const position = positionOf(program, line);
  if (position.kind === 'option-value') {
    const found = await optionValues(position.option, position.typed, readNames);
    return found.kind === 'files' ? found : withPrefix(found, position.prefix);
  }
  if (position.kind === 'option-name') return { kind: 'values', values: options(program, position.command) };
  const { command, argument, mayBeCommand } = position;
  if (mayBeCommand) return { kind: 'values', values: commands(program) };
  if (argument === undefined) return NOTHING;
  if (command.name() === 'help') return { kind: 'values', values: [...commands(program), ...topics()] };
  return argumentValues(command, argument, readNames);
}

async function argumentValues(
  command: Command,
  argument: Argument,
  readNames: () => Promise<ConfigNames>,
): Promise<Candidates> {
  if (argument.argChoices !== undefined) return values(argument.argChoices);
  if (argument.name() === 'file') return { kind: 'files' };
  const kinds = NAMES[`${command.name()} ${argument.name()}`];
  return kinds === undefined ? NOTHING : names(kinds, await readNames());
}

async function optionValues(
  option: Option,
  typed: string,
  readNames: () => Promise<ConfigNames>,
): Promise<Candidates> {
  if (option.argChoices !== undefined) return values(option.argChoices);
  if (/<(file|folder)>/.test(option.flags)) return { kind: 'files' };
  if (option.long === '--format') return values(FORMATS);
  if (option.long === '--output')
    return typed.includes(':')
      ? { kind: 'files' }
      : { ...values(FORMATS.map((name) => `${name}:`)), open: true };
  if (option.long === '--team') return names(['teams'], await readNames());
  if (option.long === '--person') return names(['people'], await readNames());
  return NOTHING;
}

const values = (words: readonly string[]) => ({
  kind: 'values' as const,
  values: words.map((value) => ({ value, description: '' })),
});

const names = (kinds: readonly (keyof ConfigNames)[], known: ConfigNames): Candidates => ({
  kind: 'values',
  values: kinds.flatMap((kind) => known[kind].map((value) => ({ value, description: DESCRIPTIONS[kind] }))),
});

function withPrefix(found: Extract<Candidates, { kind: 'values' }>, prefix: string): Candidates {
  return { ...found, values: found.values.map((entry) => ({ ...entry, value: prefix + entry.value })) };
}

function commands(program: Command): Candidate[] {
  return program
    .createHelp()
    .visibleCommands(program)
    .map((command) => ({ value: command.name(), description: command.summary() || command.description() }));
}

const topics = (): Candidate[] =>
  Object.entries(HELP_TOPICS).map(([value, { summary }]) => ({ value, description: summary }));

function options(program: Command, command: Command): Candidate[] {
  const help = program.createHelp();
  const own = command.parent === null || command.name() === 'check' ? help.visibleOptions(program) : [];
  const all = [...help.visibleOptions(command), ...own];
  const seen = new Map(all.map((option) => [option.long ?? option.flags, option.description]));
  return [...seen].map(([value, description]) => ({ value, description }));
}
