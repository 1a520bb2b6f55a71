import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Plan } from '../config/plan.ts';
import { BASELINE_HINT, type Baseline, NO_BASELINE, validateBaseline } from '../model/baseline.ts';
import { InputError, parseJsonInput } from '../model/input-error.ts';
import { sanitiseJson } from '../text/sanitise.ts';
import { writeFileWhole } from './write-file.ts';

const USUAL_FILE = '.wiplimit-baseline.json';

export interface BaselineFile {
  /** Where it is, or would be: for messages, as the config names it. */
  file: string;
  /** The same from the root. */
  location: string;
  exists: boolean;
  /** Whether the config names it, so that a missing one is worth a word. */
  isNamed: boolean;
  baseline: Baseline;
}

/**
 * The baseline that the config names, else the usual one beside the config, if it is there.
 * @param configFile as `load` names it
 * @throws InputError where the file is no baseline
 */
export async function readBaseline(
  { baseline: named }: Pick<Plan, 'baseline'>,
  configFile: string,
  cwd: string,
): Promise<BaselineFile> {
  const location = path.resolve(cwd, path.dirname(configFile), named ?? USUAL_FILE);
  const file = path.relative(cwd, location) || location;
  const place = { file, location, isNamed: named !== null };
  let text: string;
  try {
    text = await readFile(location, 'utf8');
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return { ...place, exists: false, baseline: NO_BASELINE };
    throw new InputError([{ file, path: '', message: `cannot be read: ${message}`, hint: null }]);
  }
  return { ...place, exists: true, baseline: parseBaseline(text, file) };
}

/** Lines that git writes where two branches changed the same. */
const CONFLICT = /^(<{7}|>{7})( |$)/m;

function parseBaseline(text: string, file: string): Baseline {
  if (CONFLICT.test(text))
    throw new InputError([
      {
        file,
        path: '',
        message: 'is not JSON: it holds a merge conflict',
        hint: 'Keep the lower number of each line, or restore the file from git. Written anew it would let pass whatever is in flight today.',
      },
    ]);
  return validateBaseline(sanitiseJson(parseJsonInput(text, file, BASELINE_HINT)), file);
}

/** Writes a baseline whole or not at all: a line for each limit, sorted, so that a change of one is one line. */
export async function writeBaseline(location: string, baseline: Baseline): Promise<void> {
  const limits = Object.fromEntries([...baseline].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
  await writeFileWhole(location, `${JSON.stringify({ schemaVersion: 1, limits }, null, 2)}\n`);
}
