import type { TrendAnswer, TrendSeries } from '../../../model/trend.ts';
import { type Line, span } from '../span.ts';
import { ABOVE_LIMIT, AT_LIMIT } from './sparkline.ts';
import { isOver } from './trend-columns.ts';
import { sparkRows } from './trend-rows.ts';

/** One line for each team: how its WIP went against its limit, and both numbers now. */
export function teamLines(teams: readonly TrendSeries[], answer: TrendAnswer, width: number): Line[] {
  const key = `${AT_LIMIT} is the limit (without one: the highest), ${ABOVE_LIMIT} above it`;
  const rows = teams.map(({ subject, days }) => {
    const now = days.at(-1);
    const style = now !== undefined && isOver(now) ? 'over' : 'plain';
    return { name: subject, days, numbers: span(numbersOf(days), style) };
  });
  return sparkRows({ title: 'Teams', key, rows }, answer, width);
}

/** The last day's numbers: `4 of 8`. */
function numbersOf(days: TrendSeries['days']): string {
  const now = days.at(-1);
  if (now === undefined) return 'not known';
  return now.max === null ? `${now.wip}, no limit` : `${now.wip} of ${now.max}`;
}
