import { ISSUE_LISTS, PULL_REQUEST_LISTS } from './fragments.ts';
import type { Listing } from './listing.ts';
import type { Owner } from './read-owners.ts';
import type { Reader } from './reader.ts';
import type { Term } from './search-terms.ts';

/** GitHub never gives more results of a search than this. */
const REACHABLE = 1000;
/** Before the first pull request there was. */
const EPOCH = Date.UTC(2008, 0, 1);
const SECOND = 1000;
const DAY = 86_400 * SECOND;

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

/** Reads a search to its end, in as many parts as its size asks for. Gives the nodes, some perhaps twice. */
export async function readSearch(reader: Reader, search: Search): Promise<unknown[]> {
  const result = await reader.read(toListing(search));
  if (!result.tooMany) return result.nodes;
  const parts = divide(search, reader.now.getTime());
  if (parts.length === 0) {
    reader.problem(
      `GitHub's search gives at most ${REACHABLE} of ${result.total} ${result.listing.what} created within one second, so they are missing. List the repositories under github.repos, which are read without the search.`,
    );
    return [];
  }
  return (await Promise.all(parts.map((part) => readSearch(reader, part)))).flat();
}

/** Two searches that together find the same: first by whom they look for, then by the time of creation. */
function divide(search: Search, now: number): Search[] {
  const { terms } = search;
  if (terms.length > 1) {
    const half = Math.ceil(terms.length / 2);
    return [terms.slice(0, half), terms.slice(half)].map((some) => ({ ...search, terms: some }));
  }
  const { from, to } = search.created ?? { from: EPOCH, to: now + DAY };
  if (to - from < SECOND) return [];
  const middle = Math.floor((from + to) / 2 / SECOND) * SECOND;
  return [
    { from, to: middle },
    { from: middle + SECOND, to },
  ].map((created) => ({ ...search, created }));
}

function toListing(search: Search): Listing {
  const { kind, owner, label } = search;
  const noun = kind === 'pr' ? 'open pull requests' : 'open issues';
  const what = `${noun}${label === null ? '' : ` under "${label}"`} found under ${owner.login}`;
  const parts = kind === 'pr' ? 'PullRequestParts' : 'LabelledIssueParts';
  return {
    what,
    notFound: () => `GitHub did not answer the search for ${what}. Run again in a moment.`,
    variables: { search: toQuery(search), searchType: search.advanced ? 'ISSUE_ADVANCED' : 'ISSUE' },
    select: (
      v,
    ) => `search(query: ${v('search')}, type: ${v('searchType')}, first: ${v('first')}, after: ${v('after')}) {
      issueCount pageInfo { hasNextPage endCursor }
      nodes { __typename ... on Node { id } ...${parts} }
    }`,
    fragments: [parts],
    path: [],
    pageSize: 50,
    nested: kind === 'pr' ? PULL_REQUEST_LISTS : ISSUE_LISTS + 1,
    reachable: REACHABLE,
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
