import { type Connection, editLists } from '../edits.ts';
import type { Expected, FaultKind } from '../fault-kind.ts';

/** A cursor that leads to the page it came with; the proxy takes it for no cursor. */
export const BACK_TO_START = 'cursor:start';

const total = (list: Connection) =>
  ['totalCount', 'issueCount'].find((name) => typeof list[name] === 'number');
const isFilled = (list: Connection) => list.nodes.length > 0;
const isCounted = (list: Connection) => isFilled(list) && total(list) !== undefined;
const isPaged = (list: Connection) => 'pageInfo' in list;
const grow = (list: Connection, by: number) => {
  const name = total(list);
  if (name !== undefined) list[name] = Number(list[name]) + by;
};

const line = (
  name: string,
  vendor: FaultKind['vendor'],
  expected: Expected,
  which: (list: Connection) => boolean,
  edit: (list: Connection) => void,
  how?: 'all' | 'last',
): FaultKind => ({ name, vendor, expected, how: (answer) => editLists(answer, which, edit, how) });

const goesOn = (endCursor: string | null) => (list: Connection) => {
  list.pageInfo = { ...(list.pageInfo as object), hasNextPage: true, endCursor };
};
const drop = (list: Connection) => list.nodes.pop();
const repeat = (list: Connection) => list.nodes.push(...list.nodes);

/** Lists that do not add up. */
export const LIST_KINDS: FaultKind[] = [
  line('a page that leads back to itself', 'both', 'said', isPaged, goesOn(BACK_TO_START)),
  line('every page leads back to itself', 'both', 'said', isPaged, goesOn(BACK_TO_START), 'all'),
  line('an inner list that leads back', 'both', 'said', isPaged, goesOn(BACK_TO_START), 'last'),
  line('more pages, no cursor', 'both', 'said', isPaged, goesOn(null)),
  line('more pages, no cursor, everywhere', 'both', 'said', isPaged, goesOn(null), 'all'),
  line('more pages, empty cursor', 'both', 'said', isPaged, goesOn('')),
  line(
    'no word on the next page',
    'both',
    'said',
    isPaged,
    (list) => void Object.assign(list, { pageInfo: null }),
  ),
  line('fewer than counted', 'github', 'passing', isCounted, drop),
  line('fewer than counted, inside', 'github', 'said', isCounted, drop, 'last'),
  line(
    'none of those counted',
    'github',
    'passing',
    isCounted,
    (list) => void Object.assign(list, { nodes: [] }),
  ),
  line('a count above the entries', 'github', 'passing', isCounted, (list) => grow(list, 1)),
  line('entries twice', 'both', 'said', isFilled, repeat),
  line('entries twice, everywhere', 'both', 'said', isFilled, repeat, 'all'),
  line('entries twice, counted twice', 'github', 'said', isCounted, (list) => {
    grow(list, list.nodes.length);
    repeat(list);
  }),
  line('a null among the entries', 'both', 'said', isFilled, (list) => void list.nodes.splice(0, 1, null)),
  line(
    'a null among inner entries',
    'both',
    'said',
    isFilled,
    (list) => void list.nodes.splice(0, 1, null),
    'last',
  ),
  line('nothing but nulls', 'both', 'said', isFilled, (list) => void list.nodes.fill(null)),
  line('null for a list', 'both', 'said', isFilled, (list) => void Object.assign(list, { nodes: null })),
  line(
    'null for every list',
    'both',
    'said',
    isFilled,
    (list) => void Object.assign(list, { nodes: null }),
    'all',
  ),
  line('an object for a list', 'both', 'said', isFilled, (list) => void Object.assign(list, { nodes: {} })),
  line('entries without fields', 'both', 'said', isFilled, (list) => void list.nodes.fill({})),
  line('texts for entries', 'both', 'said', isFilled, (list) => void list.nodes.fill('x'), 'all'),
];
