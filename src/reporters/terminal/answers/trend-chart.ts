import plot from 'simple-ascii-chart';
import { dateFromDay, dayFromDate } from '../../../model/calendar.ts';
import type { TrendSeries } from '../../../model/trend.ts';
import { formatDay } from '../../../text/day.ts';
import { type Line, span } from '../span.ts';
import { type ChartColumn, chartColumns, isOver } from './trend-columns.ts';

const WITHIN = '░';
const OVER = '█';
const LIMIT = '─';
const MOST_ROWS = 12;
const LEAST_ROWS = 4;
/** Wider than this an eye no longer follows a column down to its day. */
const MOST_WIDTH = 120;
/** What the library puts around the plot: the axis, and the end of the other one. */
const FRAME = 2;
const WEEK = 7;
/** Between two labels of days, such as `16 Nov`, with the gap. */
const LABEL_ROOM = 9;
const AXIS = { n: '│', ns: '│', y: '┤', we: '─', e: ' ', x: '┬', nse: '└' };

/** A day's bar against that day's limit: what is above the limit is drawn full. */
export interface TrendChart {
  lines: Line[];
  daysPerColumn: number;
}

/**
 * @param width columns of the terminal
 */
export function trendChart(
  series: Pick<TrendSeries, 'days'>,
  range: { from: string; to: string },
  width: number,
): TrendChart {
  const scale = scaleOf(series.days.flatMap(({ wip, max }) => [wip, max ?? 0]));
  const room = Math.min(width, MOST_WIDTH) - FRAME - String(scale.rows * scale.step).length;
  const { columns, daysPerColumn } = chartColumns(series.days, range, room);
  const wide = Math.max(1, Math.floor(room / columns.length));
  const cells = columns.flatMap((column) => Array.from({ length: wide }, () => column));
  const ticks = tickedCells(cells.length, daysPerColumn, wide);
  const drawn = plot([cells.map((_, index) => [index, 1])], {
    width: cells.length,
    height: scale.rows,
    yRange: [1, scale.rows],
    symbols: { axis: AXIS },
    customXAxisTicks: [...ticks.keys()],
    customYAxisTicks: labelledRows(scale.rows),
    formatter: (value, { axis }) =>
      axis === 'y' ? value * scale.step : dayBefore(range.to, ticks.get(value) ?? 0),
    lineFormatter: ({ index, plotX, plotY }) =>
      barOf(cells[index] ?? null, scale).map(([row, symbol]) => ({ x: plotX, y: plotY - row + 1, symbol })),
  });
  // The library begins with an empty line and the tip of the axis.
  return { lines: drawn.split('\n').slice(2, -1).map(styled), daysPerColumn };
}

interface Scale {
  rows: number;
  /** Items a row. */
  step: number;
}

/** Few rows, each of a whole number of items. */
function scaleOf(values: readonly number[]): Scale {
  const top = Math.max(...values, 1);
  const least = Math.ceil(top / MOST_ROWS);
  const magnitude = 10 ** Math.floor(Math.log10(least));
  const step = ([1, 2, 5, 10].find((factor) => factor * magnitude >= least) ?? 10) * magnitude;
  return { step, rows: Math.max(LEAST_ROWS, Math.ceil(top / step)) };
}

const labelledRows = (rows: number): number[] =>
  Array.from({ length: rows }, (_, index) => rows - index).filter((row) => rows < 6 || row % 2 === 0);

/** Rows of one column, counted from 1 at the axis, with what stands there. */
function barOf(column: ChartColumn, { step }: Scale): [row: number, symbol: string][] {
  if (column === null) return [];
  const height = Math.ceil(column.wip / step);
  const limit = column.max === null ? null : Math.ceil(column.max / step);
  const bar = Array.from({ length: height }, (_, index): [number, string] => {
    const row = index + 1;
    const isAbove = isOver(column) && (row === height || (limit !== null && row > limit));
    return [row, isAbove ? OVER : WITHIN];
  });
  return limit === null || limit <= height ? bar : [...bar, [limit, LIMIT]];
}

/** Cells that end a week, as often as their labels have room, each with its days before the last one. */
function tickedCells(cells: number, daysPerColumn: number, wide: number): Map<number, number> {
  const cellsPerWeek = (WEEK * wide) / daysPerColumn;
  const weeks = Math.ceil(LABEL_ROOM / cellsPerWeek);
  const ticks = new Map<number, number>();
  for (let back = 0; ; back += weeks) {
    const cell = cells - 1 - Math.round(back * cellsPerWeek);
    if (cell < LABEL_ROOM / 2) return ticks;
    ticks.set(cell, back * WEEK);
  }
}

function dayBefore(day: string, days: number): string {
  const date = dateFromDay(dayFromDate(day) - days);
  return formatDay(date, date.slice(0, 4));
}

function styled(line: string): Line {
  const pieces = line.trimEnd().match(/█+|[^█]+/g) ?? [];
  return pieces.map((text) => span(text, text.startsWith(OVER) ? 'over' : 'plain'));
}

/** What the signs mean, for the line under the chart. */
export const CHART_SIGNS = { within: WITHIN, over: OVER, limit: LIMIT };
