import type { LenientConfig } from '../lenient.ts';
import type { ConfigProblem, Path } from '../problem.ts';

/** What a check may look at. */
export interface Checked {
  config: LenientConfig;
  /** Whether the schema found something wrong at this place, so that it is missing only because it was taken out. */
  isBroken: (path: Path) => boolean;
}

/** One judgement about a config that a schema cannot make; looks only at what is well-formed. */
export type Check = (checked: Checked) => ConfigProblem[];

/** Names are the same whatever their letter case. */
export const fold = (name: string): string => name.toLowerCase();

/** Each value that another one before it equals, with the path of that first one. */
export function repeated<T extends { key: string; path: Path }>(
  entries: readonly T[],
): { entry: T; first: T }[] {
  const firsts = new Map<string, T>();
  return entries.flatMap((entry) => {
    const first = firsts.get(entry.key);
    if (first === undefined) firsts.set(entry.key, entry);
    return first === undefined ? [] : [{ entry, first }];
  });
}

/** The entries of a list that are there, with their positions. */
export function present<T>(list: readonly (T | undefined)[] | undefined): [position: number, entry: T][] {
  return (list ?? []).flatMap((entry, position) => (entry === undefined ? [] : [[position, entry]]));
}
