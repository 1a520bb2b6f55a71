import type { InputProblem } from '../model/input-error.ts';

/** Where a value stands in the config: keys and list positions from the root. */
export type Path = readonly PropertyKey[];

/** One thing wrong with a config, before the file it stands in is known. */
export interface ConfigProblem {
  path: Path;
  /** A clause that follows the place, such as `must be a whole number, not "3"`. */
  message: string;
  hint: string | null;
}

const MAX_QUOTED = 60;

/** A value as it would stand in JSON, cut to a readable length. */
export function quote(value: unknown): string {
  const json = JSON.stringify(value) ?? String(value);
  return json.length > MAX_QUOTED ? `${json.slice(0, MAX_QUOTED)}…` : json;
}

/** A path as people write it: `limits[3].per`; '' for the root. */
export function pathText(path: Path): string {
  return path
    .map((step, depth) => {
      if (typeof step === 'number') return `[${step}]`;
      const key = String(step);
      if (!/^[\w$-]{1,60}$/.test(key)) return `[${quote(key)}]`;
      return depth === 0 ? key : `.${key}`;
    })
    .join('');
}

/** `a`, `a or b`, `a, b or c`. */
export function listed(words: readonly string[], conjunction = 'or'): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} ${conjunction} ${words.at(-1)}`;
}

/** The hint that names the nearest right word, or null. */
export const didYouMean = (word: string | null): string | null =>
  word === null ? null : `Did you mean ${quote(word)}?`;

/**
 * Gives problems the file they stand in.
 * @param root where the config begins in the file, such as `wiplimit` in package.json
 */
export function inFile(file: string, root: Path, problems: readonly ConfigProblem[]): InputProblem[] {
  return problems.map(({ path, message, hint }) => ({
    file,
    path: pathText([...root, ...path]),
    message,
    hint,
  }));
}
