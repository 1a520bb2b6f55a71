import { findConfig } from '../../config/find.ts';
import { readData } from '../../config/read-data.ts';

/** The names that a config defines, in its order. */
export interface ConfigNames {
  teams: readonly string[];
  people: readonly string[];
  agents: readonly string[];
  /** Ids of items that have an exception. */
  items: readonly string[];
}

const NONE: ConfigNames = { teams: [], people: [], agents: [], items: [] };

/**
 * Reads the names from the nearest config, or the one that is given; nothing but that file is read. A config that is
 * missing or broken gives none, or those that can be read: someone who presses Tab is in no mood for an error.
 */
export async function readConfigNames(cwd: string, configFile: string | undefined): Promise<ConfigNames> {
  try {
    const found = await findConfig({ cwd, configFile });
    if (found === null) return NONE;
    const { data } = await readData(found.content, found.file);
    // A word that is not the one that allows it hides people, too: it may be a mistyped `team`.
    const hidesPeople = ![undefined, 'people'].includes(textOf(data, 'privacy'));
    return {
      teams: listOf(data, 'teams', 'name'),
      people: hidesPeople ? [] : listOf(data, 'people', 'name'),
      agents: listOf(data, 'agents', 'name'),
      items: listOf(data, 'exceptions', 'item'),
    };
  } catch {
    return NONE;
  }
}

function listOf(data: unknown, list: string, key: string): string[] {
  const entries = own(data, list);
  if (!Array.isArray(entries)) return [];
  const names = entries
    .map((entry) => textOf(entry, key))
    .filter((name) => name !== undefined && name !== '');
  return [...new Set(names)].filter((name) => name !== undefined);
}

/** Undefined where the key is missing, empty where its value is no text. */
function textOf(data: unknown, key: string): string | undefined {
  const value = own(data, key);
  return value === undefined ? undefined : typeof value === 'string' ? value : '';
}

function own(data: unknown, key: string): unknown {
  return typeof data === 'object' && data !== null && Object.hasOwn(data, key)
    ? Reflect.get(data, key)
    : undefined;
}
