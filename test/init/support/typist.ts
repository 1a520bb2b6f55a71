import { PassThrough } from 'node:stream';
import { stripVTControlCharacters } from 'node:util';
import type { Context } from '../../../src/cli/context.ts';
import { readEnvironment } from '../../../src/cli/environment.ts';
import { createWriter } from '../../../src/cli/writer.ts';
import { fakeProcess } from '../../support/fake-process.ts';

export const KEYS = {
  enter: '\r',
  space: ' ',
  up: '\u001b[A',
  down: '\u001b[B',
  right: '\u001b[C',
  ctrlC: '\u0003',
  ctrlD: '\u0004',
};

/** What to type, and after which words on the screen. `end` hangs up. */
export type Script = [words: string, keys: string[] | 'end'][];

export interface Typed {
  context: Context;
  /** Everything on the screen so far, without colours and cursor moves. */
  screen(): string;
  /** What went to stdout. */
  printed(): string;
  /** Words of the script that have not come up. */
  unanswered(): string[];
}

/** A terminal at which someone answers as a script says, each answer once its question is there. */
export function typist(cwd: string, env: Record<string, string>, script: Script): Typed {
  const process = fakeProcess({ args: ['init'], cwd, env });
  const stdin = Object.assign(new PassThrough(), { isTTY: true, setRawMode: () => {} });
  const stderr = Object.assign(new PassThrough(), { isTTY: true, columns: 100 });
  const rest = [...script];
  let seen = '';
  let from = 0;
  stderr.on('data', (chunk: Buffer) => {
    seen += stripVTControlCharacters(chunk.toString('utf8'));
    const [next] = rest;
    const at = next === undefined ? -1 : seen.indexOf(next[0], from);
    if (next === undefined || at < 0) return;
    rest.shift();
    from = at + next[0].length;
    const [, keys] = next;
    setImmediate(() => {
      if (keys === 'end') stdin.end();
      else for (const key of keys) stdin.write(key);
    });
  });
  const terminal = Object.assign(process, { stdin, stderr });
  return {
    context: {
      process: terminal,
      env: readEnvironment(process.env),
      writer: createWriter(terminal),
      signal: new AbortController().signal,
    },
    screen: () => seen,
    printed: () => process.printed,
    unanswered: () => rest.map(([words]) => words),
  };
}
