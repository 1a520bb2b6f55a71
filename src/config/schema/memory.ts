import * as z from 'zod';
import { optional, required } from './key.ts';

/** What is remembered between runs, and where the daily summary goes. */

/** Where a history may lie: a file of SQLite, or a PostgreSQL database. */
export const historyUrl = z
  .string()
  .regex(/^(?:sqlite:|postgres(?:ql)?:\/\/)./, 'is neither sqlite:PATH nor a postgres:// address');

export const history = z.union([
  historyUrl,
  z.strictObject({
    url: required(historyUrl, 'sqlite:PATH, from the config’s folder, or postgres://…', {
      example: 'sqlite:.wiplimit/history.db',
    }),
    keepDays: optional(z.number().int().min(1).max(3650), 'Days after which a run is forgotten', {
      default: 400,
      example: 120,
    }),
    titles: optional(z.boolean(), 'Whether titles of work are remembered beside ids', {
      default: false,
      example: true,
    }),
  }),
]);

const link = z
  .string()
  .max(2000)
  .regex(/^https?:\/\/[^\s"'<>\\`]+$/, 'is not a web address such as https://wip.acme.example');

export const post = z.strictObject({
  to: required(
    z.enum(['slack', 'msteams', 'discord', 'webhook']),
    'The channel; its address comes from the environment',
    { example: 'slack' },
  ),
  when: optional(
    z.enum(['always', 'over', 'change']),
    'always; over: not when all is within; change: only when a limit came to be over, or within again',
    { default: 'always', example: 'over' },
  ),
  names: optional(z.boolean(), 'false leaves people out: they are a count', {
    default: true,
    example: false,
  }),
  mentions: optional(z.boolean(), 'Whether people with a slack id are mentioned; in Slack only', {
    default: false,
    example: true,
  }),
  link: optional(link, 'Where the whole report is, for those who want more', {
    example: 'https://wip.acme.example/today.html',
  }),
});
