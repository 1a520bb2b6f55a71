import { LISTS_INSIDE } from './fragments.ts';
import type { PageRequest } from './listing.ts';

/**
 * Decides what to ask together, before anything is asked. GitHub's points are the lists that a document may open,
 * counted by their `first`, divided by 100, at least 1; `nodes(ids:)` counts once, however many ids.
 * Source: GitHub, "Rate limits and query limits for the GraphQL API".
 */

/** `fast` spreads over documents that are answered at once; `thrifty` asks as few as GitHub can answer. */
export type Economy = 'fast' | 'thrifty';

export interface Circumstances {
  economy: Economy;
  /** Whether most records are kept from an earlier run, so that lists are nearly all there is to ask. */
  warm: boolean;
}

/** A document to come: which of the requests stand in it, and how many whole entries each asks for ahead. */
export interface DocumentPlan {
  requests: number[];
  ahead: number;
  /** What GitHub will charge. */
  points: number;
}

/** GitHub gives up on a document after ten seconds, so this many lists at most, and this many lists inside them. */
const MOST_LISTS = { fast: 10, thrifty: 20 };
const MOST_WEIGHT = 4000;
/** Documents that are asked for at one moment: half of what may be under way at a time. */
const SPREAD = 10;
/** Documents under way at a time: the details fill them once. */
const AT_A_TIME = 20;
/** `nodes(ids:)` takes no more; fewer than the second are not worth a document of their own. */
export const MOST_IDS = 100;
const FEWEST_IDS = 10;
/** Whole entries to ask for along with a list, by how many lists there are: for 2 points each, or for 1. */
const AHEAD = [
  { lists: 5, entries: 16 },
  { lists: 10, entries: 9 },
];

/** GitHub's points for so many lists. */
export const pointsOf = (lists: number): number => Math.max(1, Math.round(lists / 100));

/** The lists that a page opens: itself, and those inside each of its entries. */
export function weightOf({ listing, first }: PageRequest): number {
  return listing.path === null ? listing.nested : 1 + first * listing.nested;
}

/**
 * Puts the requests of one moment into documents. Where there are few lists, each brings its first entries whole, so
 * that a small company is read in one round trip.
 */
export function planDocuments(
  requests: readonly PageRequest[],
  circumstances: Circumstances,
): DocumentPlan[] {
  const indexed = requests.map((request, index): Indexed => ({ request, index }));
  const isFirst = ({ request }: Indexed) => request.listing.whole !== undefined && request.after === null;
  const firsts = indexed.filter(isFirst);
  const isSparing = circumstances.economy === 'thrifty' || circumstances.warm;
  const entries = isSparing ? 0 : (AHEAD.find(({ lists }) => firsts.length <= lists)?.entries ?? 0);
  const [apart, together] = entries === 0 ? [[], indexed] : [firsts, indexed.filter((one) => !isFirst(one))];
  const own = together.filter(({ request }) => request.listing.alone === true);
  const shared = together.filter(({ request }) => request.listing.alone !== true);
  const lists = shared.filter(({ request }) => request.listing.path !== null);
  const single = shared.filter(({ request }) => request.listing.path === null);
  const documents = [
    ...apart.map(({ request, index }) => {
      const ahead = Math.min(entries, request.first);
      const inside = request.listing.whole === undefined ? 0 : LISTS_INSIDE[request.listing.whole];
      return { requests: [index], ahead, weight: weightOf(request) + 1 + ahead * inside };
    }),
    ...pack(lists, circumstances),
  ];
  return [
    ...withSingle(documents, single),
    ...own.map(({ request, index }) => ({ requests: [index], ahead: 0, weight: weightOf(request) })),
  ].map(({ requests, ahead, weight }) => ({ requests, ahead, points: pointsOf(weight) }));
}

/** Single values weigh next to nothing: they go along with the first of the lists. */
function withSingle(documents: readonly Pack[], single: readonly Indexed[]): readonly Pack[] {
  if (single.length === 0) return documents;
  const [first = { requests: [], ahead: 0, weight: 0 }, ...others] = documents;
  const along = {
    ...first,
    requests: [...first.requests, ...single.map(({ index }) => index)],
    weight: single.reduce((sum, { request }) => sum + weightOf(request), first.weight),
  };
  return [along, ...others];
}

interface Indexed {
  request: PageRequest;
  index: number;
}
interface Pack {
  requests: number[];
  ahead: number;
  weight: number;
}

/** Puts what fits together, in order. */
function pack(entries: readonly Indexed[], { economy, warm }: Circumstances): Pack[] {
  const isSpread = economy === 'fast' && !warm;
  const most = Math.min(MOST_LISTS[economy], isSpread ? Math.ceil(entries.length / SPREAD) : entries.length);
  const packs: Pack[] = [];
  for (const { request, index } of entries) {
    const weight = weightOf(request);
    const last = packs.at(-1);
    if (last && last.requests.length < most && last.weight + weight <= MOST_WEIGHT) {
      last.requests.push(index);
      last.weight += weight;
    } else packs.push({ requests: [index], ahead: 0, weight });
  }
  return packs;
}

/**
 * How many records each document asks for whole, for so many that were listed.
 * @param answerable the most that GitHub was found to answer at once in this run
 */
export function planDetails(records: number, economy: Economy, answerable = MOST_IDS): number[] {
  if (records === 0) return [];
  const wanted = economy === 'thrifty' ? MOST_IDS : Math.max(FEWEST_IDS, Math.ceil(records / AT_A_TIME));
  const documents = Math.ceil(records / Math.min(wanted, answerable, MOST_IDS));
  // Even shares: the slowest document decides how long it takes.
  const share = Math.floor(records / documents);
  const larger = records % documents;
  return Array.from({ length: documents }, (_, index) => share + (index < larger ? 1 : 0));
}

/** More searches than this are worth a question first, which costs a round trip. */
const MANY_SEARCHES = 500;

/** Whether to ask how much there is in all before people are looked for group by group, under each of the owners. */
export const asksHowMany = (searches: number, owners: number): boolean => searches * owners > MANY_SEARCHES;

/**
 * Whether it takes fewer documents to read all that is open under an owner than to look for people.
 * @param searches one for each group of people
 * @param open all open pull requests of the owner: each is listed, and read whole to see whom it concerns
 */
export function readsEverything(searches: number, open: number): boolean {
  const pages = Math.ceil(open / MOST_IDS);
  return pages / MOST_LISTS.fast + pages < searches / MOST_LISTS.fast;
}

/**
 * Whether the points that are left are enough for so many documents of one point.
 * @param left points, or null where GitHub told none
 * @returns how to read the rest, or null where not even the thriftiest way fits
 */
export function affordable(records: number, wish: Economy, left: number | null): Economy | null {
  if (left === null || planDetails(records, wish).length <= left) return wish;
  return planDetails(records, 'thrifty').length <= left ? 'thrifty' : null;
}
