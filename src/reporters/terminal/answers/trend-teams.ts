import type { TrendAnswer, TrendSeries } from '../../../model/trend.ts';
import { visibleWidth } from '../../../text/width.ts';
import { type Column, layOut, renderRow } from '../columns.ts';
import { BLANK, type Line, span } from '../span.ts';
import { wrap } from '../wrap.ts';
import { ABOVE_LIMIT, AT_LIMIT, sparkline } from './sparkline.ts';
import { chartColumns, isOver } from './trend-columns.ts';

const COLUMNS: readonly Column[] = [{ narrow: 'shrink' }, {}, {}];
const INDENT = 2;
const GAP = 2;
/** A name takes no more than this part of the line where a chart needs the rest. */
const NAME_PART = 1 / 4;
const LEAST_BLOCKS = 8;
const MOST_BLOCKS = 60;

/** One line for each team: how its WIP went against its limit, and both numbers now. */
export function teamLines(teams: readonly TrendSeries[], answer: TrendAnswer, width: number): Line[] {
  if (teams.length === 0) return [];
  const numbers = teams.map(numbersOf);
  const widest = (texts: readonly string[]) => Math.max(...texts.map(visibleWidth));
  const names = Math.min(width * NAME_PART, widest(teams.map(({ subject }) => subject)));
  const left = width - INDENT - names - widest(numbers) - 2 * GAP;
  const blocks = Math.max(LEAST_BLOCKS, Math.min(left, MOST_BLOCKS));
  const rows = teams.map((team, index) => {
    const now = team.days.at(-1);
    const { columns } = chartColumns(team.days, answer, blocks);
    return {
      cells: [
        span(team.subject),
        span(sparkline(columns)),
        span(numbers[index] ?? '', now !== undefined && isOver(now) ? 'over' : 'plain'),
      ],
    };
  });
  const layout = layOut(COLUMNS, rows, width, INDENT);
  const key = `${AT_LIMIT} is the limit (without one: the highest), ${ABOVE_LIMIT} above it`;
  return [
    BLANK,
    ...wrap([span('Teams', 'strong'), span(`  ${key}`, 'dim')], { width }),
    ...rows.flatMap((row) => renderRow(layout, row)),
  ];
}

/** The last day's numbers: `4 of 8`. */
function numbersOf({ days }: Pick<TrendSeries, 'days'>): string {
  const now = days.at(-1);
  if (now === undefined) return 'not known';
  return now.max === null ? `${now.wip}, no limit` : `${now.wip} of ${now.max}`;
}
