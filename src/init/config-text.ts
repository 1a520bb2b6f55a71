import type { Config } from '../config/schema.ts';
import { sanitiseLine } from '../text/sanitise.ts';

/** Comment lines by the key they stand above. */
export type Comments = Partial<Record<keyof Config, readonly string[]>>;

const WIDTH = 100;
const INDENT = '  ';

/**
 * A config file as a person would write it: JSON with comments, short things on one line.
 * @param closing comment lines behind the last key
 */
export function configText(config: Config, comments: Comments, closing: readonly string[]): string {
  const entries = Object.entries(config).filter(([, value]) => value !== undefined);
  const lines = entries.flatMap(([key, value], index) => [
    ...(comments[key as keyof Config] ?? []).map(comment),
    `${INDENT}${JSON.stringify(key)}: ${layOut(value, INDENT)}${index < entries.length - 1 ? ',' : ''}`,
  ]);
  return `${['{', ...lines, ...closing.map(comment), '}'].join('\n')}\n`;
}

/** One line whatever is in it: a line break would end the comment. */
const comment = (text: string): string => `${INDENT}// ${sanitiseLine(text)}`;

/** JSON on one line where it fits and is no list of objects, else a line for each part. */
function layOut(value: unknown, indent: string): string {
  const short = inline(value);
  const isTable = Array.isArray(value) && value.length > 1 && value.some((one) => typeof one === 'object');
  if (typeof value !== 'object' || value === null) return short;
  if (!isTable && indent.length + short.length <= WIDTH) return short;
  const deeper = indent + INDENT;
  const parts = Array.isArray(value)
    ? value.map((one) => layOut(one, deeper))
    : Object.entries(value).map(([key, one]) => `${JSON.stringify(key)}: ${layOut(one, deeper)}`);
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}'];
  return `${open}\n${parts.map((part) => deeper + part).join(',\n')}\n${indent}${close}`;
}

function inline(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(inline).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const parts = Object.entries(value).map(([key, one]) => `${JSON.stringify(key)}: ${inline(one)}`);
  return parts.length === 0 ? '{}' : `{ ${parts.join(', ')} }`;
}
