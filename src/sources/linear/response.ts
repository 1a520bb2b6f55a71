import * as z from 'zod';
import { instant } from '../../model/snapshot.ts';

/** What Linear answers, as far as it is asked for. More keys are fine; a missing or ill-typed one is not. */

const text = z.string();
const id = z.string().min(1);

export const pageInfo = z.object({ hasNextPage: z.boolean(), endCursor: text.nullish() });
export type PageInfo = z.output<typeof pageInfo>;

/** A list that is read page by page; each node is judged on its own. */
export const connection = z.object({
  nodes: z.array(z.unknown()),
  pageInfo: pageInfo.nullable().catch(null),
});

const listOf = <T extends z.ZodType>(node: T) => z.object({ nodes: z.array(node), pageInfo });

export const userSchema = z.object({
  id,
  displayName: text,
  email: text,
  active: z.boolean(),
  app: z.boolean().nullish(),
  gitHubUserId: text.nullish(),
});
export type LinearUser = z.output<typeof userSchema>;

export const teamSchema = z.object({
  id,
  key: id,
  name: text,
  archivedAt: text.nullish(),
  retiredAt: text.nullish(),
  parent: z.object({ key: id }).nullish(),
});
export type LinearTeam = z.output<typeof teamSchema>;

/** The nodes of the lists inside a team. */
export const teamListNodes = { members: userSchema, states: z.object({ name: text }) };

export const teamDetailsSchema = z.object({
  id,
  key: id,
  members: listOf(teamListNodes.members),
  states: listOf(teamListNodes.states),
});
export type LinearTeamDetails = z.output<typeof teamDetailsSchema>;

/** The nodes of the lists inside an issue. */
export const issueListNodes = {
  labels: z.object({ name: text }),
  attachments: z.object({ url: text }),
  inverseRelations: z.object({
    type: text,
    issue: z.object({ identifier: id, state: z.object({ type: text }) }),
  }),
  stateHistory: z.object({
    startedAt: instant,
    endedAt: instant.nullish(),
    state: z.object({ name: text, type: text }).nullish(),
  }),
  children: z.object({ state: z.object({ type: text }) }),
};

const syncedWith = z.object({
  service: text,
  metadata: z.object({ owner: text.nullish(), repo: text.nullish(), number: z.number().nullish() }).nullish(),
});

export const issueSchema = z.object({
  id,
  identifier: id,
  previousIdentifiers: z.array(text).nullish(),
  title: text,
  url: text,
  priority: z.number().min(0),
  estimate: z.number().nullish(),
  createdAt: instant,
  updatedAt: instant,
  startedAt: instant.nullish(),
  completedAt: instant.nullish(),
  canceledAt: instant.nullish(),
  archivedAt: instant.nullish(),
  trashed: z.boolean().nullish(),
  customerTicketCount: z.number().int().min(0).nullish(),
  state: z.object({ name: text, type: text }),
  team: z.object({ key: id }),
  project: z.object({ name: text }).nullish(),
  parent: z.object({ identifier: id }).nullish(),
  creator: userSchema.nullish(),
  assignee: userSchema.nullish(),
  delegate: userSchema.nullish(),
  syncedWith: z.array(syncedWith).nullish(),
  labels: listOf(issueListNodes.labels),
  attachments: listOf(issueListNodes.attachments),
  inverseRelations: listOf(issueListNodes.inverseRelations),
  children: listOf(issueListNodes.children),
  stateHistory: listOf(issueListNodes.stateHistory).nullish(),
});
export type LinearIssue = z.output<typeof issueSchema>;
