import { html, type Markup, type Part } from '../markup.ts';
import type { DayAxis } from './day-axis.ts';
import { type EndLabel, endLabels } from './end-labels.ts';

const AXIS_WIDTH = 40;
/** Room for what the numbers are, which stands above them; and for the names of days. */
export const HEAD = 22;
const FOOT = 28;
/** The width that paths are drawn for; the browser stretches them to that of the page. */
const STRETCH = 1000;

/** A chart over days. */
export interface FrameParts {
  /** Begins the ids of its parts; unique on the page. */
  id: string;
  title: string;
  /** The chart in a sentence for who does not see it. */
  description: string;
  /** group where it holds links, else img. */
  role: 'img' | 'group';
  days: DayAxis;
  /** Pixels from the top to the foot. */
  foot: number;
  y: (value: number) => number;
  ticks: readonly number[];
  /** What the numbers on the left are. */
  unit: string;
  ends: readonly EndLabel[];
  /** Pixels for `ends`; the same for charts that stand under each other. */
  endsWidth: number;
  /** Too much for a telephone: the chart keeps a width and scrolls by itself. */
  wide?: boolean;
}

/**
 * Axes, lines and labels around what is drawn. As in the ageing chart widths are percentages and the rest pixels, so
 * that text is as large on a telephone as on a wall.
 */
export function frame(parts: FrameParts, drawn: Part): Markup {
  const { id, title, description, role, days, foot, y, ticks, unit, ends, endsWidth, wide } = parts;
  const height = foot + FOOT;
  const numbers = ticks.map(
    (tick) => html`<text x="${AXIS_WIDTH - 8}" y="${round(y(tick)) + 4}">${tick}</text>`,
  );
  const lines = ticks.map(
    (tick) => html`<line class="grid" x1="0" x2="100%" y1="${round(y(tick))}" y2="${round(y(tick))}"/>`,
  );
  const names = days.ticks.map(({ index, label }) => {
    const x = middleOf(index, days);
    return html`<line class="tick" x1="${x}" x2="${x}" y1="${foot}" y2="${foot + 5}"/><text class="day" x="${x}" y="${foot + 19}">${label}</text>`;
  });
  return html`<div class="chart time">
<svg class="axis" width="${AXIS_WIDTH}" height="${height}" aria-hidden="true">${numbers}<text x="${AXIS_WIDTH - 8}" y="10">${unit}</text></svg>
<div${wide === true ? SCROLLS : FITS}>
<svg class="${wide === true ? 'plot wide' : 'plot'}" width="100%" height="${height}" role="${role}" aria-labelledby="${id}-title" aria-describedby="${id}-desc">
<title id="${id}-title">${title}</title>
<desc id="${id}-desc">${description}</desc>
${lines}${names}${drawn}
</svg></div>${endsWidth === 0 ? null : endLabels(ends, endsWidth, height, foot)}</div>`;
}

const SCROLLS = html` class="scroll" tabindex="0"`;
const FITS = html` class="fits"`;

/** Paths whose x goes from 0 to `stretchedX` of the last day, as wide as the chart. */
export const stretched = (foot: number, paths: Part): Markup =>
  html`<svg class="stretched" width="100%" height="${foot}" viewBox="0 0 ${STRETCH} ${foot}" preserveAspectRatio="none">${paths}</svg>`;

/** For a stretched path: where a day is; with a fraction, a place within it (0 its beginning). */
export const stretchedX = (index: number, { count }: DayAxis, within = 0.5): number =>
  ((index + within) / count) * STRETCH;

/** The same for what is not stretched: `50.83%`. */
export const middleOf = (index: number, days: DayAxis, within = 0.5): string =>
  `${Math.round(stretchedX(index, days, within) * 10) / 100}%`;

const round = Math.round;
