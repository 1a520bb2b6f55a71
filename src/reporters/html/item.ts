import type { VerdictItem } from '../../model/verdict.ts';
import { formatDay } from '../../text/day.ts';
import { listAnd, listShort } from '../../text/list.ts';
import type { VerdictView } from '../view.ts';
import { itemFlags, lingeringFlag } from '../words/aging.ts';
import { html, link, type Markup, type Part } from './markup.ts';

/** The id, a link where the item has an address. */
export const itemLink = (id: string, url: string | null): Markup => link(url, id);

/** The same for an id that may belong to an item in flight. */
export const linkById = (id: string, { items }: VerdictView): Markup =>
  itemLink(id, items.get(id)?.url ?? null);

const RIGHT_TO_LEFT =
  /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u;

/** A title keeps its own direction of writing, whatever stands beside it. */
export const titleOf = (title: string): Markup =>
  RIGHT_TO_LEFT.test(title) ? html`<bdi>${title}</bdi>` : html`${title}`;

const MOST_OF_TITLE = 24;

/** The beginning of a title, for one of thousands. */
export function shortTitle(title: string): string {
  const chars = [...title];
  return chars.length <= MOST_OF_TITLE ? title : `${chars.slice(0, MOST_OF_TITLE).join('')}…`;
}

/** With more items than this, dots point to the list of items: each address twice would be most of the page. */
const MOST_DIRECT = 1000;

/** The id of each item's row in the list, where dots need one; empty on a page whose dots link to the items themselves. */
export function rowIds({ verdict }: VerdictView): ReadonlyMap<VerdictItem, string> {
  const { items } = verdict;
  return new Map(items.length <= MOST_DIRECT ? [] : items.map((item, index) => [item, `i${index}`]));
}

/** What else there is to know of an item, on one line: `Payments · Ada, Grace · blocked by PLT-3`. */
export function itemFacts(item: VerdictItem, { unit, year }: VerdictView): Part {
  const { teams, holders, agents, project, exception } = item;
  return [
    ...(teams.length === 0 ? [] : [listAnd(teams)]),
    ...(holders.length === 0 ? [] : [listShort(holders, 3)]),
    ...(agents.length === 0 ? [] : [`agent ${listShort(agents, 2)}`]),
    ...(project === null ? [] : [project]),
    ...itemFlags(item, unit),
    ...lingeringFlag(item),
    ...(exception === null
      ? []
      : [`left out of the counts until ${formatDay(exception.until, year)}: ${exception.reason}`]),
  ].join(' · ');
}
