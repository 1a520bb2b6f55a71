import type { Trend } from '../../../model/trend.ts';
import { formatDay } from '../../../text/day.ts';
import { plural } from '../../../text/plural.ts';
import type { VerdictView } from '../../view.ts';
import { stagesOf } from '../../words/stage-counts.ts';
import { html, type Markup } from '../markup.ts';
import type { PageSection } from '../page.ts';
import { type DayAxis, dayAxis } from '../time/day-axis.ts';
import { tellsDepartures } from '../time/stage-areas.ts';
import { daysKnown, trendFigure } from '../time/trend-figure.ts';

/** As many series are drawn; the JSON format has all. */
const MOST = 12;
/** As many stand open; the others unfold. */
const MOST_OPEN = 6;

const FLOW_WORDS =
  'In the cumulative flow the top edge is what has arrived since the first of these runs, with the work that it found in flight; the grey area at the foot is what has departed: finished, dropped or put back. The distance between them is the work in flight.';

/** Work in flight over the last weeks: of everyone first, then of each team. */
export function trendSection(view: VerdictView): PageSection | null {
  const { trend } = view.verdict;
  if (trend === null) return null;
  return { id: 'trend', heading: 'Work in flight over time', body: bodyOf(trend, view) };
}

function bodyOf(trend: Trend, { year }: VerdictView): Markup {
  const axis = dayAxis(trend.from, trend.to);
  if (axis === null) return html`<p>Its days cannot be read: from ${trend.from} to ${trend.to}.</p>`;
  const known = daysKnown(trend, axis);
  const window = `from ${formatDay(trend.from, year)} to ${formatDay(trend.to, year)}`;
  return known === 0
    ? html`<p>Nothing is known of the days ${window} yet. Each run adds its day.</p>`
    : html`<p class="soft lead">${basisWords(trend, known, axis, window)}</p>${figures(trend, axis)}`;
}

function basisWords(trend: Trend, known: number, { count }: DayAxis, window: string): string {
  const { basis, series } = trend;
  const rest = series.length - MOST;
  const hasFlow = series.some((each) => tellsDepartures(each.days) && stagesOf(each, trend).length > 0);
  return [
    basis === 'records'
      ? `Worked out from when work was started and finished, ${window}.`
      : `As runs counted it, ${window}: ${known} of ${plural(count, 'day')} had a run. A point is a day with a run; the line between points is a guess.`,
    ...(hasFlow ? [FLOW_WORDS] : []),
    ...(rest > 0 ? [`${rest} more ${rest === 1 ? 'is' : 'are'} not drawn; the JSON format has all.`] : []),
  ].join(' ');
}

function figures(trend: Trend, axis: DayAxis): Markup {
  const drawn = trend.series
    .slice(0, MOST)
    .map((series, index) => trendFigure(series, trend, axis, `trend-${index}`));
  const folded = drawn.slice(MOST_OPEN);
  const rest =
    folded.length === 0
      ? null
      : html`<details><summary>${plural(folded.length, 'more chart')}</summary><div class="grid2">${folded}</div></details>`;
  return html`<div class="grid2">${drawn.slice(0, MOST_OPEN)}</div>${rest}`;
}
