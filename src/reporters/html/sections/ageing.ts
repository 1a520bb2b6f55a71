import type { VerdictView } from '../../view.ts';
import { type ChartData, chartsOf, countedItems } from '../chart/chart-data.ts';
import { chartFigure } from '../chart/figure.ts';
import { html, type Markup } from '../markup.ts';
import type { PageSection } from '../page.ts';

/** As many charts stand open; the others unfold. */
const MOST_OPEN = 6;

/** The age of everything in flight, by stage: a chart for each team. */
export function ageingSection(view: VerdictView): PageSection | null {
  const charts = chartsOf(view);
  if (charts.length === 0) return null;
  const figures = charts.map((chart, index) => chartFigure(chart, `chart-${index}`, view));
  const folded = figures.slice(MOST_OPEN);
  const rest =
    folded.length === 0
      ? null
      : html`<details><summary>${folded.length} more charts</summary><div class="grid2">${folded}</div></details>`;
  return {
    id: 'ageing',
    heading: 'Age of the work in flight',
    body: html`${legend(charts, view)}<div class="grid2">${figures.slice(0, MOST_OPEN)}</div>${rest}`,
  };
}

/** Only the signs that the charts below hold. */
function legend(charts: readonly ChartData[], { verdict }: VerdictView): Markup {
  const counted = countedItems(verdict);
  const has = (wanted: string) => counted.some(({ aging }) => aging === wanted);
  const hasBands = charts.some(({ columns }) => columns.some(({ ages }) => ages !== null));
  const signs: (Markup | null)[] = [
    has('ok') ? html`<li>${shape('ok')}an item</li>` : null,
    has('risk') ? html`<li>${shape('risk')}at risk of its SLE</li>` : null,
    has('over') ? html`<li>${shape('past')}past its SLE</li>` : null,
    charts.some(({ sle }) => sle?.days != null)
      ? html`<li><svg aria-hidden="true"><line class="sle" x1="0" x2="24" y1="9" y2="9"/></svg>service level expectation (SLE)</li>`
      : null,
    hasBands
      ? html`<li>${bandSwatch()}by this age 50, 70 and 85 of 100 finished items had left the stage</li>`
      : null,
  ];
  return html`<ul class="legend">${signs}</ul><p class="hidden">Ages are in ${
    verdict.aging.unit === 'working' ? 'working days' : 'days'
  }, from the day the work was started.</p>`;
}

const shape = (id: string): Markup => html`<svg aria-hidden="true"><use href="#${id}a" x="12" y="9"/></svg>`;

const bandSwatch = (): Markup =>
  html`<svg aria-hidden="true"><rect class="band p50" x="0" y="2" width="8" height="13"/><rect class="band p70" x="8" y="2" width="8" height="13"/><rect class="band p85" x="16" y="2" width="8" height="13"/></svg>`;
