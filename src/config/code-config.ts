import path from 'node:path';
import { InputError } from '../model/input-error.ts';

/** Places where other tools would take a config as code. wiplimit looks there only to say no. */
export const CODE_PLACES: readonly string[] = [
  ...['js', 'cjs', 'mjs', 'ts', 'cts', 'mts'].flatMap((extension) => [
    `.wiplimitrc.${extension}`,
    `.config/wiplimitrc.${extension}`,
    `wiplimit.config.${extension}`,
  ]),
];

/** Whether a file name says that its content is a program. */
export function isCode(file: string): boolean {
  return /^\.[cm]?[jt]sx?$/i.test(path.extname(file));
}

/** The error for a config that is a program. */
export function codeRefused(file: string): InputError {
  return new InputError([
    {
      file,
      path: '',
      message: 'a wiplimit config is data only, and this file is code; nothing in it was run',
      hint: 'Move the settings to .wiplimitrc.json (JSON with comments) or .wiplimitrc.yaml, and remove this file.',
    },
  ]);
}
