import * as z from 'zod';
import { instant } from '../../model/snapshot.ts';
import { uniqueById } from '../../text/unique.ts';

/** What GitHub answers, as far as wiplimit reads it. Enum values stay texts: newer servers know more of them. */

export const account = z.object({
  __typename: z.string(),
  /** Its node id; by it a later run asks whether the name is still the same. */
  id: z.string().optional(),
  login: z.string(),
  databaseId: z.number().nullish(),
  name: z.string().nullish(),
  email: z.string().nullish(),
});
/** A user, bot, mannequin or organisation. */
export type AccountNode = z.output<typeof account>;
const maybeAccount = account.nullish().transform((value) => value ?? null);
/** A moment; null where there was none. */
const moment = instant.nullish().transform((value) => value ?? null);

const PAGE_END = { hasNextPage: false, endCursor: null as string | null };

/**
 * One page of a list inside a record. A list or an entry that is null was asked for and kept back.
 */
const list = <T extends z.ZodType>(node: T) =>
  z
    .object({
      pageInfo: z.object({
        hasNextPage: z.boolean(),
        endCursor: z
          .string()
          .nullish()
          .transform((value) => value ?? null),
      }),
      nodes: z.array(node.nullable()),
    })
    .nullable()
    .transform((value) => {
      const { pageInfo, nodes } = value ?? { pageInfo: { ...PAGE_END }, nodes: [] };
      const given = nodes.filter((entry) => entry !== null);
      // Each once: a list that changed while it was read may give one again.
      const unique = uniqueById(given as { id?: string }[]) as typeof given;
      return { pageInfo, nodes: unique, keptBack: value === null || given.length < nodes.length };
    });

/** A list that only some documents ask for; null where this one did not. */
const maybeList = <T extends z.ZodType>(node: T) =>
  list(node)
    .optional()
    .transform((value) => value ?? null);

/** A list that some servers do not know; empty there. */
const listIfKnown = <T extends z.ZodType>(node: T) =>
  list(node)
    .optional()
    .transform((value) => value ?? { pageInfo: { ...PAGE_END }, nodes: [], keptBack: false });

/** Whoever is asked for a review: a team has a slug where an account has a login. */
const reviewer = account
  .extend({ login: z.string().optional(), combinedSlug: z.string().optional() })
  .nullish()
  .transform((value) => value ?? null);
export type ReviewerNode = z.output<typeof reviewer>;

const repository = z.object({ nameWithOwner: z.string(), isArchived: z.boolean() });
const reference = z.object({ number: z.number(), repository: z.object({ nameWithOwner: z.string() }) });
const label = z.object({
  __typename: z.string().optional(),
  id: z.string().optional(),
  name: z.string(),
});
/** Another issue that a record names, with all that may change there without the record being updated. */
const issueBrief = reference.extend({
  __typename: z.string(),
  id: z.string(),
  updatedAt: instant,
  issueState: z.string(),
  stateReason: z.string().nullish(),
  parent: reference.nullish(),
  subIssuesSummary: z.object({ total: z.number(), completed: z.number() }).nullish(),
});

/** What a list says of a pull request or an issue: enough to know whether it has to be read whole. */
export const brief = z.object({
  __typename: z.enum(['PullRequest', 'Issue']),
  id: z.string(),
  updatedAt: instant,
  prState: z.string().optional(),
  mergedAt: moment,
  issueState: z.string().optional(),
  stateReason: z.string().nullish(),
  closedAt: moment,
  repository,
});

const record = {
  id: z.string(),
  number: z.number(),
  title: z.string(),
  url: z.string(),
  createdAt: instant,
  updatedAt: instant,
  closedAt: moment,
  repository,
  author: maybeAccount,
  assignees: list(account),
  labels: list(label),
};

export const issueNode = z.object({
  __typename: z.literal('Issue'),
  ...record,
  issueState: z.string(),
  stateReason: z.string().nullish(),
  parent: reference.nullish(),
  subIssuesSummary: z.object({ total: z.number(), completed: z.number() }).nullish(),
  blockedBy: listIfKnown(issueBrief),
  labelEvents: maybeList(z.object({ createdAt: instant.optional(), label: label.optional() })),
  statusEvents: maybeList(
    z.object({
      createdAt: instant.optional(),
      previousStatus: z.string().nullish(),
      status: z.string().nullish(),
      project: z.object({ id: z.string() }).nullish(),
    }),
  ),
});
export type IssueNode = z.output<typeof issueNode>;

export const pullRequestNode = z.object({
  __typename: z.literal('PullRequest'),
  ...record,
  prState: z.string(),
  isDraft: z.boolean(),
  mergedAt: moment,
  body: z
    .string()
    .nullish()
    .transform((value) => value ?? null),
  headRefName: z.string(),
  baseRefName: z.string(),
  isCrossRepository: z.boolean(),
  reviewDecision: z
    .string()
    .nullish()
    .transform((value) => value ?? null),
  reviewRequests: list(z.object({ requestedReviewer: reviewer })),
  reviews: list(z.object({ state: z.string(), submittedAt: moment })),
  events: list(
    z.object({ __typename: z.string(), createdAt: instant.optional(), requestedReviewer: reviewer }),
  ),
  closes: list(issueNode),
});
export type PullRequestNode = z.output<typeof pullRequestNode>;

export const draftNode = z.object({
  __typename: z.literal('DraftIssue'),
  id: z.string(),
  title: z.string(),
  createdAt: instant,
  updatedAt: instant,
  creator: maybeAccount,
  assignees: list(account),
});
export type DraftNode = z.output<typeof draftNode>;

/** A card on a board; its content is parsed by its own type. */
export const cardNode = z.object({
  id: z.string(),
  type: z.string(),
  isArchived: z.boolean(),
  createdAt: instant,
  status: z.object({ name: z.string().nullish(), updatedAt: instant.nullish() }).nullish(),
  content: z.object({ __typename: z.string(), id: z.string() }).loose().nullish(),
});
export type CardNode = z.output<typeof cardNode>;

export const boardHead = z.object({
  projectV2: z
    .object({
      id: z.string(),
      title: z.string(),
      url: z.string(),
      closed: z.boolean(),
      field: z
        .object({ __typename: z.string(), options: z.array(z.object({ name: z.string() })).nullish() })
        .nullish(),
    })
    .nullish(),
});

export const repositoryHead = z.object({
  nameWithOwner: z.string(),
  isArchived: z.boolean(),
  /** Where issues under a label were asked for: null where the repository has no such label. */
  label: z.object({ name: z.string() }).nullish(),
});
export const ownerHead = z.object({
  __typename: z.string(),
  login: z.string(),
  repositories: z.object({ totalCount: z.number() }),
});
export const ownedRepository = z.object({
  nameWithOwner: z.string(),
  isArchived: z.boolean(),
  pullRequests: z.object({ totalCount: z.number() }),
});
export const teamHead = z.object({
  team: z.object({ name: z.string(), combinedSlug: z.string().optional() }).nullish(),
});
