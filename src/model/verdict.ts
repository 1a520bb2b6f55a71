import * as z from 'zod';
import { trendSchema } from './trend.ts';

/**
 * The verdict: everything one run found out, as data. Every output format renders this and nothing else.
 * Within a `schemaVersion` keys and enum values are only added.
 */

const source = z.enum(['linear', 'github']);
const utc = z.string().describe('A UTC instant in ISO 8601, such as 2026-11-20T09:00:00Z');
const days = z.number().int().min(0);
const strings = z.array(z.string());

const recordRef = z.object({
  source,
  id: z.string(),
  kind: z.enum(['issue', 'pull_request', 'draft_card']),
  url: z.string().nullable(),
});

const why = z.object({
  rule: z.string().describe('The counting rule that decided, such as linked-by-branch'),
  record: z.string().describe('The id of the record it speaks of'),
  evidence: z.string().describe('The text or value the rule read'),
});

const item = z.object({
  id: z.string(),
  title: z.string(),
  url: z.string().nullable(),
  stage: z.string().nullable(),
  state: z.string().nullable(),
  holders: strings,
  agents: strings,
  teams: strings,
  project: z.string().nullable(),
  lane: z.enum(['expedite', 'standard']).nullable(),
  labels: strings,
  priority: z.number(),
  estimate: z.number().nullable(),
  customers: z.number().int(),
  startedAt: utc,
  enteredStageAt: utc.nullable(),
  updatedAt: utc,
  ageDays: days,
  stageAgeDays: days.nullable(),
  idleDays: days,
  sleDays: z.number().nullable(),
  aging: z.enum(['ok', 'risk', 'over']),
  stale: z.boolean(),
  /** In which stage it stays longer than most items did, by the ages of `aging.stages`; the highest one exceeded. */
  lingering: z.object({ stage: z.string(), percentile: z.number(), days }).nullable().default(null),
  blocked: z.boolean(),
  blockedBy: strings,
  exception: z.object({ reason: z.string(), until: z.string() }).nullable(),
  notes: strings,
  why: z.array(why),
  records: z.array(recordRef),
});

/** A review asked for now. */
export const reviewSchema = z.object({
  id: z.string().describe('The pull request'),
  reviewer: z.string().nullable().describe('The person asked directly, or null'),
  team: z.string().nullable().describe('The team asked, or null'),
  requestedAt: utc.nullable(),
  itemId: z.string(),
});

/** A limit for one of its subjects. */
export const limitSchema = z.object({
  key: z.string(),
  name: z.string().nullable(),
  per: z.enum(['person', 'team', 'reviewer', 'reviewing-team', 'agent', 'project', 'repository', 'everyone']),
  subject: z.string(),
  stages: strings,
  label: z.string().nullable(),
  kind: z.enum(['issue', 'pull_request']).nullable(),
  lane: z.enum(['expedite', 'standard']).nullable(),
  blocked: z.enum(['ignore']).nullable(),
  agents: z.enum(['only', 'ignore']).nullable(),
  count: z.number().int(),
  max: z.number().int(),
  warn: z.number().int().nullable(),
  level: z.enum(['error', 'warn']),
  status: z.enum(['over', 'unknown', 'warned', 'at', 'within']),
  baseline: z.number().int().nullable(),
  itemIds: strings,
  reviewIds: strings,
  from: z.string().nullable().default(null).describe('First day of a dated limit'),
  until: z.string().nullable().default(null).describe('Last day of a dated limit'),
  reason: z.string().nullable().default(null),
  /** Where in the config the limit stands, such as `limits[3]`. */
  configPath: z.string().default(''),
  steps: z
    .object({ from: z.number().int(), to: z.number().int(), by: z.string() })
    .nullable()
    .default(null)
    .describe('The plan of a limit that sinks by the week; `max` is what it allows now'),
  people: z
    .object({ total: z.number().int(), max: z.number().int() })
    .nullable()
    .default(null)
    .describe(
      'Set where privacy hides who: `count` is how many of `total` people have more than their `max` (the highest), and the `max` beside it is 0',
    ),
});

const sle = z.object({
  team: z.string().nullable(),
  days: z.number().nullable(),
  percentile: z.number(),
  basis: z.enum(['config', 'history']),
  n: z.number().int().nullable().describe('How many cycle times it rests on; null for one from the config'),
  missing: z
    .number()
    .int()
    .nullable()
    .default(null)
    .describe('How many more finished items it takes; null for one from the config'),
  riskDays: z.number().nullable().default(null).describe('Older than this is at risk; null without an SLE'),
});

const stageAges = z.object({
  team: z.string().nullable(),
  stage: z.string(),
  n: z.number().int().describe('How many finished items went through it'),
  ages: z
    .array(z.object({ percentile: z.number(), days }))
    .describe('So many of 100 had left the stage at this age or younger'),
});

/** Whose move it is. */
export const moveSchema = z.object({
  who: z
    .enum(['author', 'reviewers', 'team', 'blocker', 'holder'])
    .describe('team: another team comes first; blocker: something else does'),
  names: strings.describe('People, teams, or the issues that block'),
  reason: z.string(),
  days: days.nullable().describe('For how long, the first day included; null where the source does not tell'),
});

