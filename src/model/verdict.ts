import * as z from 'zod';
import { trendSchema } from './trend.ts';
import { changesSchema } from './verdict-changes.ts';
import { finishedItemSchema, moveSchema, sleSchema, stageAgesSchema, waitSchema } from './verdict-flow.ts';
import { itemSchema } from './verdict-item.ts';
import { limitSchema, reviewSchema } from './verdict-limit.ts';
import { source, strings, utc } from './verdict-values.ts';

/**
 * The verdict: everything one run found out, as data. Every output format renders this and nothing else.
 * Within a `schemaVersion` keys and enum values are only added.
 */

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
  items: z.array(itemSchema),
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
    sles: z.array(sleSchema),
    /** From history: at which age finished items had left each stage. */
    stages: z.array(stageAgesSchema).default([]),
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
      waits: z.array(waitSchema),
      customers: z.object({ waiting: z.number().int(), total: z.number().int() }),
    })
    .default({ waits: [], customers: { waiting: 0, total: 0 } }),
  /** With a history; null where there is none, or in its first run. */
  changes: changesSchema.nullable(),
  /** With a history: WIP over the last weeks. */
  trend: trendSchema.nullable().default(null),
  /** Work finished from one day to another, both included, where it was read. */
  finished: z
    .object({ from: z.string(), to: z.string(), items: z.array(finishedItemSchema) })
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
