import { DAY_MS } from '../../model/instant.ts';

/** Issues created from one instant on and before another; null is no bound. ISO 8601. */
export interface CreatedRange {
  from: string | null;
  to: string | null;
}

/** How many days back ranges end: narrow where work in progress is dense, and none of years without an end. */
const EDGES: readonly number[] = [
  ...steps(1, 30, 1),
  ...steps(32, 62, 2),
  ...steps(69, 132, 7),
  ...steps(160, 370, 30),
  ...steps(430, 730, 60),
];

/** The most ranges there are. */
export const MOST_RANGES = EDGES.length + 1;

/**
 * Parts time into ranges without gap or overlap, from the newest on, however an issue's clock and ours differ.
 * @param count how many, as far as there are so many
 */
export function rangesBefore(now: Date, count: number): CreatedRange[] {
  const used = Math.min(count, MOST_RANGES) - 1;
  const edges = Array.from(
    { length: used },
    (_, at) => EDGES[Math.floor(((at + 0.5) * EDGES.length) / used)] ?? 0,
  );
  // Of whole days, so that the runs of a day ask the same.
  const today = Math.floor(now.getTime() / DAY_MS);
  return between(edges.map((days) => new Date((today - days) * DAY_MS).toISOString()));
}

/**
 * Ranges that held about equally many issues when they were last read.
 * @param bounds instants at equal numbers of issues, in any order
 */
export function rangesAt(bounds: readonly string[], count: number): CreatedRange[] {
  const sorted = [...new Set(bounds)].sort((a, b) => Date.parse(b) - Date.parse(a));
  const edges = Array.from(
    { length: Math.max(0, count - 1) },
    (_, at) => sorted[Math.floor(((at + 1) * sorted.length) / count)],
  );
  return between([...new Set(edges.filter((edge) => edge !== undefined))]);
}

/** @param edges from the newest to the oldest */
function between(edges: readonly string[]): CreatedRange[] {
  return [...edges, null].map((from, at) => ({ from, to: edges[at - 1] ?? null }));
}

/** Deals out like cards, back and forth, so that each hand gets dense and sparse ranges. */
export function dealt<T>(items: readonly T[], hands: number): T[][] {
  const dealtOut = Array.from({ length: hands }, (): T[] => []);
  items.forEach((item, at) => {
    const place = at % hands;
    dealtOut[Math.floor(at / hands) % 2 === 0 ? place : hands - 1 - place]?.push(item);
  });
  return dealtOut.filter((hand) => hand.length > 0);
}

function steps(first: number, last: number, step: number): number[] {
  return Array.from({ length: Math.floor((last - first) / step) + 1 }, (_, at) => first + at * step);
}
