import { max, quantile } from 'd3-array';
import { type ScalePower, scalePow } from 'd3-scale';

/** From ages in days to pixels from the top. */
export interface AgeScale {
  y: ScalePower<number, number>;
  /** Ages that get a line and a number. */
  ticks: readonly number[];
  /** Whether higher ages stand closer together, because one is far above what is usual. */
  compressed: boolean;
}

const ROOM_ABOVE = 1.06;
/** Beyond so many times what is usual, a straight scale would press all else against its foot. */
const FAR = 3;
const LEAST_TICK_GAP = 26;
const ROUND_AGES = [0, 1, 2, 5, 10, 20, 30, 50, 75, 100, 150, 200, 300, 500, 750, 1000, 2000, 5000];

/**
 * The scale of one chart.
 * @param ages of its items, in days
 * @param expected ages that it also shows, such as the SLE and the percentiles
 * @param height pixels from its top to its foot
 */
export function ageScale(ages: readonly number[], expected: readonly number[], height: number): AgeScale {
  const usual = Math.max(max(expected) ?? quantile(ages, 0.85) ?? 1, 4);
  const top = Math.max(usual, max(ages) ?? 0) * ROOM_ABOVE;
  const compressed = top > usual * FAR;
  const y = scalePow([0, top], [height, 0]).exponent(compressed ? 0.5 : 1);
  const candidates = compressed ? ROUND_AGES : y.ticks(8).filter(Number.isInteger);
  const ticks: number[] = [];
  for (const age of candidates) {
    const last = ticks.at(-1);
    if (age <= top && (last === undefined || y(last) - y(age) >= LEAST_TICK_GAP)) ticks.push(age);
  }
  return { y, ticks, compressed };
}
