import * as z from 'zod';
import { strings, utc } from './verdict-values.ts';

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
    .object({
      total: z.number().int(),
      max: z.number().int(),
      above: z.number().int().min(0).optional(),
      aboveBaseline: z.number().int().min(0).optional(),
    })
    .nullable()
    .default(null)
    .describe(
      'Set where privacy hides who: `count` is how many of `total` people have more than their `max` (the highest), and the `max` beside it is 0; `above` is how much they have above their limits in all, `aboveBaseline` how much of that the baseline lets pass',
    ),
});
