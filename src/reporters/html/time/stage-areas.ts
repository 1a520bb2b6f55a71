import { area, type Series, stack } from 'd3-shape';
import type { TrendDay } from '../../../model/trend.ts';
import { countIn, stageWords } from '../../words/stage-counts.ts';
import { html, type Markup } from '../markup.ts';
import { countScale } from './count-scale.ts';
import type { DayAxis } from './day-axis.ts';
import { type EndLabel, LABEL_GAP } from './end-labels.ts';
import { frame, HEAD, stretched, stretchedX } from './frame.ts';
import { type KnownDay, TREND_ENDS } from './wip-line.ts';

const LEAST_FOOT = 150;
/** What has departed only grows: the stages above it need room. */
const LEAST_FLOW_FOOT = 230;
const LONGEST_NAME = 11;
/** A layer of its own, whatever stages are called. */
const DEPARTED = null;
type Layer = string | typeof DEPARTED;

/**
 * Cumulative flow: the work in each stage by day, one on the other. The rightmost stage lies under the others, so that
 * work flows down and out, and what has departed lies at the foot: then the top edge is what has arrived. Work in no
 * stage lies on top. Of days that do not tell departures it shows the stages alone.
 * @param stages left to right, as `stagesOf` has them
 */
export function stageAreas(
  id: string,
  name: string,
  stages: readonly string[],
  known: readonly KnownDay[],
  axis: DayAxis,
): Markup {
  const isFlow = tellsDepartures(known);
  const fromFoot: Layer[] = [...(isFlow ? [DEPARTED] : []), ...stackOrder(stages)];
  const labels = fromFoot.length + (isFlow ? 1 : 0);
  const foot = Math.max(isFlow ? LEAST_FLOW_FOOT : LEAST_FOOT, (labels + 1) * LABEL_GAP);
  const totals = known.map((day) => fromFoot.reduce((sum, layer) => sum + countOf(day, layer), 0));
  const { y, ticks } = countScale(Math.max(0, ...totals), HEAD, foot);
  const layers = stack<KnownDay, Layer>().keys(fromFoot).value(countOf)(visible(known));
  const shape = area<Series<KnownDay, Layer>[number]>(
    ({ data }) => stretchedX(data.index, axis),
    ([lower]) => y(lower),
    ([, upper]) => y(upper),
  ).digits(0);
  const last = known.at(-1);
  const onLast = (layer: Layer): number => (last === undefined ? 0 : countOf(last, layer));
  const look = lookOf(fromFoot);
  const ends = layers.map((layer): EndLabel => {
    const [lower, upper] = layer.at(-1) ?? [0, 0];
    return {
      text: `${onLast(layer.key)} ${layer.key === DEPARTED ? 'departed' : short(stageWords(layer.key))}`,
      y: y((lower + upper) / 2),
      className: 'stage-label',
      swatch: html`<rect ${look(layer.key)} width="10" height="10"/>`,
    };
  });
  const arrived = totals.at(-1) ?? 0;
  if (isFlow) ends.push({ text: `${arrived} arrived`, y: y(arrived), className: 'strong' });
  const counted = stages.map((stage) => `${stageWords(stage)} ${onLast(stage)}`).join(', ');
  return frame(
    {
      id,
      title: `${isFlow ? 'Cumulative flow by stage and day' : 'Work in flight by stage and day'}: ${name}`,
      description: `${
        isFlow ? `Up to the last day ${arrived} arrived and ${onLast(DEPARTED)} departed. ` : ''
      }On the last day: ${counted}. The table below has each day.`,
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
      layers.map((layer) => html`<path ${look(layer.key)} d="${shape(layer)}"/>`),
    ),
  );
}

/** Whether the days say what has departed: a verdict that was saved by an earlier version does not. */
export const tellsDepartures = (days: readonly Pick<TrendDay, 'departed'>[]): boolean =>
  days.some(({ departed }) => departed !== undefined);

const countOf = (day: KnownDay, layer: Layer): number =>
  layer === DEPARTED ? (day.departed ?? 0) : countIn(day, layer);

/** The attributes of a layer's area, and of the square beside its name. */
function lookOf(fromFoot: readonly Layer[]): (layer: Layer) => Markup {
  const inFlight = fromFoot.filter((layer) => layer !== DEPARTED);
  return (layer) =>
    layer === DEPARTED
      ? html`class="area departed"`
      : html`class="area" fill-opacity="${strength(inFlight.indexOf(layer), inFlight.length)}"`;
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
