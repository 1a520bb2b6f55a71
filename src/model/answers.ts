import * as z from 'zod';
import { moveSchema } from './verdict-flow.ts';
import { limitSchema, reviewSchema } from './verdict-limit.ts';

/**
 * What the commands that answer one question print with `--format json`, and what their words are made from. As with
 * the verdict, keys and values are only added.
 */

const days = z.number().int().min(0);
const day = z.string().describe('YYYY-MM-DD');
const unit = z.enum(['calendar', 'working']);
const named = { id: z.string(), title: z.string(), url: z.string().nullable() };

const asked = {
  asOf: z.string(),
  timezone: z.string(),
  unit: unit.describe('Which days are counted'),
  /** Sources that were not read whole, so that the answer may lack something. */
  incomplete: z.array(z.string()),
};

export const nextSchema = z.object({
  ...asked,
  subjects: z.array(
    z.object({
      per: z.enum(['team', 'person', 'everyone']),
      subject: z.string(),
      /** Before anything is started; those that wait longest first. */
      reviews: z.array(reviewSchema.extend({ title: z.string(), url: z.string().nullable() })),
      items: z.array(
        z.object({
          ...named,
          stage: z.string().nullable(),
          ageDays: days,
          reasons: z.array(z.string()),
          move: moveSchema,
          lingering: z.object({ stage: z.string(), percentile: z.number(), days }).nullable(),
        }),
      ),
    }),
  ),
});

export const canStartSchema = z.object({
  ...asked,
  answer: z.enum(['yes', 'no', 'unknown']),
  /** Who asked; null where the item says it. */
  subject: z.object({ per: z.enum(['person', 'team', 'agent']), name: z.string() }).nullable(),
  /** The item or pull request asked about. */
  item: z.string().nullable(),
  /** Whether that counts already, so that nothing is added. */
  counted: z.boolean(),
  /** Every limit that it touches; `count` is now, `after` with it; allowed is `max`, or a higher `baseline`. */
  limits: z.array(limitSchema.extend({ after: z.number().int(), answer: z.enum(['yes', 'no', 'unknown']) })),
  /** Finish these, and the answer is yes. */
  finishFirst: z.array(z.object({ ...named, stage: z.string().nullable(), ageDays: days })),
  /** What else there is to know, a sentence each. */
  notes: z.array(z.string()),
});

const percentile = z.number().describe('percent');
const forecast = {
  team: z.string().nullable(),
  project: z.string().nullable(),
  basis: z.object({
    window: z.number().int().describe('days'),
    from: day,
    to: day,
    finished: z.number().int(),
    perDay: z.number().describe('items a day, on average'),
  }),
  assumptions: z.array(z.string()),
  incomplete: asked.incomplete,
};

export const forecastSchema = z.union([
  z.object({
    days: z.number().int(),
    items: z.array(z.object({ percentile, items: z.number().int() })),
    by: day.nullable().describe('The last of these days, where it was asked by a date'),
    ...forecast,
  }),
  z.object({
    items: z.number().int(),
    days: z.array(z.object({ percentile, days: z.number().int().nullable(), date: day.nullable() })),
    ...forecast,
  }),
  z.object({ items: z.number().int(), by: day, probability: z.number().min(0).max(1), ...forecast }),
]);

const suggestedLimit = z
  .object({
    per: z.enum(['person', 'team']),
    people: z.array(z.string()).optional(),
    teams: z.array(z.string()).optional(),
    max: z.number().int(),
  })
  .describe('A line for limits in the config');

export const suggestSchema = z.object({
  ...asked,
  window: z.number().int().describe('days'),
  from: day,
  to: day,
  finished: z.number().int(),
  limits: z.array(
    z.object({
      per: z.enum(['person', 'team']),
      subjects: z.array(z.string()),
      configPath: z
        .string()
        .nullable()
        .describe('The limit of the config that it speaks of; null for a new one'),
      present: z.array(z.number().int()).describe('The maximum that holds now; several where they differ'),
      days: z.number().int().describe('Days looked at, of all subjects together'),
      held: z
        .number()
        .int()
        .nullable()
        .describe('The WIP at the end of a day that 85 % of them did not exceed'),
      firedDays: z
        .number()
        .int()
        .nullable()
        .describe('On how many of these days the present maximum was exceeded'),
      averages: z
        .object({
          wip: z.number(),
          throughput: z.number().describe('items a day'),
          cycleDays: z.number().nullable(),
          started: z.number().int(),
          finished: z.number().int(),
          stable: z.boolean(),
          reasons: z.array(z.string()).describe('Why the flow is not stable'),
        })
        .nullable(),
      forSle: z.object({ sleDays: z.number(), cycleDays: z.number(), wip: z.number() }).nullable(),
      config: z.object({ held: suggestedLimit.nullable(), forSle: suggestedLimit.nullable() }),
    }),
  ),
});

export type NextAnswer = z.output<typeof nextSchema>;
export type CanStartAnswer = z.output<typeof canStartSchema>;
export type ForecastAnswer = z.output<typeof forecastSchema>;
export type SuggestAnswer = z.output<typeof suggestSchema>;
