import { formatDays } from '../../../text/duration.ts';
import { html, type Markup } from '../markup.ts';
import { countScale } from './count-scale.ts';
import { type DayAxis, shortDay } from './day-axis.ts';
import { frame, HEAD, middleOf, stretched, stretchedX } from './frame.ts';
import type { Week } from './weeks.ts';

const FOOT = 300;
/** Pixels for all bars on a telephone; and on any screen, where it may scroll. */
const NARROW = 235;
const WIDE = 430;
const DIGIT = 8;
/** How much of its week a bar fills. */
const FILL = 0.72;

/** Bars of the items finished in each week, with their numbers. */
export function throughputChart(id: string, weeks: readonly Week[], days: DayAxis): Markup {
  const most = Math.max(0, ...weeks.map(({ finished }) => finished));
  const { y, ticks } = countScale(most, HEAD, FOOT);
  const axis = wholeWeeks(weeks, days);
  const needed = weeks.length * (String(most).length + 1) * DIGIT;
  const numbers =
    needed > WIDE
      ? null
      : weeks.map(
          ({ finished }, index) =>
            html`<text class="number" x="${middleOf(index, axis)}" y="${Math.round(y(finished)) - 5}">${finished}</text>`,
        );
  return frame(
    {
      id,
      title: 'Items finished in each week',
      description: `${weeks.map(({ from, finished }) => `${finished} in the week from ${shortDay(from)}`).join(', ')}.`,
      role: 'img',
      days: axis,
      foot: FOOT,
      y,
      ticks,
      unit: 'items',
      ends: [],
      endsWidth: 0,
      wide: needed > NARROW && needed <= WIDE,
    },
    [
      stretched(FOOT, [
        bars(weeks, axis, y, 'week', (week) => isWhole(week)),
        bars(weeks, axis, y, 'week part', (week) => !isWhole(week)),
      ]),
      numbers,
    ],
  );
}

/** Each week as wide as the others, and the last day of some of them as names. */
function wholeWeeks(weeks: readonly Week[], days: DayAxis): DayAxis {
  const step = Math.ceil(weeks.length / 4);
  const ticks = weeks
    .map(({ to }, index) => ({ index, label: shortDay(to) }))
    .filter(({ index }) => (weeks.length - 1 - index) % step === 0);
  return { ...days, count: weeks.length, ticks };
}

const isWhole = ({ days }: Week): boolean => days === 7;

/** All bars of a kind in one path. */
function bars(
  weeks: readonly Week[],
  axis: DayAxis,
  y: (value: number) => number,
  className: string,
  isOne: (week: Week) => boolean,
): Markup | null {
  const path = weeks
    .map((week, index) => {
      if (week.finished === 0 || !isOne(week)) return '';
      const left = stretchedX(index, axis, (1 - FILL) / 2);
      const width = stretchedX(index, axis, (1 + FILL) / 2) - left;
      return `M${round(left)} ${FOOT}V${round(y(week.finished))}h${round(width)}V${FOOT}z`;
    })
    .join('');
  return path === '' ? null : html`<path class="${className}" d="${path}"/>`;
}

/** What to know of a first week that is not whole; empty otherwise. */
export function firstWeekWords([first]: readonly Week[]): string {
  return first === undefined || isWhole(first)
    ? ''
    : `The first bar has only ${formatDays(first.days)}, so that all others are whole weeks.`;
}

const round = (value: number): number => Math.round(value * 10) / 10;
