import { z } from 'zod';

/**
 * The one truth about a config file: this schema gives the types, the validation, the published JSON Schema
 * and the reference in the docs. Every key has a description; unknown keys are errors.
 */

const day = z.iso.date().describe('A calendar day, YYYY-MM-DD, in the config’s time zone');
const oneOrMore = z.union([z.string().min(1), z.array(z.string().min(1)).min(1)]);
const names = z.array(z.string().min(1));
const level = z.enum(['error', 'warn']);

export const PULL_REQUEST_STATES = ['draft', 'open', 'changes_requested', 'approved'] as const;
export const PER = [
  'person',
  'team',
  'reviewer',
  'reviewing-team',
  'agent',
  'project',
  'repository',
  'everyone',
] as const;
const PRIORITIES = ['urgent', 'high', 'medium', 'low'] as const;
const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

const ownerName = z
  .string()
  .regex(/^[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?$|^[A-Za-z0-9][A-Za-z0-9_-]*$/, 'is not a GitHub owner such as acme');
const repositoryName = z.string().regex(/^[^/\s]+\/[^/\s]+$/, 'is not a repository such as acme/api');
const teamSlug = z.string().regex(/^[^/\s]+\/[^/\s]+$/, 'is not a GitHub team such as acme/payments');

const githubExclude = z.strictObject({
  repos: z.array(repositoryName).optional().describe('Repositories left out; globs such as acme/sandbox-*'),
  authors: names
    .optional()
    .describe('Authors left out, besides dependabot, renovate and github-actions; x, x[bot] and app/x are one name'),
  labels: names.optional().describe('A work item with one of these labels on GitHub is left out whole'),
  heads: names.optional().describe('Head branches left out; globs such as backport/*'),
  bases: names.optional().describe('Base branches left out; globs such as release/*'),
  forks: z.boolean().optional().describe('true leaves out pull requests that come from forks'),
});

const github = z.strictObject({
  owners: z.array(ownerName).optional().describe('Organisations or users to look under for the configured people and teams'),
  repos: z.array(repositoryName).optional().describe('Repositories whose every open pull request is read; globs allowed'),
  drafts: z.enum(['count', 'ignore']).optional().describe('Whether draft pull requests count (default count)'),
  issues: z
    .strictObject({ labels: names.optional().describe('Labels that mean a GitHub issue is started') })
    .optional()
    .describe('Which GitHub issues are in flight'),
  projects: z
    .array(
      z.strictObject({
        owner: ownerName.describe('Organisation or user that owns the board'),
        number: z.number().int().positive().describe('The number in the board’s address'),
        field: z.string().min(1).optional().describe('The single-select field that holds the status (default Status)'),
      }),
    )
    .optional()
    .describe('Project boards whose status places GitHub issues and draft cards'),
  exclude: githubExclude.optional().describe('What to leave out'),
});

const linear = z.strictObject({
  teams: z
    .array(z.string().regex(/^[A-Za-z][A-Za-z0-9]*$/, 'is not a Linear team key such as PAY'))
    .optional()
    .describe('Keys of the Linear teams to read, with their sub-teams (default: every team the key sees)'),
  exclude: z
    .strictObject({
      labels: names.optional().describe('A work item with one of these labels in Linear is left out whole'),
      states: names.optional().describe('A work item in one of these Linear states is left out whole'),
    })
    .optional()
    .describe('What to leave out'),
});

const person = z.strictObject({
  name: z.string().trim().min(1).describe('The name shown everywhere'),
  github: oneOrMore.optional().describe('GitHub login, or a list of them'),
  linear: oneOrMore.optional().describe('E-mail in Linear, or a list of them'),
  slack: z.string().min(1).optional().describe('Slack member id, for mentions'),
  away: z
    .array(z.strictObject({ from: day.describe('First day away'), to: day.describe('Last day away') }))
    .optional()
    .describe('Days away: not counted as present for maxPerPerson'),
});

const agent = z.strictObject({
  name: z.string().trim().min(1).describe('The name shown everywhere'),
  github: oneOrMore.optional().describe('GitHub login, or a list of them'),
  linear: oneOrMore.optional().describe('E-mail in Linear, or a list of them'),
});

const team = z.strictObject({
  name: z.string().trim().min(1).describe('The name shown everywhere'),
  people: names.optional().describe('Members, by the names under `people`'),
  linear: z.array(z.string().min(1)).optional().describe('Keys of the Linear teams whose issues are this team’s'),
  repos: z.array(repositoryName).optional().describe('Repositories that are this team’s; globs allowed'),
  github: teamSlug.optional().describe('The GitHub team, as acme/payments'),
});

const stage = z.strictObject({
  name: z.string().trim().min(1).describe('The name shown everywhere'),
  linear: names.optional().describe('Linear states that stand in this stage'),
  github: z.array(z.enum(PULL_REQUEST_STATES)).optional().describe('Pull request states that stand in this stage'),
  project: names.optional().describe('Project-board statuses that stand in this stage'),
});

const limit = z.strictObject({
  name: z.string().min(1).optional().describe('Free text, shown with the limit'),
  per: z.enum(PER).describe('What kind of subject the limit holds for'),
  max: z.number().int().min(0).optional().describe('At most this many; more is over'),
  maxPerPerson: z
    .number()
    .positive()
    .optional()
    .describe('For per team: times the members present, rounded down, at least 1'),
  warn: z.number().int().min(0).optional().describe('More than this is a warning'),
  level: level.optional().describe('error fails the check, warn only warns (default error)'),
  people: names.min(1).optional().describe('Only for these people'),
  teams: names.min(1).optional().describe('Only for these teams; for person and reviewer: their members'),
  stages: names.min(1).optional().describe('Only work in these stages, counted together'),
  label: z.string().min(1).optional().describe('Only work with this label'),
  kind: z.enum(['issue', 'pull_request']).optional().describe('Only work that has an in-flight record of this kind'),
  lane: z.enum(['expedite', 'standard']).optional().describe('Only work of this lane'),
  blocked: z.enum(['ignore']).optional().describe('ignore leaves blocked work out of this count'),
  agents: z.enum(['only', 'ignore']).optional().describe('Only work with an agent on it, or none of it'),
  from: day.optional().describe('First day on which the limit holds'),
  until: day.optional().describe('Last day on which the limit holds'),
  reason: z.string().min(1).optional().describe('Why, shown with the limit'),
});

const sle = z.union([
  z.literal('auto'),
  z.strictObject({
    days: z.number().positive().describe('Finished within this many days …'),
    percentile: z.number().min(1).max(100).optional().describe('… in this many of 100 cases (default 85)'),
  }),
  z.strictObject({
    auto: z.literal(true).describe('From the team’s own history'),
    percentile: z.number().min(1).max(100).optional().describe('Which percentile of the cycle times (default 85)'),
    window: z.number().int().positive().optional().describe('Days of history (default 90)'),
  }),
]);

const aging = z.strictObject({
  sle: sle.optional().describe('Service level expectation: {"days": 8, "percentile": 85}, or "auto"'),
  stale: z.number().int().min(0).optional().describe('Idle for more than this many days is stale'),
  unit: z.enum(['calendar', 'working']).optional().describe('Which days are counted (default calendar)'),
  level: level.optional().describe('error fails the check when an item is over its SLE (default warn)'),
});

export const configSchema = z
  .strictObject({
    $schema: z.string().optional().describe('Where editors find the JSON Schema'),
    timezone: z.string().optional().describe('IANA time zone in which days begin and end (default UTC)'),
    github: github.optional().describe('What to read from GitHub'),
    linear: linear.optional().describe('What to read from Linear'),
    parents: z
      .enum(['skip', 'count', 'merge'])
      .optional()
      .describe('A parent issue whose sub-issues are the work: not counted, counted, or one item with them (default skip)'),
    stacks: z.enum(['one', 'each']).optional().describe('Whether a stack of pull requests is one item (default one)'),
    others: z
      .enum(['count', 'ignore'])
      .optional()
      .describe('Whether people the config does not name have person and reviewer limits (default count)'),
    people: z.array(person).optional().describe('Names people and joins their accounts'),
    agents: z.array(agent).optional().describe('Accounts that are coding agents, never holders'),
    teams: z.array(team).optional().describe('Teams; without it each Linear team is one'),
    stages: z.array(stage).min(1).optional().describe('Columns of the flow, left to right (default doing, review)'),
    limits: z.array(limit).optional().describe('The limits'),
    expedite: z
      .strictObject({
        labels: names.optional().describe('Labels that put work in the expedite lane'),
        priorities: z.array(z.enum(PRIORITIES)).optional().describe('Linear priorities that do'),
      })
      .optional()
      .describe('What makes a lane of its own'),
    blocked: z
      .strictObject({
        labels: names.optional().describe('Labels that mean blocked'),
        states: names.optional().describe('Linear states or board statuses that mean blocked'),
      })
      .optional()
      .describe('What counts as blocked, besides a blocking issue'),
    aging: aging.optional().describe('When work in flight is called old'),
    calendar: z
      .strictObject({
        weekend: z.array(z.enum(WEEKDAYS)).max(6).optional().describe('Days off each week (default sat, sun)'),
        holidays: z.array(day).optional().describe('Days off'),
      })
      .optional()
      .describe('Working days, for aging.unit working'),
    exceptions: z
      .array(
        z.strictObject({
          item: z.string().min(1).describe('The id of any record of the item'),
          reason: z.string().trim().min(1).describe('Why it is left out'),
          until: day.describe('The last day it is left out'),
        }),
      )
      .optional()
      .describe('Items left out of the counts for a while, for a stated reason'),
    baseline: z.string().min(1).optional().describe('File with the counts to start from'),
    history: z.string().min(1).optional().describe('Where runs are remembered: sqlite:PATH or postgres://…'),
    post: z
      .array(
        z.strictObject({
          to: z.enum(['slack', 'msteams', 'discord', 'webhook']).describe('The channel'),
          when: z.enum(['always', 'over', 'change']).optional().describe('When to post (default always)'),
        }),
      )
      .optional()
      .describe('Where the daily summary goes'),
  })
  .describe('Configuration of wiplimit');

/** A config file as a user writes it. */
export type Config = z.input<typeof configSchema>;
/** A config file that passed the schema. */
export type ParsedConfig = z.output<typeof configSchema>;
