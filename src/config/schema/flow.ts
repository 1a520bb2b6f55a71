import * as z from 'zod';
import { optional, required } from './key.ts';
import { day, level, name, text, texts } from './values.ts';

/** How work flows: stages, lanes, blocked work, ageing, working days, exceptions. */

const PULL_REQUEST_STATES = ['draft', 'open', 'changes_requested', 'approved'] as const;
const PRIORITIES = ['urgent', 'high', 'medium', 'low'] as const;
const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

export const stage = z.strictObject({
  name: required(name, 'The name shown everywhere', { example: 'review' }),
  linear: optional(texts, 'Linear states that stand in this stage', { example: ['In Review'] }),
  github: optional(z.array(z.enum(PULL_REQUEST_STATES)), 'Pull request states that stand in this stage', {
    example: ['open', 'changes_requested'],
  }),
  project: optional(texts, 'Project-board statuses that stand in this stage', { example: ['In Review'] }),
});

export const expedite = z.strictObject({
  labels: optional(texts, 'Labels that put work in the expedite lane', { example: ['expedite'] }),
  priorities: optional(z.array(z.enum(PRIORITIES)), 'Linear priorities that do', { example: ['urgent'] }),
});

export const blocked = z.strictObject({
  labels: optional(texts, 'Labels that mean blocked', { example: ['blocked'] }),
  states: optional(texts, 'Linear states or board statuses that mean blocked', { example: ['Waiting'] }),
});

const percentile = z.number().min(1).max(100);

const sle = z.union([
  z.literal('auto'),
  z.strictObject({
    days: required(z.number().positive(), 'Finished within this many days …', { example: 8 }),
    percentile: optional(percentile, '… in this many of 100 cases', { default: 85, example: 90 }),
  }),
  z.strictObject({
    auto: required(z.literal(true), 'From the team’s own history', { example: true }),
    percentile: optional(percentile, 'Which percentile of the cycle times', { default: 85, example: 90 }),
    window: optional(z.number().int().positive(), 'Days of history', { default: 90, example: 60 }),
  }),
]);

export const aging = z.strictObject({
  sle: optional(
    sle,
    'Service level expectation: {"days": 8, "percentile": 85}, or "auto" for {"auto": true, "percentile": 85, "window": 90}',
    { example: { days: 8, percentile: 85 } },
  ),
  stale: optional(
    z.number().int().min(0),
    'Work that is idle for more than this many days, and not blocked, is stale',
    {
      example: 3,
    },
  ),
  unit: optional(z.enum(['calendar', 'working']), 'Which days are counted', {
    default: 'calendar',
    example: 'working',
  }),
  level: optional(level, 'error fails the check when an item is over its SLE; warn only warns', {
    default: 'warn',
    example: 'error',
  }),
});

export const calendar = z.strictObject({
  weekend: optional(z.array(z.enum(WEEKDAYS)).max(6), 'Days off each week', {
    default: ['sat', 'sun'],
    example: ['fri', 'sat'],
  }),
  holidays: optional(z.array(day), 'Days off', { example: ['2026-12-25'] }),
});

export const exception = z.strictObject({
  item: required(text, 'The id of any record of the item', { example: 'PAY-12' }),
  reason: required(name, 'Why it is left out', { example: 'waiting for the bank' }),
  until: required(day, 'The last day it is left out', { example: '2026-12-01' }),
});
