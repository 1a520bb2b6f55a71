import path from 'node:path';
import { InputError } from '../model/input-error.ts';
import { sanitiseJson } from '../text/sanitise.ts';
import { codeRefused, isCode } from './code-config.ts';
import { beginsWithBrace, parseJson } from './parse-json.ts';
import type { Path } from './problem.ts';
import { MAX_BYTES } from './read-config-file.ts';
import type { ParsedText, TextProblem } from './text-problem.ts';

export interface ReadData {
  /** The settings as plain data, every string sanitised. */
  data: unknown;
  /** Where the settings begin in the file. */
  root: Path;
  /** Duplicate keys; the last one stands in `data`. */
  problems: TextProblem[];
}

const PACKAGE_KEY = 'wiplimit';

/**
 * Parses the text of a config file as JSON with comments or YAML, by its extension, else by how it begins.
 * @param file its name; of a package.json only the key `wiplimit` is taken
 * @throws InputError for code, an empty file, or a text that cannot be parsed
 */
export async function readData(content: string, file: string): Promise<ReadData> {
  if (isCode(file)) throw codeRefused(file);
  const fail = (problems: readonly TextProblem[]) =>
    new InputError(problems.map((problem) => ({ file, ...problem })));
  if (content.length > MAX_BYTES) {
    throw fail([{ path: '', message: 'this file is too large for a config (1 MB at most)', hint: null }]);
  }
  const isPackage = path.basename(file) === 'package.json';
  const { data, problems } = await parseText(content.replace(/^\uFEFF/, ''), file, isPackage);
  if (data === undefined) throw fail(problems);
  if (!isPackage) return { data: clean(data), root: [], problems };
  if (typeof data !== 'object' || data === null || !Object.hasOwn(data, PACKAGE_KEY)) {
    const message = `this file has no key "${PACKAGE_KEY}"`;
    throw fail([
      { path: '', message, hint: `Put the settings under "${PACKAGE_KEY}", or into .wiplimitrc.json.` },
    ]);
  }
  return {
    data: clean(Object.entries(data).find(([key]) => key === PACKAGE_KEY)?.[1]),
    root: [PACKAGE_KEY],
    problems,
  };
}

const clean = (data: unknown) => sanitiseJson(data, new Set());

async function parseText(content: string, file: string, isPackage: boolean): Promise<ParsedText> {
  const extension = path.extname(file).toLowerCase();
  if (isPackage) return parseJson(content, PACKAGE_KEY);
  if (['.json', '.jsonc', '.json5'].includes(extension)) return parseJson(content);
  if (!['.yaml', '.yml'].includes(extension) && beginsWithBrace(content)) return parseJson(content);
  // As much to load as all of the config's own code, and most configs are JSON.
  const { parseYaml } = await import('./parse-yaml.ts');
  return parseYaml(content);
}
