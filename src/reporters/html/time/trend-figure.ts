import type { Trend, TrendSeries } from '../../../model/trend.ts';
import { plural } from '../../../text/plural.ts';
import { countIn, stagesOf, stageWords } from '../../words/stage-counts.ts';
import { html, type Markup, type Part } from '../markup.ts';
import { table } from '../table.ts';
import { type DayAxis, shortDay } from './day-axis.ts';
import { stageAreas, tellsDepartures } from './stage-areas.ts';
import { type KnownDay, knownDays, wipLine } from './wip-line.ts';

/** With more series, a browser draws a figure when it comes into sight. */
const MANY = 6;

/**
 * Work in flight of a team or of everyone, over time and by stage, and the same as a table.
 * @param id begins the ids of its parts; unique on the page
 */
export function trendFigure(series: TrendSeries, trend: Trend, axis: DayAxis, id: string): Markup {
  const name = seriesName(series);
  const known = knownDays(series, axis);
  const stages = stagesOf(series, trend);
  const charts =
    known.length === 0
      ? html`<p class="soft">Nothing is known of these days.</p>`
      : html`${wipLine(`${id}-wip`, name, known, axis, trend.basis === 'runs')}${
          stages.length === 0
            ? null
            : html`<h4>${tellsDepartures(known) ? 'Cumulative flow by stage' : 'By stage'}</h4>${stageAreas(`${id}-stages`, name, stages, known, axis)}`
        }<details><summary>The numbers as a table</summary>${numbersTable(name, stages, known)}</details>`;
  return html`<figure class="${trend.series.length > MANY ? 'card later short' : 'card'}" aria-labelledby="${id}">
<h3 id="${id}">${name}</h3>
${missingWords(known.length, daysKnown(trend, axis))}${charts}
</figure>
`;
}

export const seriesName = ({ per, subject }: Pick<TrendSeries, 'per' | 'subject'>): string =>
  per === 'everyone' ? 'Everyone' : subject;

/** How many days of the axis at least one series knows. */
export function daysKnown({ series }: Trend, axis: DayAxis): number {
  const days = new Set(series.flatMap((each) => each.days.map(({ day }) => day)));
  return [...days].filter((day) => axis.indexOf(day) !== null).length;
}

/** Where a team has fewer days than others. */
function missingWords(known: number, expected: number): Markup | null {
  if (known === 0 || known === expected) return null;
  return html`<p class="soft">Counted by runs of ${plural(known, 'day')}.</p>`;
}

/** Every known day, the last one first. */
function numbersTable(name: string, stages: readonly string[], known: readonly KnownDay[]): Markup {
  const isFlow = stages.length > 0 && tellsDepartures(known);
  const rows = known
    .toReversed()
    .map((day): Part[] => [
      shortDay(day.day),
      day.wip,
      day.max ?? '–',
      ...stages.map((stage) => countIn(day, stage)),
      ...(isFlow ? [day.departed ?? '–'] : []),
    ]);
  return table({
    caption: `Work in flight by day, ${name}`,
    hideCaption: true,
    head: ['Day', 'In flight', 'Limit', ...stages.map(stageWords), ...(isFlow ? ['Departed so far'] : [])],
    className: 'numbers',
    rows,
    focusable: true,
  });
}
