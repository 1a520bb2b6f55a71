import type { Listing } from './listing.ts';
import type { ListingResult } from './read-listing.ts';
import type { Owner } from './read-owners.ts';
import type { Reader } from './reader.ts';
import type { Term } from './search-terms.ts';

/** GitHub never gives more results of a search than this. */
const REACHABLE = 1000;
/** What one page holds: a longer search is split, so that no page waits for another. */
const PAGE = 100;
const SECOND = 1000;
const DAY = 86_400 * SECOND;
/** Before the first pull request there was, and after the last that this program will see. */
const FIRST = Date.UTC(2008, 0, 1);
const LAST = Date.UTC(2100, 0, 1);
/** Where a long search is split first, in days before now: most open work is young. */
const SPLIT_DAYS = [480, 240, 120, 60, 30, 14, 7, 3];

/** One search, of which any of the terms must hold; none means everything. */
export interface Search {
  kind: 'pr' | 'issue';
  owner: Owner;
  label: string | null;
  terms: readonly Term[];
  advanced: boolean;
  /** When it was created, in epoch milliseconds, both ends included; null for any time. */
  created: { from: number; to: number } | null;
}

/** What a search found, some perhaps twice, and what came of each of its parts. */
export interface Found {
  nodes: unknown[];
  results: ListingResult[];
  /** Sentences on what GitHub does not give. */
  problems: string[];
}

/** Reads a search to its end, in as many parts as its size asks for. */
export async function readSearch(reader: Reader, search: Search): Promise<Found> {
  const parts = divide(search, reader.now.getTime());
  const result = await reader.attempt(toListing(search, parts.length > 0 ? PAGE : REACHABLE));
  if (!result.tooMany) return { nodes: result.nodes, results: [result], problems: [] };
  if (parts.length === 0) {
    const problem = `GitHub's search gives at most ${REACHABLE} of ${result.total} ${result.listing.what} created within one second, so they are missing. List the repositories under github.repos, which are read without the search.`;
    return { nodes: [], results: [], problems: [problem] };
  }
  const found = await Promise.all(parts.map((part) => readSearch(reader, part)));
  return {
    nodes: found.flatMap(({ nodes }) => nodes),
    results: found.flatMap(({ results }) => results),
    problems: found.flatMap(({ problems }) => problems),
  };
}

/** Searches that together find the same: first by whom they look for, then by the time of creation. */
function divide(search: Search, now: number): Search[] {
  const { terms, created } = search;
  if (terms.length > 1) return terms.map((term) => ({ ...search, terms: [term] }));
  const { from, to } = created ?? { from: FIRST, to: LAST };
  if (to - from < SECOND) return [];
  const bounds =
    created === null
      ? SPLIT_DAYS.map((days) => toSecond(now - days * DAY)).filter((bound) => bound > from && bound < to)
      : [toSecond((from + to) / 2)];
  const ends = [...bounds, to];
  return ends.map((end, index) => {
    const before = ends[index - 1];
    return { ...search, created: { from: before === undefined ? from : before + SECOND, to: end } };
  });
}

const toSecond = (time: number) => Math.floor(time / SECOND) * SECOND;

function toListing(search: Search, reachable: number): Listing {
  const { kind, owner, label } = search;
  const noun = kind === 'pr' ? 'open pull requests' : 'open issues';
  const what = `${noun}${label === null ? '' : ` under "${label}"`} found under ${owner.login}`;
  return {
    what,
    notFound: () => `GitHub did not answer the search for ${what}. Run again in a moment.`,
    variables: { search: toQuery(search), searchType: search.advanced ? 'ISSUE_ADVANCED' : 'ISSUE' },
    select: (v, _lacks, entry) =>
      `search(query: ${v('search')}, type: ${v('searchType')}, first: ${v('first')}, after: ${v('after')}) {
      issueCount pageInfo { hasNextPage endCursor }
      nodes { __typename ... on Node { id } ${entry} }
    }`,
    entry: kind === 'pr' ? 'PullRequestBrief' : 'IssueBrief',
    whole: kind === 'pr' ? 'PullRequestParts' : 'LabelledIssueParts',
    fragments: [],
    path: [],
    pageSize: PAGE,
    nested: 0,
    reachable,
    records: true,
  };
}

/** The words of the search, such as `is:pr is:open archived:false org:acme (author:ada OR author:grace)`. */
export function toQuery({ kind, owner, label, terms, created }: Search): string {
  const any = terms.join(' OR ');
  return [
    `is:${kind} is:open archived:false`,
    `${owner.isOrganization ? 'org' : 'user'}:${owner.login}`,
    label === null ? '' : `label:${quoted(label)}`,
    terms.length > 1 ? `(${any})` : any,
    created === null ? '' : `created:${instant(created.from)}..${instant(created.to)}`,
  ]
    .filter(Boolean)
    .join(' ');
}

const quoted = (label: string) => `"${label.replaceAll('"', '\\"')}"`;
const instant = (time: number) => `${new Date(time).toISOString().slice(0, 19)}Z`;
