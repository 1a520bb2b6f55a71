import * as z from 'zod';
import { aging, blocked, calendar, exception, expedite, stage } from './schema/flow.ts';
import { github } from './schema/github.ts';
import { optional } from './schema/key.ts';
import { limit } from './schema/limit.ts';
import { linear } from './schema/linear.ts';
import { history, post } from './schema/memory.ts';
import { agent, person, team } from './schema/subjects.ts';
import { name, text } from './schema/values.ts';

export { PER } from './schema/limit.ts';

/**
 * The one truth about a config file: this schema gives the types, the validation, the published JSON Schema
 * and the reference in the docs. Every key has a description and an example; unknown keys are errors.
 */
export const configSchema = z
  .strictObject({
    $schema: optional(z.string(), 'Where editors find the JSON Schema', {
      example: 'https://unpkg.com/wiplimit/dist/schema/config.schema.json',
    }),
    name: optional(
      name,
      'What this config is called where several share a history; left out, its path in the repository',
      { example: 'payments' },
    ),
    timezone: optional(text, 'IANA time zone in which days begin and end', {
      default: 'UTC',
      example: 'Europe/Berlin',
    }),
    github: optional(github, 'What to read from GitHub', { example: { owners: ['acme'] } }),
    linear: optional(linear, 'What to read from Linear', { example: { teams: ['PAY', 'PLT'] } }),
    parents: optional(
      z.enum(['skip', 'count', 'merge']),
      'A parent issue whose work is its sub-issues: skip does not count it, count does, merge makes it one item with them',
      { default: 'skip', example: 'merge' },
    ),
    stacks: optional(z.enum(['one', 'each']), 'Whether stacked pull requests of one author are one item', {
      default: 'one',
      example: 'each',
    }),
    others: optional(
      z.enum(['count', 'ignore']),
      'Whether people whom the config does not name have person and reviewer limits',
      { default: 'count', example: 'ignore' },
    ),
    people: optional(z.array(person), 'Names people and joins their accounts', {
      example: [{ name: 'Ada', github: 'ada-l', linear: 'ada@acme.com' }],
    }),
    agents: optional(z.array(agent), 'Accounts that are coding agents: never holders', {
      example: [{ name: 'Copilot', github: 'copilot-swe-agent' }],
    }),
    teams: optional(z.array(team), 'Teams; left out, each Linear team is one', {
      example: [{ name: 'Payments', linear: ['PAY'] }],
    }),
    stages: optional(
      z.array(stage).min(1),
      'Columns of the flow, left to right; left out, doing and review (Linear states named like review; pull requests that are open and not draft)',
      {
        example: [
          { name: 'doing', linear: ['In Progress'] },
          { name: 'review', github: ['open'] },
        ],
      },
    ),
    limits: optional(
      z.array(limit),
      'The limits; each gives per and either max or maxPerPerson, and narrows what it counts by the other keys',
      { example: [{ per: 'person', max: 3 }] },
    ),
    expedite: optional(expedite, 'What makes a lane of its own; left out, there are no lanes', {
      example: { labels: ['expedite'] },
    }),
    blocked: optional(blocked, 'What counts as blocked, besides a blocking issue', {
      example: { labels: ['blocked'] },
    }),
    aging: optional(aging, 'When work in flight is called old', { example: { sle: 'auto', stale: 3 } }),
    calendar: optional(calendar, 'Working days, for aging.unit working', {
      example: { holidays: ['2026-12-25'] },
    }),
    exceptions: optional(
      z.array(exception),
      'Items left out of the counts for a while, for a stated reason',
      {
        example: [{ item: 'PAY-12', reason: 'waiting for the bank', until: '2026-12-01' }],
      },
    ),
    baseline: optional(text, 'File with the counts to start from, as wiplimit baseline writes it', {
      default: '.wiplimit-baseline.json',
      example: 'config/wip-baseline.json',
    }),
    history: optional(
      history,
      'Where runs are remembered: sqlite:PATH, postgres://…, or an object with that as url; left out, nowhere',
      { example: 'sqlite:.wiplimit/history.db' },
    ),
    post: optional(z.array(post), 'Where the daily summary goes', {
      example: [{ to: 'slack', when: 'always' }],
    }),
    privacy: optional(
      z.enum(['people', 'team']),
      'team shows and stores teams only: people are a count, in every format and in the history',
      { default: 'people', example: 'team' },
    ),
  })
  .describe('What wiplimit reads, and how much work in progress it allows');

/** A config file as a user writes it. */
export type Config = z.input<typeof configSchema>;
/** A config file that passed the schema. */
export type ParsedConfig = z.output<typeof configSchema>;
