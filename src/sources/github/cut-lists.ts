import type * as z from 'zod';
import { hasName } from '../../text/compare.ts';
import { uniqueById } from '../../text/unique.ts';
import { countUnknown, type Gathered, keepIssue } from './gathered.ts';
import type { Listing } from './listing.ts';
import { type NestedOwner, nestedList } from './nested-lists.ts';
import type { ListingResult } from './read-listing.ts';
import { recordId } from './repository-name.ts';
import { draftNode, type IssueNode, issueNode, pullRequestNode } from './responses.ts';

const FURTHER_PAGE = 100;

interface NestedPage {
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
  nodes: unknown[];
  keptBack: boolean;
}

/** A list inside a record of which more is to be read. */
interface Cut {
  listing: Listing;
  list: NestedPage;
  type: NestedOwner;
  field: string;
}

/**
 * Reads the rest of every list that its page cut off, and the label history of issues under a started label.
 * @param read reads one listing
 */
export async function completeLists(
  gathered: Gathered,
  startedLabels: readonly string[],
  read: (listing: Listing) => Promise<ListingResult>,
): Promise<void> {
  const tried = new Set<NestedPage>();
  for (;;) {
    // Reading on in the issues that a pull request closes may find issues with long lists of their own.
    const cuts = findCuts(gathered, startedLabels).filter(({ list }) => !tried.has(list));
    if (cuts.length === 0) return;
    await Promise.all(
      cuts.map(async (cut) => {
        tried.add(cut.list);
        const result = await read(cut.listing);
        take(gathered, cut, result);
      }),
    );
  }
}

function findCuts(gathered: Gathered, startedLabels: readonly string[]): Cut[] {
  const cuts: Cut[] = [];
  const look = (type: NestedOwner, id: string, name: string, record: object) => {
    for (const [field, list] of Object.entries(record)) {
      if (isPage(list) && list.pageInfo.hasNextPage) cuts.push(cut(type, id, name, field, list));
    }
  };
  for (const pull of gathered.pullRequests.values()) look('PullRequest', pull.id, recordId(pull), pull);
  for (const draft of gathered.drafts.values())
    look('DraftIssue', draft.id, `the card "${draft.title}"`, draft);
  for (const issue of gathered.issues.values()) {
    if (issue.labelEvents === null && underStartedLabel(issue, startedLabels)) {
      issue.labelEvents = { nodes: [], pageInfo: { hasNextPage: true, endCursor: null }, keptBack: false };
    }
    look('Issue', issue.id, recordId(issue), issue);
  }
  return cuts;
}

function cut(type: NestedOwner, id: string, name: string, field: string, list: NestedPage): Cut {
  const what = `${field} of ${name}`;
  const { endCursor } = list.pageInfo;
  const listing: Listing = {
    what,
    notFound: () => `The rest of the ${what} could not be read. Run again in a moment.`,
    variables: { id },
    select: (v, lacks) =>
      `node(id: ${v('id')}) { ... on ${type} { ${nestedList(type, field)?.(`first: ${v('first')}, after: ${v('after')}`, lacks)} } }`,
    fragments: FRAGMENTS_OF[field] ?? ['Account'],
    path: [field],
    pageSize: FURTHER_PAGE,
    nested: 1,
    ...(endCursor === null ? {} : { after: endCursor }),
  };
  return { listing, list, type, field };
}

const FRAGMENTS_OF: Record<string, Listing['fragments']> = {
  closes: ['IssueParts'],
  labels: [],
  reviews: [],
  labelEvents: [],
  statusEvents: [],
  blockedBy: ['IssueBrief'],
};

const SHAPES: Record<NestedOwner, z.ZodObject> = {
  PullRequest: pullRequestNode
    .pick({ assignees: true, labels: true, reviewRequests: true, reviews: true, events: true, closes: true })
    .partial(),
  Issue: issueNode
    .pick({ assignees: true, labels: true, labelEvents: true, statusEvents: true, blockedBy: true })
    .partial(),
  DraftIssue: draftNode.pick({ assignees: true }).partial(),
};

function take(gathered: Gathered, { type, field, list }: Cut, { nodes }: ListingResult): void {
  const parsed = SHAPES[type].safeParse({ [field]: { pageInfo: { hasNextPage: false }, nodes } });
  const page = parsed.success ? parsed.data[field] : undefined;
  if (!isPage(page)) {
    countUnknown(gathered, `list of ${field}`);
    return;
  }
  list.nodes = uniqueById([...list.nodes, ...page.nodes] as { id?: string }[]);
  list.pageInfo = page.pageInfo;
  list.keptBack ||= page.keptBack;
  if (field === 'closes') for (const issue of page.nodes) keepIssue(gathered, issue as IssueNode);
}

function isPage(value: unknown): value is NestedPage {
  return typeof value === 'object' && value !== null && 'pageInfo' in value && 'nodes' in value;
}

const underStartedLabel = (issue: IssueNode, startedLabels: readonly string[]) =>
  issue.labels.nodes.some(({ name }) => hasName(startedLabels, name));
