/** Beyond so many half dots from the middle, dots may lie on each other. */
const MOST_SLOTS = 80;

/**
 * Spreads dots of the same height sideways until none covers another: each goes as near to the middle as it can, in
 * the order given, so the same items always lie the same way.
 * @param heights pixels, one for each dot
 * @param gap the least distance between the middles of two dots, in pixels
 * @returns pixels from the middle, to the right where positive
 */
export function beeswarm(heights: readonly number[], gap: number): number[] {
  const step = gap / 2;
  const rows = new Map<number, Set<number>>();
  for (const height of heights) if (!rows.has(height)) rows.set(height, new Set());
  const neighbours = new Map(
    [...rows.keys()].map((height) => [
      height,
      [...rows]
        .filter(([other]) => Math.abs(other - height) < gap)
        .map(([other, taken]) => ({
          taken,
          apart: Math.ceil(Math.sqrt(gap ** 2 - (other - height) ** 2) / step),
        })),
    ]),
  );
  return heights.map((height, index) => {
    const near = neighbours.get(height) ?? [];
    const slot = firstFree(near) ?? wrapped(index);
    rows.get(height)?.add(slot);
    return slot * step;
  });
}

type Row = { taken: ReadonlySet<number>; apart: number };

function firstFree(near: readonly Row[]): number | null {
  for (let distance = 0; distance <= MOST_SLOTS; distance += 1)
    for (const slot of distance === 0 ? [0] : [distance, -distance])
      if (near.every((row) => isFree(slot, row))) return slot;
  return null;
}

function isFree(slot: number, { taken, apart }: Row): boolean {
  for (let other = slot - apart + 1; other < slot + apart; other += 1) if (taken.has(other)) return false;
  return true;
}

const wrapped = (index: number): number => (index % (2 * MOST_SLOTS + 1)) - MOST_SLOTS;
