import type { FinishedWork } from '../../../model/verdict.ts';
import { formatDay } from '../../../text/day.ts';
import { formatDays } from '../../../text/duration.ts';
import { plural } from '../../../text/plural.ts';
import type { VerdictView } from '../../view.ts';
import { itemLink, titleOf } from '../item.ts';
import { html, type Markup, type Part } from '../markup.ts';
import type { PageSection } from '../page.ts';
import { table } from '../table.ts';
import { commonSle, type FinishedItem, isTimed, percentilesOf } from '../time/cycle-times.ts';
import { type DayAxis, dayAxis, shortDay } from '../time/day-axis.ts';
import { MOST_SINGLE } from '../time/finished-dots.ts';
import { percentileWords, scatter } from '../time/scatter.ts';
import { firstWeekWords, throughputChart } from '../time/throughput.ts';
import { type Week, weeksOf } from '../time/weeks.ts';

/** Longer lists are for machines. */
const MOST_LISTED = 100;

/** What was finished: how long it took, and how much of it each week. */
export function finishedSection(view: VerdictView): PageSection | null {
  const { finished } = view.verdict;
  if (finished === null) return null;
  return { id: 'finished', heading: 'Finished work', body: bodyOf(finished, view) };
}

function bodyOf(finished: FinishedWork, view: VerdictView): Markup {
  const axis = dayAxis(finished.from, finished.to);
  if (axis === null) return html`<p>Its days cannot be read: from ${finished.from} to ${finished.to}.</p>`;
  const items = finished.items.filter(({ finishedOn }) => axis.indexOf(finishedOn) !== null);
  const window = `from ${formatDay(finished.from, view.year)} to ${formatDay(finished.to, view.year)}, ${formatDays(axis.count)}`;
  return items.length === 0
    ? html`<p>Nothing was finished ${window}.</p>`
    : html`<p class="soft lead">${plural(items.length, 'item')} finished ${window}.</p><div class="grid2">${cycleFigure(items, axis, view)}${weeksFigure(items, axis)}</div>`;
}

function cycleFigure(items: readonly FinishedItem[], days: DayAxis, view: VerdictView): Markup {
  const timed = items.filter(isTimed);
  const unknown = items.length - timed.length;
  if (timed.length === 0)
    return figure(
      'cycle-time',
      'Cycle time',
      html`<p class="soft">None of these items has a known start, so nothing tells how long they took.</p>`,
    );
  const sle = commonSle(view.verdict.aging);
  const { chart, compressed } = scatter({ id: 'cycle-time', items: timed, days, sle }, view);
  const sentences = [
    percentileWords(percentilesOf(timed), view.unit),
    ...(unknown === 0
      ? []
      : [
          `${unknown} more ${unknown === 1 ? 'has' : 'have'} no known start and ${unknown === 1 ? 'is' : 'are'} not drawn.`,
        ]),
    ...(timed.length > MOST_SINGLE
      ? ['Items finished on the same day after the same time are one dot, larger the more there are.']
      : []),
    ...(compressed
      ? ['Long cycle times stand closer together here, so that the usual ones stay readable.']
      : []),
  ];
  return figure(
    'cycle-time',
    'Cycle time',
    html`<p class="soft">${sentences.join(' ')}</p>
${chart}
<details><summary>The items as a table</summary>${itemsTable(items, view)}</details>`,
  );
}

/** The last finished first. */
function itemsTable(items: readonly FinishedItem[], { unit }: VerdictView): Markup {
  const rows = items
    .toReversed()
    .slice(0, MOST_LISTED)
    .map(({ id, title, url, finishedOn, cycleDays }): Part[] => [
      html`${itemLink(id, url)} ${titleOf(title)}`,
      shortDay(finishedOn),
      cycleDays === null ? 'not known' : formatDays(cycleDays, unit),
    ]);
  const list = table({
    caption: 'Finished items, the last ones first',
    hideCaption: true,
    head: ['Item', 'Finished', 'Cycle time'],
    rows,
    focusable: true,
  });
  const rest = items.length - rows.length;
  return rest === 0 ? list : html`${list}<p class="soft">and ${rest} more, in the JSON format.</p>`;
}

function weeksFigure(items: readonly FinishedItem[], days: DayAxis): Markup {
  const weeks = weeksOf(items, days);
  const words = ['Items finished in each week, named by its last day.', firstWeekWords(weeks)].join(' ');
  return figure(
    'throughput',
    'Throughput',
    html`<p class="soft">${words}</p>
${throughputChart('throughput', weeks, days)}
<details><summary>The numbers as a table</summary>${weeksTable(weeks)}</details>`,
  );
}

function weeksTable(weeks: readonly Week[]): Markup {
  return table({
    caption: 'Items finished by week, the last one first',
    hideCaption: true,
    head: ['Week', 'Days', 'Finished'],
    numeric: [1, 2],
    rows: weeks
      .toReversed()
      .map(({ from, to, days, finished }): Part[] => [`${shortDay(from)} – ${shortDay(to)}`, days, finished]),
    focusable: true,
  });
}

const figure = (id: string, heading: string, body: Markup): Markup =>
  html`<figure class="card" aria-labelledby="${id}"><h3 id="${id}">${heading}</h3>
${body}
</figure>
`;
