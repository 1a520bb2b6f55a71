import * as z from 'zod';
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
export const LAST = Date.UTC(2100, 0, 1);
/** Where a long search is split first, in days before now: most open work is young. */
const SPLIT_DAYS = [480, 240, 120, 60, 30, 14, 7, 3, 1, 0];

/** What is looked for, as the search has it, and as a sentence has it. */
export const SOUGHT = {
  openPullRequests: { words: 'is:pr is:open archived:false', by: 'created', noun: 'open pull requests' },
  openIssues: { words: 'is:issue is:open archived:false', by: 'created', noun: 'open issues' },
  mergedPullRequests: { words: 'is:pr is:merged', by: 'merged', noun: 'merged pull requests' },
  completedIssues: {
    words: 'is:issue is:closed reason:completed',
    by: 'closed',
    noun: 'issues closed as completed',
  },
} as const;

/** Under whom or where it is looked for: `org:acme`, `user:ada`, `repo:acme/api`. */
export type Scope = `${'org' | 'user' | 'repo'}:${string}`;

export const scopeOf = ({ login, isOrganization }: Owner): Scope =>
  isOrganization ? `org:${login}` : `user:${login}`;

/** One search, of which any of the terms must hold; none means everything. */
export interface Search {
  sought: keyof typeof SOUGHT;
  scope: Scope;
  label: string | null;
  terms: readonly Term[];
  advanced: boolean;
  /** When it was created, merged or closed, in epoch milliseconds, both ends included; null for any time. */
  within: { from: number; to: number } | null;
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
    const problem = `GitHub's search gives at most ${REACHABLE} of ${result.total} ${result.listing.what} within one second, so they are missing. List the repositories under github.repos, which are read without the search.`;
    return { nodes: [], results: [], problems: [problem] };
  }
  const found = await Promise.all(parts.map((part) => readSearch(reader, part)));
  return {
    nodes: found.flatMap(({ nodes }) => nodes),
    results: found.flatMap(({ results }) => results),
    problems: found.flatMap(({ problems }) => problems),
  };
}

/** How many open pull requests there are in all; null where GitHub does not tell. */
export async function countOpen(reader: Reader, scope: Scope): Promise<number | null> {
  const what = `how many pull requests are open under ${scope}`;
  const { head } = await reader.attempt({
    what,
    notFound: () => `GitHub did not tell ${what}.`,
    variables: { search: `${SOUGHT.openPullRequests.words} ${scope}`, searchType: 'ISSUE' },
    select: (v) => `search(query: ${v('search')}, type: ${v('searchType')}, first: 1) { issueCount }`,
    fragments: [],
    path: null,
    pageSize: 1,
    nested: 1,
  });
  return z.object({ issueCount: z.number() }).safeParse(head).data?.issueCount ?? null;
}

/** Searches that together find the same: first by whom they look for, then by time. */
function divide(search: Search, now: number): Search[] {
  const { terms, within } = search;
  if (terms.length > 1) return terms.map((term) => ({ ...search, terms: [term] }));
  const { from, to } = within ?? { from: FIRST, to: LAST };
  if (to - from < SECOND) return [];
  // What reaches into the future reaches back from now.
  const bounds = to === LAST ? SPLIT_DAYS.map((days) => toSecond(now - days * DAY)) : [];
  const inside = bounds.filter((bound) => bound > from && bound < to);
  const ends = [...(inside.length > 0 ? inside : [toSecond((from + to) / 2)]), to];
  return ends.map((end, index) => {
    const before = ends[index - 1];
    return { ...search, within: { from: before === undefined ? from : before + SECOND, to: end } };
  });
}

const toSecond = (time: number) => Math.floor(time / SECOND) * SECOND;

function toListing(search: Search, reachable: number): Listing {
  const { sought, scope, label } = search;
  const isPullRequest = sought === 'openPullRequests' || sought === 'mergedPullRequests';
  const place = scope.startsWith('repo:') ? 'in' : 'under';
  const what = `${SOUGHT[sought].noun}${label === null ? '' : ` under "${label}"`} found ${place} ${scope.slice(scope.indexOf(':') + 1)}`;
  return {
    what,
    notFound: () => `GitHub did not answer the search for ${what}. Run again in a moment.`,
    variables: { search: toQuery(search), searchType: search.advanced ? 'ISSUE_ADVANCED' : 'ISSUE' },
    select: (v, _lacks, entry) =>
      `search(query: ${v('search')}, type: ${v('searchType')}, first: ${v('first')}, after: ${v('after')}) {
      issueCount pageInfo { hasNextPage endCursor }
      nodes { __typename ... on Node { id } ${entry} }
    }`,
    entry: isPullRequest ? 'PullRequestBrief' : 'IssueBrief',
    // What is finished is read by id: there is too much of it to come along.
    ...(sought === 'openPullRequests' && { whole: 'PullRequestParts' as const }),
    ...(sought === 'openIssues' && { whole: 'LabelledIssueParts' as const }),
    fragments: [],
    path: [],
    pageSize: PAGE,
    nested: 0,
    reachable,
    records: true,
  };
}

/** The words of the search, such as `is:pr is:open archived:false org:acme (author:ada OR author:grace)`. */
export function toQuery({ sought, scope, label, terms, within }: Search): string {
  const { words, by } = SOUGHT[sought];
  const any = terms.join(' OR ');
  return [
    words,
    scope,
    label === null ? '' : `label:${quoted(label)}`,
    terms.length > 1 ? `(${any})` : any,
    within === null ? '' : `${by}:${instant(within.from)}..${instant(within.to)}`,
  ]
    .filter(Boolean)
    .join(' ');
}

const quoted = (label: string) => `"${label.replaceAll('"', '\\"')}"`;
const instant = (time: number) => `${new Date(time).toISOString().slice(0, 19)}Z`;
