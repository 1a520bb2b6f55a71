import path from 'node:path';
import { jsonOffsets } from './json-offsets.ts';

/** The line that a part of the config begins in, counted from 1; null where it is not there. */
export type LineFinder = (configPath: string) => number | null;

/**
 * Finds lines in the text of a config, JSON with comments or YAML, that has been parsed without an error before.
 * @param file its name; in a package.json the settings stand under `wiplimit`
 */
export async function lineFinder(content: string, file: string): Promise<LineFinder> {
  const text = content.replace(/^\uFEFF/, '');
  const root = path.basename(file) === 'package.json' ? ['wiplimit'] : [];
  // Through a file of our own: the bundle has no named exports for a CommonJS package that is loaded late.
  const offsetOf = jsonOffsets(text) ?? (await import('./yaml-offsets.ts')).yamlOffsets(text);
  return (configPath) => {
    const segments = segmentsOf(configPath);
    if (segments.length === 0) return null;
    const offset = offsetOf([...root, ...segments]);
    return offset === null ? null : text.slice(0, offset).split('\n').length;
  };
}

/** `limits[3]` is `limits` and 3. */
const segmentsOf = (configPath: string): (string | number)[] =>
  [...configPath.matchAll(/\[(\d+)\]|([^.[\]]+)/g)].map(([, index, key]) =>
    index === undefined ? (key ?? '') : Number(index),
  );
