import type * as z from 'zod';
import {
  type DraftNode,
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

export interface DraftCard {
  /** `acme/projects/7#PVTI_…` */
  id: string;
  url: string;
  draft: DraftNode;
}

/** Everything read so far, each thing once, by node id. */
export interface Gathered {
  pullRequests: Map<string, PullRequestNode>;
  issues: Map<string, IssueNode>;
  cards: Map<string, DraftCard>;
  /** Statuses by the node id of the content; the first board that gives one wins. */
  statuses: Map<string, BoardStatus>;
  /** Pull requests that count whoever works on them: those of listed repositories and boards. */
  wantedPullRequests: Set<string>;
  /** Issues that a label or a board asked for. */
  wantedIssues: Set<string>;
  /** Started labels that a repository has, in lower case. */
  knownLabels: Set<string>;
  /** How many answers had a shape that wiplimit does not know, by what they were. */
  unknownShapes: Map<string, number>;
}

export function emptyGathered(): Gathered {
  return {
    pullRequests: new Map(),
    issues: new Map(),
    cards: new Map(),
    statuses: new Map(),
    wantedPullRequests: new Set(),
    wantedIssues: new Set(),
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
  gathered.unknownShapes.set(what, (gathered.unknownShapes.get(what) ?? 0) + 1);
  return null;
}

/** Takes in a pull request and the issues it closes. */
export function addPullRequest(gathered: Gathered, node: unknown): PullRequestNode | null {
  const pull = parseNode(gathered, pullRequestNode, node, 'pull request');
  if (pull === null || gathered.pullRequests.has(pull.id)) return pull;
  gathered.pullRequests.set(pull.id, pull);
  for (const issue of pull.closes.nodes) keepIssue(gathered, issue);
  return pull;
}

export function addIssue(gathered: Gathered, node: unknown): IssueNode | null {
  const issue = parseNode(gathered, issueNode, node, 'issue');
  if (issue !== null) keepIssue(gathered, issue);
  return issue;
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
