import * as z from 'zod';

/**
 * WIP, age and flow over the last weeks: what `wiplimit trend` prints with `--format json`, and what the verdict holds
 * where a history is kept. As with the verdict, keys and values are only added.
 */

const day = z.string().describe('YYYY-MM-DD, in the config’s time zone');
const count = z.number().int().min(0);

export const trendDaySchema = z.object({
  day,
  wip: count.describe('Work items in flight'),
  max: z.number().int().nullable().describe('What the limit allowed that day; null where none was judged'),
  stages: z.record(z.string(), count).describe('Work items by stage; those without one are in none'),
  departed: count
    .optional()
    .describe(
      'Items in flight in an earlier run of the trend and not in that day’s: finished, dropped or put back. With wip it is what has arrived. Missing where the basis is records',
    ),
  ages: z
    .object({ median: count, p85: count })
    .nullable()
    .describe('Of the items in flight, in the config’s days; null where there were none, or nobody knows'),
});

export const trendWeekSchema = z.object({
  from: day.describe('The first day of seven; weeks end with the last day of the trend'),
  finished: count,
  cycle: z
    .object({ median: count, p85: count })
    .nullable()
    .describe('Cycle times of the finished, in the config’s days; null where none has one'),
});

const series = z.object({
  per: z.enum(['everyone', 'team', 'person']),
  subject: z.string(),
  limit: z.string().nullable().describe('The key of the limit that `max` is of; null without one'),
  /** Oldest first. Days without a run are missing where the basis is runs. */
  days: z.array(trendDaySchema),
  /** Oldest first; empty where finished work was not read. */
  weeks: z.array(trendWeekSchema),
});

export const trendSchema = z.object({
  from: day,
  to: day,
  unit: z.enum(['calendar', 'working']).describe('Which days ages and cycle times count'),
  basis: z
    .enum(['runs', 'records'])
    .describe(
      'runs: as runs of that day recorded it; records: worked out from when work started and finished',
    ),
  stages: z.array(z.string()).describe('Left to right'),
  series: z.array(series),
});

export const trendAnswerSchema = trendSchema.extend({
  asOf: z.string(),
  timezone: z.string(),
  /** Sources that were not read whole, so that the answer may lack something. */
  incomplete: z.array(z.string()),
  notes: z.array(z.string()).describe('What else there is to know, a sentence each'),
});

export type TrendDay = z.output<typeof trendDaySchema>;
export type TrendWeek = z.output<typeof trendWeekSchema>;
export type TrendSeries = z.output<typeof series>;
export type Trend = z.output<typeof trendSchema>;
export type TrendAnswer = z.output<typeof trendAnswerSchema>;
