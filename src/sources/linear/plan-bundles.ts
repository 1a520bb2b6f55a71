import { documentOf } from './document.ts';
import type { Knows } from './optional-fields.ts';
import type { AnyList } from './paged-list.ts';
import { page, pointsOf, type Selection } from './selection.ts';

/** Linear takes 10,000 points in one request; a little room is left, for its own count may be stricter than ours. */
export const MOST_POINTS = 9_500;
/** The most entries that Linear gives in one page. */
export const MOST_ENTRIES = 250;
/** More lists in a document make it long without saving much. */
const MOST_LISTS = 40;
/** The page of a list inside an issue or team that is read on its own. */
const INNER_PAGE = 100;

/** What a page of so many entries costs, in points. */
export const pagePoints = (fields: readonly Selection[], first: number, knows: Knows) =>
  pointsOf(page('list', first, fields), knows);

/** How many entries fit a page of a document of so many points, at least one. */
export function mostEntries(fields: readonly Selection[], points: number, knows: Knows): number {
  const fixed = pagePoints(fields, 0, knows);
  const each = pagePoints(fields, 1, knows) - fixed;
  return Math.max(1, Math.min(MOST_ENTRIES, Math.floor((points - fixed) / each)));
}

/** Puts lists that go on together into as few documents as hold them, none above so many points. */
export function bundlesOf(lists: readonly AnyList[], knows: Knows, mostPoints: number): AnyList[][] {
  const bundles: AnyList[][] = [];
  let room = 0;
  for (const list of lists) {
    if (list.query.inner) list.first = INNER_PAGE;
    while (pointsOfList(list, knows) > mostPoints && list.first > 1) list.first = Math.floor(list.first / 2);
    const points = pointsOfList(list, knows);
    const last = bundles.at(-1);
    if (last === undefined || points > room || last.length >= MOST_LISTS) {
      bundles.push([list]);
      room = mostPoints - points;
    } else {
      last.push(list);
      room -= points;
    }
  }
  return bundles;
}

const pointsOfList = (list: AnyList, knows: Knows) => documentOf('', [list]).points(knows);
