import type { Path } from './problem.ts';
import type { ParsedConfig } from './schema.ts';

/** A config in which anything may be missing, but what is there has the right type. */
export type Lenient<T> = T extends readonly (infer Item)[]
  ? (Lenient<Item> | undefined)[]
  : T extends object
    ? { [Key in keyof T]?: Lenient<T[Key]> }
    : T;

export type LenientConfig = Lenient<ParsedConfig>;

/**
 * Takes out what is ill-formed, so that the rest can still be checked: keys are deleted, list entries become
 * undefined so that the others keep their positions.
 * @param data plain data, left unchanged
 * @param unusable every place that the schema found wrong
 */
export function withoutUnusable(data: unknown, unusable: readonly Path[]): LenientConfig {
  if (unusable.some((path) => path.length === 0)) return {};
  const copy: unknown = structuredClone(data);
  for (const path of unusable) remove(copy, path);
  // The schema complained about every other place, and those are gone.
  return copy as LenientConfig;
}

function remove(root: unknown, path: Path): void {
  let holder = root;
  for (const step of path.slice(0, -1)) {
    if (typeof holder !== 'object' || holder === null || !Object.hasOwn(holder, step)) return;
    holder = Reflect.get(holder, step);
  }
  const last = path.at(-1);
  if (typeof holder !== 'object' || holder === null || last === undefined || !Object.hasOwn(holder, last))
    return;
  if (Array.isArray(holder)) holder[Number(last)] = undefined;
  else Reflect.deleteProperty(holder, last);
}
