import * as z from 'zod';
import { limitSchema } from './verdict-limit.ts';
import { strings, utc } from './verdict-values.ts';

const streak = z.object({
  key: z.string().describe('The limit’s'),
  status: z.enum(['over', 'within']),
  days: z.number().int().min(1).describe('Days with a run, in a row, today included'),
  since: z.string().describe('The first of these days'),
});

const goneLimit = limitSchema.pick({ key: true, per: true, subject: true, stages: true });

const newMax = z.object({
  key: z.string().describe('The limit’s'),
  from: z.number().int().describe('Its max in that run'),
  to: z.number().int().describe('Its max now'),
});

/** What is different from the last run that saw everything. */
export const changesSchema = z.object({
  since: utc.describe('That run’s moment'),
  newlyOver: strings.describe('Keys of limits'),
  resolved: strings.describe('Keys of limits that were over and are not'),
  gone: z
    .array(goneLimit)
    .default([])
    .describe('Those of resolved that have no row any more, since nothing of their subject is in flight'),
  maxChanged: z
    .array(newMax)
    .default([])
    .describe(
      'Limits that are over, or not over any more, by another max and not by their count; the latter are not in resolved',
    ),
  started: strings.describe('Items in flight now and not then'),
  finished: strings.describe('Items in flight then and not now, and not known to be dropped'),
  left: strings
    .default([])
    .describe('Items in flight then that are not now, without being finished: put back, dropped, left out'),
  streaks: z.array(streak).default([]),
});
