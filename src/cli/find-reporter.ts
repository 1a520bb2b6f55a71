import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { InputError } from '../model/input-error.ts';
import { loadReporter } from '../reporters/load.ts';
import { FORMATS, type Reporter } from '../reporters/reporter.ts';

/** A format of wiplimit's own, or the path of a module that the person named on the command line. */
export type Format = string;

const known = (format: Format) => FORMATS.find((name) => name === format);

/** Whether a format is the path of a module: it has a slash, so that no format to come takes its name. */
export const isModule = (format: Format): boolean => known(format) === undefined && /[\\/]/.test(format);

/**
 * The reporter of a format. A module is run only because the person named it on the command line: no config can.
 * @param cwd from where a path is taken
 * @throws InputError where a module cannot be loaded or exports no reporter
 */
export async function findReporter(format: Format, cwd: string): Promise<Reporter> {
  const name = known(format);
  if (name !== undefined) return loadReporter(name);
  const wrong = (message: string) =>
    new InputError([
      {
        file: format,
        path: '',
        message,
        hint: 'A reporter is a module whose default export is a function (verdict, options) => text.',
      },
    ]);
  let loaded: { default?: unknown };
  try {
    loaded = await import(pathToFileURL(path.resolve(cwd, format)).href);
  } catch (error) {
    throw wrong(`cannot be loaded: ${error instanceof Error ? error.message : String(error)}`);
  }
  const reporter = loaded.default;
  if (typeof reporter !== 'function') throw wrong('has no function as its default export');
  return (verdict, options) => {
    const text: unknown = reporter(verdict, options);
    if (typeof text !== 'string') throw new Error(`${format} gave no text`);
    return text;
  };
}
