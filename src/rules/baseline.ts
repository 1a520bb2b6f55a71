import { aboveKey, type Baseline } from '../model/baseline.ts';
import type { VerdictLimit } from '../model/verdict.ts';

type Counted = Pick<VerdictLimit, 'key' | 'count'> & Partial<Pick<VerdictLimit, 'people'>>;

/** What a baseline would be, and what became of each number it had. */
export interface BaselineChange {
  baseline: Baseline;
  lowered: { key: string; from: number; to: number }[];
  raised: { key: string; from: number; to: number }[];
  /** Of limits that there are no more. */
  dropped: string[];
}

/** Today's counts of all limits: from now on only what is above them fails. */
export function baselineOf(limits: readonly Counted[], before: Baseline): BaselineChange {
  return change(before, countsOf(limits));
}

/** Of people whom privacy hides two numbers: how many have too much, and how much too much it is in all. */
const countsOf = (limits: readonly Counted[]): Map<string, number> =>
  new Map(
    limits.flatMap(({ key, count, people }): [string, number][] =>
      people?.above === undefined
        ? [[key, count]]
        : [
            [key, count],
            [aboveKey(key), people.above],
          ],
    ),
  );

/**
 * The baseline with every number that has become lower, and without limits that there are no more. Nothing is added:
 * a limit that is new has only its own number.
 */
export function loweredBaseline(limits: readonly Counted[], before: Baseline): BaselineChange {
  const counts = countsOf(limits);
  return change(
    before,
    new Map(
      [...before].flatMap(([key, from]): [string, number][] => {
        const count = counts.get(key);
        return count === undefined ? [] : [[key, Math.min(from, count)]];
      }),
    ),
  );
}

function change(before: Baseline, baseline: Baseline): BaselineChange {
  const moved = [...baseline].flatMap(([key, to]) => {
    const from = before.get(key);
    return from === undefined || from === to ? [] : [{ key, from, to }];
  });
  return {
    baseline,
    lowered: moved.filter(({ from, to }) => to < from),
    raised: moved.filter(({ from, to }) => to > from),
    dropped: [...before.keys()].filter((key) => !baseline.has(key)),
  };
}
