import * as z from 'zod';

/**
 * The snapshot: what the sources gave, as plain data. A live run and a replayed file go through this one
 * shape, so both are judged by the same rules. Keys are only ever added within a schema version.
 */

/** A UTC-comparable moment: ISO 8601 with a time and a zone (`Z` or an offset). */
export const instant = z
  .string()
  .refine(
    (text) =>
      /^\d{4}-\d\d-\d\dT\d\d:\d\d.*(Z|[+-]\d\d:?\d\d)$/i.test(text) &&
      !Number.isNaN(Date.parse(text)) &&
      isOnCalendar(text.slice(0, 10)),
    {
      error: 'is not an ISO 8601 instant such as 2026-11-20T09:00:00Z',
    },
  );

/** Whether a month has the day: `Date.parse` takes 30 February for 2 March. */
function isOnCalendar(date: string): boolean {
  if (Number(date.slice(8)) <= 28) return true;
  return new Date(`${date}T00:00:00Z`).toISOString().startsWith(date);
}

const handle = z.string().min(1);
/** A list that may be missing or null. */
const list = <T extends z.ZodType>(item: T) =>
  z
    .array(item)
    .nullish()
    .transform((items) => items ?? []);
/** A value that may be missing: then null. */
const maybe = <T extends z.ZodType>(inner: T) => inner.nullish().transform((value) => value ?? null);
const count = z.number().int().min(0);

const SOURCES = ['linear', 'github'] as const;
const LINEAR_STATE_TYPES = [
  'triage',
  'backlog',
  'unstarted',
  'started',
  'completed',
  'canceled',
  'duplicate',
] as const;
const GITHUB_STATE_TYPES = ['open', 'draft', 'merged', 'closed'] as const;

const stateSpan = z.object({
  name: maybe(z.string()),
  type: maybe(z.string()),
  from: instant,
  to: maybe(instant),
});

const reviewRequest = z.object({
  who: maybe(handle),
  team: maybe(z.string()),
  at: maybe(instant),
});

const projectStatus = z.object({
  project: z
    .union([z.number(), z.string()])
    .nullish()
    .transform((value) => value ?? null),
  name: z.string(),
  enteredAt: maybe(instant),
});

const recordSchema = z
  .object({
    source: z.enum(SOURCES),
    id: z.string().min(1),
    previousIds: list(z.string()),
    kind: z.enum(['issue', 'pull_request', 'draft_card']),
    title: z.string(),
    url: maybe(z.string()),
    state: maybe(z.string()),
    stateType: z.enum([...LINEAR_STATE_TYPES, ...GITHUB_STATE_TYPES]),
    closedAs: maybe(z.string()),
    team: maybe(z.string()),
    repository: maybe(z.string()),
    project: maybe(z.string()),
    parent: maybe(z.string()),
    openChildren: count.nullish().transform((value) => value ?? 0),
    author: maybe(handle),
    assignees: list(handle),
    agents: list(handle),
    reviewRequests: list(reviewRequest),
    createdAt: instant,
    startedAt: maybe(instant),
    updatedAt: maybe(instant),
    finishedAt: maybe(instant),
    states: list(stateSpan),
    status: maybe(projectStatus),
    labels: list(z.string()),
    priority: z
      .number()
      .min(0)
      .nullish()
      .transform((value) => value ?? 0),
    estimate: maybe(z.number()),
    customers: count.nullish().transform((value) => value ?? 0),
    branch: maybe(z.string()),
    base: maybe(z.string()),
    fork: z
      .boolean()
      .nullish()
      .transform((value) => value ?? false),
    body: maybe(z.string()),
    review: maybe(z.enum(['none', 'requested', 'changes_requested', 'approved'])),
    links: list(z.string()),
    syncedWith: maybe(z.string()),
    closes: list(z.string()),
    blockedBy: list(z.object({ id: z.string(), open: z.boolean() })),
  })
  .refine((record) => record.source === 'github' || record.kind === 'issue', {
    error: 'Linear has issues only',
    path: ['kind'],
  })
  .refine(
    (record) =>
      (record.source === 'linear' ? LINEAR_STATE_TYPES : GITHUB_STATE_TYPES).includes(
        record.stateType as never,
      ),
    {
      error: (issue) => {
        const source = (issue.input as { source?: string } | undefined)?.source;
        const allowed = source === 'linear' ? LINEAR_STATE_TYPES : GITHUB_STATE_TYPES;
        return `is not a state of ${source === 'linear' ? 'Linear' : 'GitHub'} (${allowed.join(', ')})`;
      },
      path: ['stateType'],
    },
  );

const teamSchema = z.object({
  source: z.enum(SOURCES),
  key: z.string().min(1),
  name: maybe(z.string()),
  parent: maybe(z.string()),
  members: list(handle),
  /** Names of a Linear team’s workflow states; empty when they were not read. */
  states: list(z.string()),
  /** False: the team exists, so its key names issues, but the config does not read it. */
  inScope: z
    .boolean()
    .nullish()
    .transform((value) => value ?? true),
});

const personSchema = z.object({
  source: z.enum(SOURCES),
  handle,
  name: maybe(z.string()),
  email: maybe(z.string()),
  kind: z
    .enum(['human', 'bot', 'agent', 'other'])
    .nullish()
    .transform((value) => value ?? 'human'),
  active: z
    .boolean()
    .nullish()
    .transform((value) => value ?? true),
  githubId: z
    .union([z.number(), z.string()])
    .nullish()
    .transform((value) => (value == null ? null : String(value))),
});

/** A problem is a sentence for people; an object with a `message` is read as that sentence. */
const problem = z.union([z.string(), z.object({ message: z.string() }).transform((value) => value.message)]);

const sourceSchema = z.object({
  name: z.enum(SOURCES),
  status: z.enum(['complete', 'partial', 'failed']),
  /** What was asked for: lists or counts by name, such as `{"repositories": ["acme/api"]}`. */
  scope: z
    .record(z.string(), z.unknown())
    .nullish()
    .transform((value) => value ?? {}),
  problems: list(problem),
  /** Facts about the reading that change no count, such as a field this server does not know. */
  notes: list(problem),
  /** Why it could not be read whole, where the exit code depends on it. */
  cause: maybe(z.enum(['credentials', 'unreachable'])),
  requests: count.nullish().transform((value) => value ?? 0),
});

export const snapshotSchema = z.object({
  schemaVersion: z
    .literal(1)
    .nullish()
    .transform(() => 1 as const),
  takenAt: maybe(instant),
  sources: list(sourceSchema),
  teams: list(teamSchema),
  people: list(personSchema),
  records: list(recordSchema),
});

export type Snapshot = z.output<typeof snapshotSchema>;
/** One thing at one source: a Linear issue, a GitHub issue, a pull request, a draft card. */
export type SourceRecord = Snapshot['records'][number];
export type SourceTeam = Snapshot['teams'][number];
export type SourcePerson = Snapshot['people'][number];
export type SourceReport = Snapshot['sources'][number];
export type StateSpan = SourceRecord['states'][number];
export type SourceName = SourceReport['name'];
