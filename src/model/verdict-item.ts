import * as z from 'zod';
import { days, source, strings, utc } from './verdict-values.ts';

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

/** A work item in flight: what it is, how old, whose, and why it counts as it does. */
export const itemSchema = z.object({
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
