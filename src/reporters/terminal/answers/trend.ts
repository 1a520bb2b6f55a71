import type { TrendAnswer, TrendSeries } from '../../../model/trend.ts';
import { formatDay } from '../../../text/day.ts';
import { formatDays } from '../../../text/duration.ts';
import type { ReporterOptions } from '../../reporter.ts';
import { BLANK, type Line, span } from '../span.ts';
import { wrap } from '../wrap.ts';
import { incompleteLines, page } from './page.ts';
import { CHART_SIGNS, trendChart } from './trend-chart.ts';
import { isOver } from './trend-columns.ts';
import { trendFindings } from './trend-finding.ts';
import { stageLines } from './trend-stages.ts';
import { teamLines } from './trend-teams.ts';
import { weekTable } from './trend-weeks.ts';

/** Where no terminal says how wide it is, it may be a mail. */
const MAIL_WIDTH = 80;

/** WIP against limit as a chart, what each week brought, and a line for each stage and for each of the other teams. */
export function renderTrend(answer: TrendAnswer, options: ReporterOptions): string {
  const [shown, ...teams] = answer.series;
  return page(
    (width) => [
      ...incompleteLines(answer.incomplete, width),
      ...(shown === undefined
        ? []
        : [...mainLines(shown, answer, width), ...stageLines(shown, answer, width)]),
      ...teamLines(teams, answer, width),
      ...(answer.notes.length === 0 ? [] : [BLANK]),
      ...answer.notes.flatMap((note) => wrap([span(note, 'dim')], { width })),
    ],
    options,
  );
}

function mainLines(series: TrendSeries, answer: TrendAnswer, width: number): Line[] {
  const heading = wrap(
    [
      span(series.per === 'everyone' ? 'Everyone' : `${series.per} ${series.subject}`, 'strong'),
      span(`, ${formatDay(answer.from, answer.to.slice(0, 4))} to ${formatDay(answer.to)}: `),
      span(wipWords(series, answer), isOverNow(series) ? 'over' : 'plain'),
    ],
    { width },
  );
  if (series.days.length === 0) return heading;
  const { lines, daysPerColumn } = trendChart(series, answer, Number.isFinite(width) ? width : MAIL_WIDTH);
  return [
    ...heading,
    BLANK,
    ...lines,
    ...wrap([span(key(series, daysPerColumn), 'dim')], { width }),
    ...weekTable(series, answer, width),
    ...trendFindings(series, answer).flatMap((text) => [BLANK, ...wrap([span(text)], { width })]),
  ];
}

const isOverNow = ({ days }: TrendSeries): boolean => days.slice(-1).some(isOver);

function wipWords({ days }: TrendSeries, { to }: TrendAnswer): string {
  const last = days.at(-1);
  if (last === undefined) return 'no day of it is known';
  const when = last.day === to ? 'now' : `on ${formatDay(last.day, to.slice(0, 4))}`;
  return last.max === null ? `WIP ${last.wip} ${when}, no limit` : `WIP ${last.wip} of ${last.max} ${when}`;
}

function key({ days }: TrendSeries, daysPerColumn: number): string {
  const signs = [
    `${CHART_SIGNS.within} items in flight`,
    days.some(isOver) ? `${CHART_SIGNS.over} above the limit` : '',
    days.some(({ wip, max }) => max !== null && wip < max) ? `${CHART_SIGNS.limit} the limit` : '',
    daysPerColumn === 1 ? '' : `each column is the highest of ${formatDays(daysPerColumn)}`,
  ];
  return signs.filter((text) => text !== '').join(', ');
}
