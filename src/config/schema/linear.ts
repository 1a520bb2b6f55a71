import * as z from 'zod';
import { optional } from './key.ts';
import { teamKey, texts } from './values.ts';

const exclude = z.strictObject({
  labels: optional(texts, 'A work item with one of these labels in Linear is left out whole', {
    example: ['on hold'],
  }),
  states: optional(texts, 'A work item in one of these Linear states is left out whole', {
    example: ['Paused'],
  }),
});

export const linear = z.strictObject({
  teams: optional(
    z.array(teamKey).min(1),
    'Keys of the Linear teams to read, with their sub-teams; left out, every team that the API key sees',
    { example: ['PAY', 'PLT'] },
  ),
  exclude: optional(exclude, 'What to leave out of what Linear has', { example: { states: ['Paused'] } }),
});
