import { dateFromDay, dayFromDate } from '../../../model/calendar.ts';
import type { TrendAnswer, TrendSeries } from '../../../model/trend.ts';
import { formatDay } from '../../../text/day.ts';
import { type Column, layOut, renderRow } from '../columns.ts';
import { BLANK, type Line, span } from '../span.ts';
import { wrap } from '../wrap.ts';
import { isOver } from './trend-columns.ts';

const WEEK = 7;
const HEADINGS = ['week to', 'finished', 'cycle 50/85%', 'median age', 'over limit'];
const COLUMNS: readonly Column[] = HEADINGS.map(() => ({ align: 'right' }));
const UNKNOWN = '-';

/** A row for each week, and how to read it. Columns that nobody knows anything for are left out. */
export function weekTable(series: TrendSeries, answer: TrendAnswer, width: number): Line[] {
  const rows = weekCells(series, answer);
  const isTold = HEADINGS.map((_, column) => rows.some((row) => (row[column] ?? UNKNOWN) !== UNKNOWN));
  if (!isTold.some((told, column) => told && column > 0)) return [];
  const shown = (cells: readonly string[], isHeading: boolean) => ({
    cells: cells.map((text, column) => span(isTold[column] ? text : '', isHeading ? 'dim' : 'plain')),
  });
  const table = [shown(HEADINGS, true), ...rows.map((row) => shown(row, false))];
  const layout = layOut(COLUMNS, table, width, 2);
  const [, finished, cycle, age, over] = isTold;
  const unit = answer.unit === 'working' ? 'working days' : 'days';
  const words = [
    finished && cycle ? `Half of the finished items, and 85 of 100, took so many ${unit} or fewer.` : '',
    age ? `Age of those in flight at the week’s end, in ${unit}.` : '',
    over ? 'Over limit: days above it, of the days on which it is known.' : '',
  ].filter((text) => text !== '');
  return [
    BLANK,
    ...table.flatMap((row) => renderRow(layout, row)),
    ...wrap([span(words.join(' '), 'dim')], { width, indent: 2 }),
  ];
}

function weekCells({ days, weeks }: TrendSeries, { from, to, basis }: TrendAnswer): string[][] {
  const last = dayFromDate(to);
  const count = Math.floor((last - dayFromDate(from) + 1) / WEEK);
  return Array.from({ length: count }, (_, index) => {
    const end = last - (count - 1 - index) * WEEK;
    const first = dateFromDay(end - WEEK + 1);
    const own = days.filter(({ day }) => first <= day && day <= dateFromDay(end));
    const week = weeks.find((candidate) => candidate.from === first);
    // Records know only today's limit, which is no week.
    const limited = basis === 'records' ? [] : own.filter(({ max }) => max !== null);
    const date = dateFromDay(end);
    return [
      formatDay(date, to.slice(0, 4)),
      week === undefined ? UNKNOWN : String(week.finished),
      week?.cycle ? `${week.cycle.median}/${week.cycle.p85}` : UNKNOWN,
      String(own.at(-1)?.ages?.median ?? UNKNOWN),
      limited.length === 0 ? UNKNOWN : `${limited.filter(isOver).length} of ${limited.length}`,
    ];
  });
}
