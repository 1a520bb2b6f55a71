import * as z from 'zod';
import { strings, utc } from './verdict-values.ts';

const streak = z.object({
  key: z.string().describe('The limit’s'),
  status: z.enum(['over', 'within']),
  days: z.number().int().min(1).describe('Days with a run, in a row, today included'),
  since: z.string().describe('The first of these days'),
});

/** What is different from the last run that saw everything. */
export const changesSchema = z.object({
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
