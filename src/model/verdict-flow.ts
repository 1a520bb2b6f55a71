import * as z from 'zod';
import { days, strings, utc } from './verdict-values.ts';

/** A service level expectation. */
export const sleSchema = z.object({
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

/** How old finished items were when they left a stage. */
export const stageAgesSchema = z.object({
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

/** Work of one team that waits for another. */
export const waitSchema = z.object({
  from: z.string().describe('The team whose item waits'),
  to: z.string().describe('The team it waits for'),
  itemId: z.string(),
  kind: z.enum(['blocked', 'review']),
  on: z.string().describe('The blocking issue, or the pull request in review'),
  since: utc.nullable(),
  days: days.nullable(),
});

/** An item that was finished, with its cycle time. */
export const finishedItemSchema = z.object({
  id: z.string(),
  title: z.string(),
  url: z.string().nullable(),
  teams: strings,
  finishedOn: z.string().describe('YYYY-MM-DD, in the config’s time zone'),
  cycleDays: days.nullable().describe('First and last day included; null where nothing tells its start'),
});
