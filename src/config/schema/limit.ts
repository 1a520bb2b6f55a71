import * as z from 'zod';
import { optional, required } from './key.ts';
import { day, level, text, texts } from './values.ts';

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

const count = z.number().int().min(0);
const someTexts = texts.min(1);

export const limit = z.strictObject({
  name: optional(text, 'Free text, shown with the limit', { example: 'On call' }),
  per: required(z.enum(PER), 'What the limit holds for: each person, each team, …, or everyone together', {
    example: 'person',
  }),
  max: optional(count, 'At most this many; more is over', { example: 3 }),
  maxPerPerson: optional(
    z.number().positive(),
    'Instead of max, for per team: times the members present, rounded down, at least 1',
    { example: 1.5 },
  ),
  warn: optional(count, 'More than this is a warning', { example: 2 }),
  level: optional(level, 'error fails the check when over; warn only warns', {
    default: 'error',
    example: 'warn',
  }),
  people: optional(someTexts, 'Only for these people; with per person or reviewer', { example: ['Ada'] }),
  teams: optional(someTexts, 'Only for these teams; with per person or reviewer, for their members', {
    example: ['Payments'],
  }),
  stages: optional(someTexts, 'Only work in these stages, counted together', {
    example: ['review', 'merge'],
  }),
  label: optional(text, 'Only work with this label', { example: 'bug' }),
  kind: optional(z.enum(['issue', 'pull_request']), 'Only work that has an in-flight record of this kind', {
    example: 'pull_request',
  }),
  lane: optional(z.enum(['expedite', 'standard']), 'Only work of this lane; needs expedite', {
    example: 'expedite',
  }),
  blocked: optional(z.enum(['ignore']), 'ignore leaves blocked work out of this count', {
    example: 'ignore',
  }),
  agents: optional(z.enum(['only', 'ignore']), 'Only work with an agent on it, or only work without', {
    example: 'ignore',
  }),
  from: optional(
    z.union([day, count]),
    'A day: the first on which the limit holds. A number, with by: how many are allowed at first, sinking to max by the week',
    { example: '2026-11-23' },
  ),
  since: optional(
    day,
    'With a number as from: in which week it begins to sink; left out, one fewer each week',
    {
      example: '2026-11-23',
    },
  ),
  by: optional(day, 'With a number as from: in which week max is reached', { example: '2027-01-31' }),
  until: optional(day, 'Last day on which the limit holds', { example: '2026-11-29' }),
  reason: optional(text, 'Why, shown with the limit', { example: 'on call' }),
});
