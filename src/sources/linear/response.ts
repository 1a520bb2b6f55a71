import * as z from 'zod';
import { instant } from '../../model/snapshot.ts';
import { uniqueById } from '../../text/unique.ts';
import type { Knows, OptionalField } from './optional-fields.ts';

/** What Linear answers, as far as it is asked for. More keys are fine; a missing or ill-typed one is not. */

const text = z.string();
const id = z.string().min(1);

export const pageInfo = z.object({ hasNextPage: z.boolean(), endCursor: text.nullish() });

/** A list that is read page by page; each node is judged on its own. */
export const connection = z.object({
  nodes: z.array(z.unknown()),
  pageInfo: pageInfo.nullable().catch(null),
});

/** Each entry once: a list that changed while it was read may give one again. */
const listOf = <T extends z.ZodType<{ id: string }>>(node: T) =>
  z.object({ nodes: z.array(node).transform((nodes) => uniqueById(nodes)), pageInfo });

/** The nodes of the list of an issue that tells the times in each state. */
export const stateSpan = z.object({
  id,
  startedAt: instant,
  endedAt: instant.nullish(),
  state: z.object({ id, name: text, type: text }).nullish(),
});

const externalEntity = z.object({
  service: text,
  metadata: z.object({ owner: text.nullish(), repo: text.nullish(), number: z.number().nullish() }).nullish(),
});

function makeSchemas(knows: Knows) {
  /** What a Linear that knows the field always gives; it may be missing only where it was not asked for. */
  const given = <T extends z.ZodType>(field: OptionalField, schema: T) =>
    schema.nullish().refine((value) => (value !== null && value !== undefined) || !knows(field), {
      error: 'is missing',
    });

  const user = z.object({
    id,
    displayName: text,
    email: text,
    active: z.boolean(),
    app: given('User.app', z.boolean()),
    gitHubUserId: text.nullish(),
  });
  const inner = {
    labels: z.object({ id, name: text }),
    attachments: z.object({ id, url: text }),
    inverseRelations: z.object({
      id,
      type: text,
      issue: z.object({ identifier: id, state: z.object({ type: text }) }),
    }),
    stateHistory: stateSpan,
    children: z.object({ id, state: z.object({ type: text }) }),
    members: user,
    states: z.object({ id, name: text, type: text, archivedAt: text.nullish() }),
  };
  const issue = z.object({
    id,
    identifier: id,
    previousIdentifiers: given('Issue.previousIdentifiers', z.array(text)),
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
    customerTicketCount: given('Issue.customerTicketCount', z.number().int().min(0)),
    state: z.object({ name: text, type: text }),
    team: z.object({ key: id }),
    project: z.object({ name: text }).nullish(),
    parent: z.object({ identifier: id }).nullish(),
    creator: user.nullish(),
    assignee: user.nullish(),
    delegate: user.nullish(),
    syncedWith: z.array(externalEntity).nullish(),
    labels: listOf(inner.labels),
    attachments: listOf(inner.attachments),
    inverseRelations: listOf(inner.inverseRelations),
    children: listOf(inner.children),
    stateHistory: given('Issue.stateHistory', listOf(inner.stateHistory)),
  });
  const team = z.object({
    id,
    key: id,
    name: text,
    archivedAt: text.nullish(),
    retiredAt: text.nullish(),
    parent: z.object({ key: id }).nullish(),
  });
  const teamDetails = z.object({ id, key: id, members: listOf(inner.members), states: listOf(inner.states) });
  return {
    user,
    inner,
    issue,
    listing: issue.omit({ stateHistory: true }),
    issueId: z.object({ id }),
    team,
    teamDetails,
  };
}

export type Schemas = ReturnType<typeof makeSchemas>;
export type LinearUser = z.output<Schemas['user']>;
export type LinearIssue = z.output<Schemas['issue']>;
/** An issue whose history was not asked for. */
export type ListedIssue = z.output<Schemas['listing']>;
export type LinearTeam = z.output<Schemas['team']>;
export type LinearTeamDetails = z.output<Schemas['teamDetails']>;

/** The fields that the schemas depend on. */
const DECISIVE = [
  'User.app',
  'Issue.previousIdentifiers',
  'Issue.customerTicketCount',
  'Issue.stateHistory',
] as const;
const made = new Map<string, Schemas>();

/** The schemas of what this Linear gives; made once, for making is slow. */
export function schemasFor(knows: Knows): Schemas {
  const key = DECISIVE.filter(knows).join();
  const schemas = made.get(key) ?? makeSchemas(knows);
  made.set(key, schemas);
  return schemas;
}
