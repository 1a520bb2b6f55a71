import { area, type Series, stack } from 'd3-shape';
import { html, type Markup } from '../markup.ts';
import { countScale } from './count-scale.ts';
import type { DayAxis } from './day-axis.ts';
import { type EndLabel, LABEL_GAP } from './end-labels.ts';
import { frame, HEAD, stretched, stretchedX } from './frame.ts';
import { countIn, stageWords } from './stage-counts.ts';
import { type KnownDay, TREND_ENDS } from './wip-line.ts';

const LEAST_FOOT = 150;
const LONGEST_NAME = 11;

/**
 * Cumulative flow: the work in each stage by day, one on the other. The rightmost stage lies at the foot, so that work
 * flows down and out; work in no stage lies on top.
 * @param stages left to right, as `stagesOf` has them
 */
export function stageAreas(
  id: string,
  name: string,
  stages: readonly string[],
  known: readonly KnownDay[],
  axis: DayAxis,
): Markup {
  const fromFoot = stackOrder(stages);
  const foot = Math.max(LEAST_FOOT, (stages.length + 1) * LABEL_GAP);
  const total = known.map((day) => stages.reduce((sum, stage) => sum + countIn(day, stage), 0));
  const { y, ticks } = countScale(Math.max(0, ...total), HEAD, foot);
  const layers = stack<KnownDay, string>()
    .keys(fromFoot)
    .value((day, stage) => countIn(day, stage))(visible(known));
  const shape = area<Series<KnownDay, string>[number]>(
    ({ data }) => stretchedX(data.index, axis),
    ([lower]) => y(lower),
    ([, upper]) => y(upper),
  ).digits(0);
  const last = known.at(-1);
  const ends = layers.flatMap((layer, position): EndLabel[] => {
    const [lower, upper] = layer.at(-1) ?? [0, 0];
    const count = last === undefined ? 0 : countIn(last, layer.key);
    return [
      {
        text: `${count} ${short(stageWords(layer.key))}`,
        y: y((lower + upper) / 2),
        className: 'stage-label',
        swatch: html`<rect class="area" width="10" height="10" fill-opacity="${strength(position, layers.length)}"/>`,
      },
    ];
  });
  const counted = stages.map(
    (stage) => `${stageWords(stage)} ${last === undefined ? 0 : countIn(last, stage)}`,
  );
  return frame(
    {
      id,
      title: `Work in flight by stage and day: ${name}`,
      description: `On the last day: ${counted.join(', ')}. The table below has each day.`,
      role: 'img',
      days: axis,
      foot,
      y,
      ticks,
      unit: 'items',
      ends,
      endsWidth: TREND_ENDS,
    },
    stretched(
      foot,
      layers.map(
        (layer, position) =>
          html`<path class="area" fill-opacity="${strength(position, layers.length)}" d="${shape(layer)}"/>`,
      ),
    ),
  );
}

/** A single day has no width between its middle and itself: it is drawn from its beginning to its end. */
const visible = (known: readonly KnownDay[]): KnownDay[] =>
  known.length === 1
    ? known.flatMap((day) => [-0.5, 0.5].map((side) => ({ ...day, index: day.index + side })))
    : [...known];

/** From the foot up: the rightmost stage first, and work in none last, which `stagesOf` has at its end. */
function stackOrder(stages: readonly string[]): string[] {
  const none = stages.filter((stage) => stage === 'none');
  return [...stages.filter((stage) => stage !== 'none').reverse(), ...none];
}

/** Nearer to done is stronger. Beside each other they differ, and the labels stand in the same order. */
const strength = (position: number, count: number): number =>
  Math.round((0.85 - (0.6 * position) / Math.max(1, count - 1)) * 100) / 100;

const short = (name: string): string => {
  const chars = [...name];
  return chars.length <= LONGEST_NAME ? name : `${chars.slice(0, LONGEST_NAME - 1).join('')}…`;
};
