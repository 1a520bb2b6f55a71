import { expect, it } from 'vitest';
import { verdictSchema } from '../../src/model/verdict.ts';
import { reporters } from '../../src/reporters/index.ts';
import { teamOver } from './terminal/scenes.ts';

it('gives the whole verdict back', () => {
  const verdict = teamOver();
  const text = reporters.json(verdict, { width: 80, color: 3, hyperlinks: true, tty: true, quiet: true });
  expect(text.endsWith('}\n')).toBe(true);
  expect(verdictSchema.parse(JSON.parse(text))).toEqual(verdict);
});
