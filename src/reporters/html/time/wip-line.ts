import { area, curveStepAfter, line } from 'd3-shape';
import type { TrendDay, TrendSeries } from '../../../model/trend.ts';
import { html, type Markup } from '../markup.ts';
import { countScale } from './count-scale.ts';
import { type DayAxis, shortDay } from './day-axis.ts';
import type { EndLabel } from './end-labels.ts';
import { frame, HEAD, stretched, stretchedX } from './frame.ts';

const FOOT = 150;
export const TREND_ENDS = 104;

/** A day of which something is known, and where it is on the axis. */
export interface KnownDay extends TrendDay {
  index: number;
}

/** The days of a series that lie on the axis, oldest first. */
export const knownDays = ({ days }: Pick<TrendSeries, 'days'>, axis: DayAxis): KnownDay[] =>
  days
    .flatMap((day) => {
      const index = axis.indexOf(day.day);
      return index === null ? [] : [{ ...day, index }];
    })
    .sort((a, b) => a.index - b.index);

/**
 * Work in flight by day, with its limit as a line of steps.
 * @param name of the series
 * @param marked whether each day that is known has a point: where some are missing, the line alone would hide it
 */
export function wipLine(
  id: string,
  name: string,
  known: readonly KnownDay[],
  axis: DayAxis,
  marked: boolean,
): Markup {
  const limits = known.flatMap(({ max }) => (max === null ? [] : [max]));
  const { y, ticks } = countScale(Math.max(0, ...limits, ...known.map(({ wip }) => wip)), HEAD, FOOT);
  const x = ({ index }: KnownDay) => stretchedX(index, axis);
  const fill = area<KnownDay>(x, FOOT, ({ wip }) => y(wip)).digits(0)([...known]);
  const wip = line<KnownDay>(x, ({ wip }) => y(wip)).digits(0)([...known]);
  const last = known.at(-1);
  const points = (marked ? known : last === undefined ? [] : [last]).map(
    (day) => `M${Math.round(x(day))} ${Math.round(y(day.wip))}h0`,
  );
  return frame(
    {
      id,
      title: `Work in flight by day: ${name}`,
      description: description(known),
      role: 'img',
      days: axis,
      foot: FOOT,
      y,
      ticks,
      unit: 'items',
      ends: last === undefined ? [] : ends(last, y),
      endsWidth: TREND_ENDS,
    },
    stretched(FOOT, [
      html`<path class="under" d="${fill}"/>`,
      html`<path class="limit" d="${limitSteps(known, axis, y)}"/>`,
      html`<path class="line" d="${wip}"/>`,
      html`<path class="points" d="${points.join('')}"/>`,
    ]),
  );
}

/** The limit of a day holds until the next day that is known; the last one to the end of its day. */
function limitSteps(known: readonly KnownDay[], axis: DayAxis, y: (value: number) => number): string | null {
  const steps = known.map(({ index, max }) => ({ at: stretchedX(index, axis, 0), max }));
  const last = known.at(-1);
  if (last !== undefined) steps.push({ at: stretchedX(last.index, axis, 1), max: last.max });
  return line<(typeof steps)[number]>(
    ({ at }) => at,
    ({ max }) => y(max ?? 0),
  )
    .defined(({ max }) => max !== null)
    .curve(curveStepAfter)
    .digits(0)(steps);
}

function ends({ wip, max }: KnownDay, y: (value: number) => number): EndLabel[] {
  return [
    { text: `${wip} in flight`, y: y(wip), className: 'strong' },
    ...(max === null ? [] : [{ text: `limit ${max}`, y: y(max), className: 'limit-label' }]),
  ];
}

const wipWords = ({ wip, max }: TrendDay): string =>
  `${wip} in flight${max === null ? '' : `, limit ${max}`}`;

function description(known: readonly KnownDay[]): string {
  const [first, last] = [known[0], known.at(-1)];
  if (first === undefined || last === undefined) return 'Nothing is known.';
  const counts = known.map(({ wip }) => wip);
  return `${wipWords(first)} on ${shortDay(first.day)}, ${wipWords(last)} on ${shortDay(last.day)}; between ${Math.min(...counts)} and ${Math.max(...counts)}. The table below has each day.`;
}
