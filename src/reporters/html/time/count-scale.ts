import { type ScaleLinear, scaleLinear } from 'd3-scale';

/** From how many to pixels from the top. */
export interface CountScale {
  y: ScaleLinear<number, number>;
  /** Numbers that get a line, whole ones. */
  ticks: readonly number[];
}

const ROOM_ABOVE = 1.08;
const TICKS = 4;

/**
 * @param most the highest number that is shown
 * @param top pixels at which the highest number may stand
 * @param foot pixels at which zero stands
 */
export function countScale(most: number, top: number, foot: number): CountScale {
  const y = scaleLinear([0, Math.max(most, 1) * ROOM_ABOVE], [foot, top]);
  return { y, ticks: y.ticks(TICKS).filter(Number.isInteger) };
}
