import { range } from 'd3-array';
import { scaleBand } from 'd3-scale';
import { formatDays } from '../../../text/duration.ts';
import type { VerdictView } from '../../view.ts';
import { rowIds } from '../item.ts';
import { html, type Markup } from '../markup.ts';
import { type ChartColumn, type ChartData, stageName } from './chart-data.ts';
import { type DotStyle, dots } from './dots.ts';
import { type AgeScale, ageScale } from './scale.ts';
import { dotSize } from './shapes.ts';

export const PLOT_HEIGHT = 300;
const FOOT = 48;
const HEAD = 14;
const AXIS_WIDTH = 40;
/** With more dots a way through all of them by keyboard would be endless; the list of items has the same links. */
const MOST_LABELLED = 80;
const LEAST_LABEL_GAP = 12;
/** From so many stages on the chart may be wider than a telephone, and scrolls by itself. */
const MANY_COLUMNS = 5;
const FOCUSABLE = html` tabindex="0"`;
/** The style knows widths for so many. */
const MOST_COLUMNS_CLASS = 12;

/** The scale of a chart with everything that it shows. */
export function scaleOf({ items, columns, sle }: ChartData): AgeScale {
  const percentiles = columns.flatMap(({ ages }) => ages?.ages.map(({ days }) => days) ?? []);
  const expected = sle?.days == null ? percentiles : [...percentiles, sle.days];
  return ageScale(
    items.map(({ ageDays }) => ageDays),
    expected,
    PLOT_HEIGHT - HEAD,
  );
}

/**
 * The chart: stages from left to right, ages from the foot up. Widths are percentages and everything else is in
 * pixels, so that text and dots are as large on a telephone as on a wall.
 */
export function plot(
  chart: ChartData,
  scale: AgeScale,
  ids: { title: string; desc: string },
  view: VerdictView,
): Markup {
  const { columns, items } = chart;
  const count = Math.max(1, columns.length);
  const band = scaleBand(range(count), [0, 100]);
  const y = (age: number) => Math.round(HEAD + scale.y(age));
  const rows = rowIds(view);
  const labelled = items.length <= MOST_LABELLED;
  const drawn = columns.map((column, index) =>
    columnMarkup(column, { left: band(index) ?? 0, width: band.bandwidth() }, y, labelled, rows, view),
  );
  const lines = scale.ticks.map(
    (age) => html`<line class="grid" x1="0" x2="100%" y1="${y(age)}" y2="${y(age)}"/>`,
  );
  return html`<div class="chart">
<svg class="axis" width="${AXIS_WIDTH}" height="${PLOT_HEIGHT + FOOT}" aria-hidden="true">${scale.ticks.map(
    (age) => html`<text x="${AXIS_WIDTH - 8}" y="${y(age) + 4}">${age}</text>`,
  )}<text x="${AXIS_WIDTH - 8}" y="${PLOT_HEIGHT + 20}">days</text></svg>
<div class="scroll"${count >= MANY_COLUMNS ? FOCUSABLE : null}>
<svg class="plot columns-${Math.min(count, MOST_COLUMNS_CLASS)}" width="100%" height="${PLOT_HEIGHT + FOOT}" role="group" aria-labelledby="${ids.title}" aria-describedby="${ids.desc}">
<title id="${ids.title}">Age of the work in flight by stage: ${chart.name}</title>
<desc id="${ids.desc}">${description(chart, view)}</desc>
${drawn.map(({ back }) => back)}${lines}${sleLine(chart, y)}${drawn.map(({ front }) => front)}${sleLabel(chart, y, view)}
</svg></div></div>`;
}

interface Place {
  left: number;
  width: number;
}

function columnMarkup(
  column: ChartColumn,
  { left, width }: Place,
  y: (age: number) => number,
  labelled: boolean,
  rows: DotStyle['rows'],
  view: VerdictView,
): { back: Markup; front: Markup } {
  const style: DotStyle = { size: dotSize(column.items.length), labelled, rows };
  const { marks, fitted } = dots(column.items, y, style, view);
  const middle = percent(left + width / 2);
  const name = stageName(column);
  const swarm = fitted
    ? html`<svg x="${percent(left)}" width="${percent(width)}" class="swarm">${marks}</svg>`
    : html`<svg x="${middle}" class="swarm">${marks}</svg>`;
  const heading = html`<text class="stage" x="${middle}" y="${PLOT_HEIGHT + 20}">${short(name)}</text><text class="count" x="${middle}" y="${PLOT_HEIGHT + 38}">${itemCount(column.items.length)}</text>`;
  return {
    back: html`${bands(column, { left, width }, y)}${heading}`,
    front: html`${bandLabels(column, { left, width }, y)}${swarm}`,
  };
}

/** From the foot up: the age by which half had left the stage, then 70 of 100, then 85. */
function bands({ ages }: ChartColumn, { left, width }: Place, y: (age: number) => number): Markup[] {
  let below = 0;
  return (ages?.ages ?? []).map(({ percentile, days }) => {
    const top = y(days);
    const height = Math.max(0, y(below) - top);
    below = days;
    return html`<rect class="band p${percentile}" x="${percent(left + 0.4)}" width="${percent(width - 0.8)}" y="${top}" height="${height}"/>`;
  });
}

/** The highest first; one that would lie on another is left to the table. */
function bandLabels({ ages }: ChartColumn, { left, width }: Place, y: (age: number) => number): Markup[] {
  const labels: Markup[] = [];
  let above = Number.NEGATIVE_INFINITY;
  for (const { percentile, days } of (ages?.ages ?? []).toReversed()) {
    const top = y(days);
    if (top - above < LEAST_LABEL_GAP) continue;
    above = top;
    labels.push(
      html`<text class="percentile" x="${percent(left + width - 1.2)}" y="${top + 11}">${percentile}%</text>`,
    );
  }
  return labels;
}

function sleLine({ sle }: ChartData, y: (age: number) => number): Markup | null {
  if (sle?.days == null) return null;
  return html`<line class="sle" x1="0" x2="100%" y1="${y(sle.days)}" y2="${y(sle.days)}"/>`;
}

/** After the dots, so that none covers it. */
function sleLabel({ sle }: ChartData, y: (age: number) => number, { unit }: VerdictView): Markup | null {
  if (sle?.days == null) return null;
  return html`<text class="sle-label" x="100%" y="${y(sle.days) - 5}">SLE ${formatDays(sle.days, unit)}</text>`;
}

/** The chart in a sentence for who does not see it. */
function description({ columns }: ChartData, { unit }: VerdictView): string {
  const stages = columns.map((column) => {
    const oldest = Math.max(0, ...column.items.map(({ ageDays }) => ageDays));
    const upTo = column.items.length === 0 ? '' : `, up to ${formatDays(oldest, unit)} old`;
    return `${stageName(column)} ${itemCount(column.items.length)}${upTo}`;
  });
  return `${stages.join('; ')}. The table below has the numbers, and the list of items has each of them.`;
}

const itemCount = (count: number): string => `${count} ${count === 1 ? 'item' : 'items'}`;
const percent = (value: number): string => `${Math.round(value * 100) / 100}%`;
const short = (name: string): string => {
  const chars = [...name];
  return chars.length <= 14 ? name : `${chars.slice(0, 13).join('')}…`;
};
