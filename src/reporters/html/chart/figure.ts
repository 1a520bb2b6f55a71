import { formatDays } from '../../../text/duration.ts';
import { plural } from '../../../text/plural.ts';
import type { VerdictView } from '../../view.ts';
import { sleWords } from '../../words/aging.ts';
import { html, type Markup, type Part } from '../markup.ts';
import { table } from '../table.ts';
import { type ChartData, stageName } from './chart-data.ts';
import { plot, scaleOf } from './plot.ts';

/** With more items on the page, a browser draws a chart when it comes into sight. */
const MANY = 1000;

/**
 * A chart with its heading, what is expected, and the same as a table.
 * @param id begins the ids of its parts; unique on the page
 */
export function chartFigure(chart: ChartData, id: string, view: VerdictView): Markup {
  const scale = scaleOf(chart);
  const compressed = scale.compressed
    ? ' High ages stand closer together here, so that the usual ones stay readable.'
    : '';
  return html`<figure class="${view.verdict.items.length > MANY ? 'card later' : 'card'}" aria-labelledby="${id}">
<h3 id="${id}">${chart.name}</h3>
<p class="soft">${plural(chart.items.length, 'item')} in flight. ${expectation(chart, view)}${compressed}</p>
${plot(chart, scale, { title: `${id}-title`, desc: `${id}-desc` }, view)}
<details><summary>The numbers as a table</summary>${numbersTable(chart, view)}</details>
</figure>`;
}

function expectation({ sle }: ChartData, { unit }: VerdictView): string {
  if (sle === null) return 'No service level expectation (SLE) is set.';
  const [words] = sleWords([sle], unit);
  return `SLE: ${words}.`;
}

/** Each stage with how many items, the oldest, and the ages at which finished items had left it. */
function numbersTable({ name, columns }: ChartData, { unit }: VerdictView): Markup {
  const percentiles = [
    ...new Set(columns.flatMap(({ ages }) => ages?.ages.map(({ percentile }) => percentile) ?? [])),
  ].sort((a, b) => a - b);
  const rows = columns.map((column): Part[] => {
    const { items, ages } = column;
    const oldest =
      items.length === 0 ? '–' : formatDays(Math.max(...items.map(({ ageDays }) => ageDays)), unit);
    const learned = percentiles.map((wanted) => {
      const age = ages?.ages.find(({ percentile }) => percentile === wanted);
      return age === undefined ? '–' : formatDays(age.days, unit);
    });
    const beyond = items.filter(({ aging }) => aging === 'over').length;
    return [stageName(column), items.length, oldest, beyond, ...learned];
  });
  return table({
    caption: `Stages, ${name}: items in flight, and the age by which finished items had left`,
    hideCaption: true,
    head: ['Stage', 'Items', 'Oldest', 'Past SLE', ...percentiles.map((each) => `${each} of 100 left by`)],
    numeric: [1, 2, 3, ...percentiles.map((_, index) => index + 4)],
    rows,
    focusable: true,
  });
}
