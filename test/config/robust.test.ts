import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { parse } from 'jsonc-parser';
import { expect, it } from 'vitest';
import { parseConfig } from '../../src/config/parse.ts';
import { problemsLater } from './config-errors.ts';

/** Whatever stands in a file, the answer is a plan or problems with places, never a crash. */

const example = parse(readFileSync('.wiplimitrc.example.json', 'utf8')) as object;

/** Every place in plain data. */
function placesIn(value: unknown, at: (string | number)[] = []): (string | number)[][] {
  if (typeof value !== 'object' || value === null) return [at];
  const steps = Array.isArray(value) ? [...value.keys()] : Object.keys(value);
  return [at, ...steps.flatMap((step) => placesIn(Reflect.get(value, step), [...at, step]))];
}

function replaced(value: unknown, [step, ...rest]: (string | number)[], by: unknown): unknown {
  if (step === undefined) return by;
  const copy = structuredClone(value) as object;
  Reflect.set(copy, step, replaced(Reflect.get(copy, step), rest, by));
  return copy;
}

it('one or two values of the example replaced by anything', async () => {
  const change = fc.tuple(fc.constantFrom(...placesIn(example)), fc.jsonValue({ maxDepth: 3 }));
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 2 }), async (changes) => {
      let config: unknown = example;
      for (const [path, value] of changes) {
        if (placesIn(config).some((one) => one.join() === path.join()))
          config = replaced(config, path, value);
      }
      for (const problem of await problemsLater(() => parseConfig(JSON.stringify(config), '.wiplimitrc'))) {
        expect(problem).toMatch(/: \S/);
        expect(problem).not.toMatch(/undefined|\[object|Invalid input/);
      }
    }),
    { numRuns: 300, seed: 20261120 },
  );
});

it('any text', async () => {
  const pieces = fc.constantFrom(
    '{',
    '}',
    '[',
    ']',
    ':',
    ',',
    '"',
    '- ',
    '\n',
    ' ',
    '\t',
    '#',
    '*a',
    '&a ',
    '!x ',
    '---\n',
    '|\n',
    '?',
    '\u0000',
    '\ud800',
    'limits',
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(pieces, { maxLength: 30 }),
      fc.constantFrom('a.json', 'a.yaml', '.wiplimitrc'),
      async (parts, file) => {
        await problemsLater(() => parseConfig(parts.join(''), file));
      },
    ),
    { numRuns: 2000, seed: 20261120 },
  );
});
