import type { Argument, Command, Option } from 'commander';
import type { TypedLine } from './shell.ts';

/** What a word on the command line stands for. */
export type Position =
  | { kind: 'option-value'; command: Command; option: Option; typed: string; prefix: string }
  | { kind: 'option-name'; command: Command }
  | { kind: 'argument'; command: Command; argument: Argument | undefined; mayBeCommand: boolean };

/** The command that `wiplimit` alone stands for. */
const DEFAULT_COMMAND = 'check';

/** Finds out what stands where the cursor is, by what commander knows of the program. */
export function positionOf(program: Command, { before, current }: TypedLine): Position {
  let command: Command | undefined;
  let waiting: Option | undefined;
  let operands = 0;
  let onlyOperands = false;
  const at = () => command ?? commandNamed(program, DEFAULT_COMMAND) ?? program;

  for (const word of before) {
    if (waiting !== undefined) waiting = undefined;
    else if (onlyOperands) operands += 1;
    else if (word === '--') onlyOperands = true;
    else if (word.startsWith('-') && word !== '-') waiting = valueless(optionNamed(at(), word));
    else if (command === undefined && operands === 0) {
      command = commandNamed(program, word);
      if (command === undefined) operands += 1;
    } else operands += 1;
  }

  const command_ = at();
  if (waiting !== undefined)
    return { kind: 'option-value', command: command_, option: waiting, typed: current, prefix: '' };
  const [name = '', ...rest] = current.split('=');
  const assigned =
    rest.length > 0 && name.startsWith('--') ? valueless(optionNamed(command_, name)) : undefined;
  if (assigned !== undefined && !onlyOperands)
    return {
      kind: 'option-value',
      command: command_,
      option: assigned,
      typed: rest.join('='),
      prefix: `${name}=`,
    };
  if (current.startsWith('-') && !onlyOperands) return { kind: 'option-name', command: command_ };
  return {
    kind: 'argument',
    command: command_,
    argument: command_.registeredArguments[operands],
    mayBeCommand: command === undefined && operands === 0 && !onlyOperands,
  };
}

/** The words before the cursor that are the value of an option, such as the file of `--config`. */
export function givenValue(long: string, short: string, before: readonly string[]): string | undefined {
  const assigned = before.findLast((word) => word.startsWith(`${long}=`));
  const at = before.findLastIndex((word) => word === long || word === short);
  return assigned?.slice(long.length + 1) ?? (at < 0 ? undefined : before[at + 1]);
}

const commandNamed = (program: Command, name: string) =>
  // `help` is a command that only help itself lists.
  [...program.commands, ...program.createHelp().visibleCommands(program)].find(
    (command) => command.name() === name || command.aliases().includes(name),
  );

const optionNamed = (command: Command, word: string) =>
  command.options.find((option) => option.long === word || option.short === word);

/** The option if a value must follow it. */
const valueless = (option: Option | undefined) =>
  option !== undefined && (option.required || option.optional) ? option : undefined;
