import * as z from 'zod';
import { optional, required } from './key.ts';
import { day, name, oneOrMore, repositoryName, teamKey, teamSlug, text, texts } from './values.ts';

/** Whom limits are about: people, agents, teams. */

const away = z.strictObject({
  from: required(day, 'First day away', { example: '2026-12-21' }),
  to: required(day, 'Last day away', { example: '2027-01-03' }),
});

export const person = z.strictObject({
  name: required(name, 'The name shown everywhere', { example: 'Ada' }),
  github: optional(oneOrMore, 'GitHub login, or a list of them', { example: 'ada-l' }),
  linear: optional(oneOrMore, 'E-mail in Linear, or a list of them', {
    example: ['ada@acme.com', 'ada@acme.example'],
  }),
  slack: optional(text, 'Slack member id, for mentions', { example: 'U0123' }),
  away: optional(z.array(away), 'Days away, both ends included: not counted as present for maxPerPerson', {
    example: [{ from: '2026-12-21', to: '2027-01-03' }],
  }),
});

export const agent = z.strictObject({
  name: required(name, 'The name shown everywhere', { example: 'Copilot' }),
  github: optional(oneOrMore, 'GitHub login, or a list of them', { example: 'copilot-swe-agent' }),
  linear: optional(oneOrMore, 'E-mail in Linear, or a list of them', { example: 'agent@acme.com' }),
});

export const team = z.strictObject({
  name: required(name, 'The name shown everywhere', { example: 'Payments' }),
  people: optional(
    texts,
    'Members, by their names under people; left out, the GitHub team’s, else the Linear team’s active members',
    { example: ['Ada'] },
  ),
  linear: optional(z.array(teamKey), 'Keys of the Linear teams whose issues are this team’s', {
    example: ['PAY'],
  }),
  repos: optional(z.array(repositoryName), 'Repositories that are this team’s; read whole; globs allowed', {
    example: ['acme/pay-*'],
  }),
  github: optional(teamSlug, 'The GitHub team', { example: 'acme/payments' }),
});