const wait = z.object({
  from: z.string().describe('The team whose item waits'),
  to: z.string().describe('The team it waits for'),
  itemId: z.string(),
  kind: z.enum(['blocked', 'review']),
  on: z.string().describe('The blocking issue, or the pull request in review'),
  since: utc.nullable(),
  days: days.nullable(),
});

const finishedItem = z.object({
  id: z.string(),
  title: z.string(),
  url: z.string().nullable(),
  teams: strings,
  finishedOn: z.string().describe('YYYY-MM-DD, in the config’s time zone'),
  cycleDays: days.nullable().describe('First and last day included; null where nothing tells its start'),
});

const streak = z.object({
  key: z.string().describe('The limit’s'),
  status: z.enum(['over', 'within']),
  days: z.number().int().min(1).describe('Days with a run, in a row, today included'),
  since: z.string().describe('The first of these days'),
});

/** What is different from the last run that saw everything. */
const changes = z.object({
  since: utc.describe('That run’s moment'),
  newlyOver: strings.describe('Keys of limits'),
  resolved: strings.describe('Keys of limits that were over and are not'),
  started: strings.describe('Items in flight now and not then'),
  finished: strings.describe('Items in flight then and not now, and not known to be dropped'),
  left: strings
    .default([])
    .describe('Items in flight then that are not now, without being finished: put back, dropped, left out'),
  streaks: z.array(streak).default([]),
});

export const verdictSchema = z.object({
  schemaVersion: z.literal(1),
  tool: z.object({ name: z.literal('wiplimit'), version: z.string() }),
  asOf: utc,
  timezone: z.string(),
  outcome: z.enum(['within', 'over', 'incomplete']),
  sources: z.array(
    z.object({
      name: source,
      status: z.enum(['complete', 'partial', 'failed']),
      records: z.number().int(),
      requests: z.number().int(),
      scope: z.record(z.string(), z.number()),
      problems: strings,
      cause: z.enum(['credentials', 'unreachable']).nullable().default(null),
    }),
  ),
  items: z.array(item),
  /** Work that was read and deliberately not counted, with the rule that left it out. */
  notCounted: z
    .array(
      z.object({
        id: z.string(),
        title: z.string(),
        url: z.string().nullable(),
        rule: z.string(),
        reason: z.string(),
      }),
    )
    .default([]),
  reviews: z.array(reviewSchema),
  limits: z.array(limitSchema),
  aging: z.object({
    unit: z.enum(['calendar', 'working']),
    level: z.enum(['error', 'warn']).default('warn'),
    staleDays: z.number().nullable().default(null),
    sles: z.array(sle),
    /** From history: at which age finished items had left each stage. */
    stages: z.array(stageAges).default([]),
    over: strings,
    risk: strings,
    stale: strings,
  }),
  finishNext: z.array(
    z.object({
      per: z.enum(['team', 'person', 'everyone']),
      subject: z.string(),
      items: z.array(
        z.object({ id: z.string(), reasons: strings, move: moveSchema.nullable().default(null) }),
      ),
    }),
  ),
  /** Facts about work between teams: what waits for whom, the longest first, and for how much customers wait. */
  crossTeam: z
    .object({
      waits: z.array(wait),
      customers: z.object({ waiting: z.number().int(), total: z.number().int() }),
    })
    .default({ waits: [], customers: { waiting: 0, total: 0 } }),
  /** With a history; null where there is none, or in its first run. */
  changes: changes.nullable(),
  /** With a history: WIP over the last weeks. */
  trend: trendSchema.nullable().default(null),
  /** Work finished from one day to another, both included, where it was read. */
  finished: z
    .object({ from: z.string(), to: z.string(), items: z.array(finishedItem) })
    .nullable()
    .default(null),
  /** Names of the stages, left to right. */
  stages: strings.default([]),
  /** team: who people are is left out, and they are a count. */
  privacy: z.enum(['people', 'team']).default('people'),
  exceptions: z.array(
    z.object({
      item: z.string().describe('The id as the config writes it'),
      itemId: z
        .string()
        .nullable()
        .describe('The work item it belongs to; null when nothing in flight answers to it'),
      reason: z.string(),
      until: z.string(),
      expired: z.boolean(),
    }),
  ),
  /** Sentences for each warning, worst first; `--max-warnings` counts these. */
  warnings: strings.default([]),
  notes: z.array(z.object({ code: z.string(), message: z.string(), itemId: z.string().nullable() })),
});

export type Verdict = z.output<typeof verdictSchema>;
export type VerdictItem = Verdict['items'][number];
export type VerdictLimit = Verdict['limits'][number];
export type VerdictReview = Verdict['reviews'][number];
export type Sle = Verdict['aging']['sles'][number];
export type NextItem = Verdict['finishNext'][number]['items'][number];
export type Changes = NonNullable<Verdict['changes']>;
export type FinishedWork = NonNullable<Verdict['finished']>;
export type Wait = Verdict['crossTeam']['waits'][number];
export type VerdictNote = Verdict['notes'][number];
export type Why = VerdictItem['why'][number];
export type LimitStatus = VerdictLimit['status'];
