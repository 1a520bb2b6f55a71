import * as z from 'zod';
import {
  brief,
  type DraftNode,
  draftNode,
  type IssueNode,
  issueNode,
  type PullRequestNode,
  pullRequestNode,
} from './responses.ts';

/** The status of a card on a configured board. */
export interface BoardStatus {
  /** The number in the board's address. */
  project: number;
  /** The board's node id, by which events name it. */
  projectId: string;
  name: string;
  enteredAt: string | null;
  /** When the card came onto the board. */
  addedAt: string;
}

/** Where a draft card stands: `acme/projects/7#PVTI_…`, and the board's address. */
export interface DraftCard {
  id: string;
  url: string;
}

/** What a list says of one record: the JSON as it came, cleaned. */
export type Brief = z.output<typeof brief> & { json: object };

/** Everything read so far, each thing once, by node id. */
export interface Gathered {
  /** From when on finished work is wanted; null for none. */
  finishedSince: Date | null;
  /** What was listed and is to be read whole. */
  listed: Map<string, Brief>;
  pullRequests: Map<string, PullRequestNode>;
  issues: Map<string, IssueNode>;
  drafts: Map<string, DraftNode>;
  /** Where drafts stand, by the draft's node id. */
  cards: Map<string, DraftCard>;
  /** Whether this token sees a configured board: what cards do may be asked for only then. */
  seesBoard: boolean;
  /** Statuses by the node id of the content; the first board that gives one wins. */
  statuses: Map<string, BoardStatus>;
  /** Pull requests that count whoever works on them: those of listed repositories and boards. */
  wantedPullRequests: Set<string>;
  /** Issues that a label or a board asked for. */
  wantedIssues: Set<string>;
  /** Pull requests that a search under an owner found: those count that concern somebody wanted. */
  underOwners: Set<string>;
  /** Started labels that a repository has, in lower case. */
  knownLabels: Set<string>;
  /** How many answers had a shape that wiplimit does not know, by what they were. */
  unknownShapes: Map<string, number>;
}

export function emptyGathered(finishedSince: Date | null): Gathered {
  return {
    finishedSince,
    listed: new Map(),
    pullRequests: new Map(),
    issues: new Map(),
    drafts: new Map(),
    cards: new Map(),
    seesBoard: false,
    statuses: new Map(),
    wantedPullRequests: new Set(),
    wantedIssues: new Set(),
    underOwners: new Set(),
    knownLabels: new Set(),
    unknownShapes: new Map(),
  };
}

/** Parses one node; what does not parse is counted, so that the report can say so. */
export function parseNode<T extends z.ZodType>(
  gathered: Gathered,
  schema: T,
  node: unknown,
  what: string,
): z.output<T> | null {
  const parsed = schema.safeParse(node);
  if (parsed.success) return parsed.data;
  countUnknown(gathered, what);
  return null;
}

export function countUnknown(gathered: Gathered, what: string): void {
  gathered.unknownShapes.set(what, (gathered.unknownShapes.get(what) ?? 0) + 1);
}

/** Notes that a pull request or issue is there, to be read whole if it is open, or finished lately enough. */
export function list(
  gathered: Gathered,
  node: unknown,
  what: 'pull request' | 'issue' | 'record',
): Brief | null {
  const parsed = parseNode(gathered, brief, node, what);
  if (parsed === null) return null;
  const listed = { ...parsed, json: node as object };
  if (canCount(gathered, parsed) && !gathered.listed.has(parsed.id)) gathered.listed.set(parsed.id, listed);
  return listed;
}

/** Servers that know no other reason close an issue as completed. */
export const isCompleted = (stateReason: string | null | undefined): boolean =>
  stateReason == null || stateReason === 'COMPLETED';

/** Open work counts, and what was finished since history was asked for. */
function canCount({ finishedSince }: Gathered, record: z.output<typeof brief>): boolean {
  const { prState, issueState, stateReason, mergedAt, closedAt, repository } = record;
  const isRecent = (at: string | null | undefined) =>
    finishedSince !== null && !!at && Date.parse(at) >= finishedSince.getTime();
  if (record.__typename === 'Issue')
    return issueState !== 'CLOSED' || (isCompleted(stateReason) && isRecent(closedAt));
  if (prState === 'MERGED') return isRecent(mergedAt);
  return prState !== 'CLOSED' && !repository.isArchived;
}

const typed = z.object({ __typename: z.string() });

/**
 * Takes in a record that was read whole, and the issues that a pull request closes.
 * @returns whether it has a shape that wiplimit knows
 */
export function addWhole(gathered: Gathered, node: unknown): boolean {
  switch (typed.safeParse(node).data?.__typename) {
    case 'PullRequest':
      return addPullRequest(gathered, node);
    case 'Issue':
      return addIssue(gathered, node);
    default:
      return addDraft(gathered, node);
  }
}

function addPullRequest(gathered: Gathered, node: unknown): boolean {
  const pull = pullRequestNode.safeParse(node).data;
  if (pull === undefined) return false;
  gathered.pullRequests.set(pull.id, pull);
  for (const issue of pull.closes.nodes) keepIssue(gathered, issue);
  return true;
}

function addIssue(gathered: Gathered, node: unknown): boolean {
  const issue = issueNode.safeParse(node).data;
  if (issue !== undefined) keepIssue(gathered, issue);
  return issue !== undefined;
}

function addDraft(gathered: Gathered, node: unknown): boolean {
  const draft = draftNode.safeParse(node).data;
  if (draft !== undefined) gathered.drafts.set(draft.id, draft);
  return draft !== undefined;
}

/** One object for each issue, with the histories that any of its answers had. */
export function keepIssue(gathered: Gathered, issue: IssueNode): void {
  const known = gathered.issues.get(issue.id);
  if (known === undefined) gathered.issues.set(issue.id, issue);
  else {
    known.labelEvents ??= issue.labelEvents;
    known.statusEvents ??= issue.statusEvents;
  }
}
