import type { TrendAnswer, TrendDay } from '../../../model/trend.ts';
import { visibleWidth } from '../../../text/width.ts';
import { type Column, layOut, renderRow } from '../columns.ts';
import { BLANK, type Line, type Span, span } from '../span.ts';
import { wrap } from '../wrap.ts';
import { sparkline } from './sparkline.ts';
import { chartColumns } from './trend-columns.ts';

const COLUMNS: readonly Column[] = [{ narrow: 'shrink' }, {}, {}];
const INDENT = 2;
const GAP = 2;
/** A name takes no more than this part of the line where a chart needs the rest. */
const NAME_PART = 1 / 4;
const LEAST_BLOCKS = 8;
const MOST_BLOCKS = 60;

/** A line with a small chart: whose it is, its days, and what to know of the last one. */
export interface SparkRow {
  name: string;
  days: readonly Pick<TrendDay, 'day' | 'wip' | 'max'>[];
  numbers: Span;
}

/** A list of small charts under its title, all over the same days; empty without rows. */
export function sparkRows(
  { title, key, rows }: { title: string; key: string; rows: readonly SparkRow[] },
  range: Pick<TrendAnswer, 'from' | 'to'>,
  width: number,
): Line[] {
  if (rows.length === 0) return [];
  const widest = (texts: readonly string[]) => Math.max(...texts.map(visibleWidth));
  const names = Math.min(width * NAME_PART, widest(rows.map(({ name }) => name)));
  const left = width - INDENT - names - widest(rows.map(({ numbers }) => numbers.text)) - 2 * GAP;
  const blocks = Math.max(LEAST_BLOCKS, Math.min(left, MOST_BLOCKS));
  const cells = rows.map(({ name, days, numbers }) => ({
    cells: [span(name), span(sparkline(chartColumns(days, range, blocks).columns)), numbers],
  }));
  const layout = layOut(COLUMNS, cells, width, INDENT);
  return [
    BLANK,
    ...wrap([span(title, 'strong'), span(`  ${key}`, 'dim')], { width }),
    ...cells.flatMap((row) => renderRow(layout, row)),
  ];
}
