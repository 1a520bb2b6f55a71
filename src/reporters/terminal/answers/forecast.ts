import type { ForecastAnswer } from '../../../model/answers.ts';
import { formatDay } from '../../../text/day.ts';
import { formatDays } from '../../../text/duration.ts';
import { plural } from '../../../text/plural.ts';
import type { ReporterOptions } from '../../reporter.ts';
import { type Column, layOut, renderRow } from '../columns.ts';
import { type Line, type Span, span } from '../span.ts';
import { wrap } from '../wrap.ts';
import { incompleteLines, page } from './page.ts';

const COLUMNS: readonly Column[] = [{ align: 'right' }, {}, {}];

/** The numbers at each probability, what they rest on, and what has to hold. */
export function renderForecast(answer: ForecastAnswer, options: ReporterOptions): string {
  return page(
    (width) => [
      ...incompleteLines(answer.incomplete, width),
      ...wrap([span(question(answer), 'strong')], { width }),
      ...numbers(answer, width),
      ...basisLines(answer, width),
    ],
    options,
  );
}

function question(answer: ForecastAnswer): string {
  const whose = [
    answer.team === null ? '' : ` of ${answer.team}`,
    answer.project === null ? '' : ` in ${answer.project}`,
  ].join('');
  if ('probability' in answer)
    return `${plural(answer.items, 'item')}${whose} by ${formatDay(answer.by)}: ${Math.round(answer.probability * 100)}% likely`;
  if ('by' in answer) {
    const until = answer.by === null ? '' : `, by ${formatDay(answer.by)}`;
    return `How many items${whose} will be done in ${formatDays(answer.days)}${until}`;
  }
  return `When ${plural(answer.items, 'item')}${whose} will be done`;
}

function numbers(answer: ForecastAnswer, width: number): Line[] {
  if ('probability' in answer) return [];
  const rows =
    'by' in answer
      ? answer.items.map(({ percentile, items }) => row(percentile, `${items} or more`, ''))
      : answer.days.map(({ percentile, days, date }) =>
          days === null
            ? row(percentile, 'not within ten years', '')
            : row(
                percentile,
                `in ${formatDays(days)} or fewer`,
                date === null ? '' : `by ${formatDay(date)}`,
              ),
        );
  const layout = layOut(COLUMNS, rows, width, 2);
  return rows.flatMap((each) => renderRow(layout, each));
}

const row = (percentile: number, first: string, second: string): { cells: Span[] } => ({
  cells: [span(`${percentile}%`, 'strong'), span(first), span(second)],
});

function basisLines({ basis, assumptions }: ForecastAnswer, width: number): Line[] {
  const { finished, window, from, to, perDay } = basis;
  const rests = `It rests on ${plural(finished, 'item')} finished in ${formatDays(window)}, ${formatDay(from)} to ${formatDay(to)}: ${perDay} a day. It holds if:`;
  return [
    ...wrap([span(rests)], { width }),
    ...assumptions.flatMap((assumption) => wrap([span(`- ${assumption}`)], { width, indent: 2, hang: 4 })),
  ];
}
