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
    // Copies: what it changes must not reach the exit code and the other outputs.
    const text: unknown = reporter(structuredClone(verdict), { ...options });
    if (text instanceof Promise) {
      // What becomes of it is nobody's concern any more, and must not end the process.
      text.catch(() => {});
      throw new Error(
        `${format} gave a promise. A reporter is a function that is not async: what it has to wait for can be awaited at the top of its module`,
      );
    }
    if (typeof text !== 'string') throw new Error(`${format} gave no text, but ${nameOf(text)}`);
    return text;
  };
}

const nameOf = (value: unknown): string => (value === null ? 'null' : typeof value);
