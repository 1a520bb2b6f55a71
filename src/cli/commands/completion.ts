import type { Command } from 'commander';
import { splitBashLine } from '../completion/bash-line.ts';
import { candidatesFor } from '../completion/candidates.ts';
import { type ConfigNames, readConfigNames } from '../completion/config-names.ts';
import { givenValue } from '../completion/position.ts';
import { printCandidates, printForBash } from '../completion/print-candidates.ts';
import { SCRIPTS } from '../completion/scripts.ts';
import type { Shell, TypedLine } from '../completion/shell.ts';
import type { Context } from '../context.ts';
import { EXIT } from '../exit-code.ts';

/**
 * Prints the script that teaches a shell to complete wiplimit; or, asked by that script, what may stand where the
 * cursor is. Reads nothing but the config.
 * @param typed empty for the script; else what is typed, in the form that the shell's script gives it
 * @param program as commander knows it
 */
export async function completion(
  { process, writer }: Pick<Context, 'process' | 'writer'>,
  shell: Shell,
  typed: readonly string[],
  program: Command,
): Promise<number> {
  const text = typed.length === 0 ? SCRIPTS[shell] : await answer(shell, typed, program, process.cwd());
  const failure = await writer.out(text);
  return failure === null ? EXIT.ok : EXIT.output;
}

async function answer(
  shell: Shell,
  typed: readonly string[],
  program: Command,
  cwd: string,
): Promise<string> {
  const names = (line: TypedLine) => (): Promise<ConfigNames> =>
    readConfigNames(cwd, givenValue('--config', '-c', line.before));
  if (shell === 'bash') {
    const [text = '', breaks] = typed;
    const line = splitBashLine(text, breaks);
    return printForBash(await candidatesFor(program, line, names(line)), line);
  }
  const last = typed.at(-1) ?? '';
  const line = { before: typed.slice(0, -1), current: shell === 'powershell' ? last.slice(1) : last };
  return printCandidates(shell, await candidatesFor(program, line, names(line)), line.current);
}
