import type { VerdictItem } from '../../../model/verdict.ts';
import { formatDays } from '../../../text/duration.ts';
import { plural } from '../../../text/plural.ts';
import type { VerdictView } from '../../view.ts';
import { ageFlag } from '../../words/aging.ts';
import { countedItems } from '../chart/chart-data.ts';
import { itemFacts, itemLink, rowIds, titleOf } from '../item.ts';
import { html, type Markup, type Part } from '../markup.ts';
import type { PageSection } from '../page.ts';
import { AGE_CLASS } from '../status.ts';
import { table } from '../table.ts';

/** A longer list is folded, so that the page opens at once. */
const MOST_OPEN = 40;

/** Everything in flight, in the verdict's order, the oldest first; also what an exception keeps out of the counts. */
export function itemsSection(view: VerdictView): PageSection | null {
  const { items } = view.verdict;
  if (items.length === 0) return null;
  const ids = rowIds(view);
  const list = table({
    caption: 'Items in flight, the oldest first',
    hideCaption: true,
    head: ['Item', 'Stage', 'Age'],
    className: 'items',
    ids: items.map((item) => ids.get(item)),
    rows: items.map((item): Part[] => [name(item, view), item.stage ?? item.state ?? '', age(item, view)]),
  });
  return {
    id: 'items',
    heading: 'Items',
    body: html`<details${items.length <= MOST_OPEN ? OPEN : null}><summary>${summary(view)}</summary>${list}</details>`,
  };
}

const OPEN = html` open`;

/** Counts as the top of the page does. */
function summary({ verdict }: VerdictView): string {
  const counted = countedItems(verdict).length;
  const excepted = verdict.items.length - counted;
  const more = excepted === 0 ? '' : `, and ${excepted} left out by an exception`;
  return `${plural(counted, 'item')} in flight${more}, the oldest first`;
}

function name(item: VerdictItem, view: VerdictView): Markup {
  const facts = itemFacts(item, view);
  return html`${itemLink(item.id, item.url)} ${titleOf(item.title)}${facts === '' ? null : html`<small>${facts}</small>`}`;
}

/** The age, and where it stands against its SLE where that is worth a word. */
function age(item: VerdictItem, { unit }: VerdictView): Markup {
  const flag = item.exception === null ? ageFlag(item) : null;
  return html`${formatDays(item.ageDays, unit)}${
    flag === null ? null : html`<em class="${AGE_CLASS[item.aging]}">${flag}</em>`
  }`;
}
