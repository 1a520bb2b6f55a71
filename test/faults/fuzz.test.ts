import fc from 'fast-check';
import { expect, test } from 'vitest';
import { runCases } from './expect-run.ts';
import { KINDS } from './kinds/index.ts';
import { SOURCES, truthOf } from './oracle.ts';
import type { Planted } from './proxy.ts';
import { world } from './random-worlds.ts';
import { type Faults, runWith } from './run.ts';
import { startScene } from './scene.ts';

const SEED = 20261120;
const WORLDS = 12;
const RUNS_EACH = 4;

/** A fault somewhere; which request it meets is known only once the world's run is. */
const fault = fc.record({
  source: fc.constantFrom(...SOURCES),
  row: fc.nat(KINDS.length - 1),
  share: fc.double({ min: 0, max: 0.999, noNaN: true }),
  mode: fc.constantFrom('once' as const, 'onwards' as const, 'stuck' as const),
});
const faultSets = fc.array(fc.array(fault, { minLength: 1, maxLength: 3 }), {
  minLength: RUNS_EACH,
  maxLength: RUNS_EACH,
});

test('random faults in random companies never look like a clean bill', async () => {
  const property = fc.asyncProperty(
    world,
    fc.record({
      smallPages: fc.constantFrom(null, 2, 3),
      olderHost: fc.constantFrom(undefined, true as const),
    }),
    faultSets,
    async (company, options, sets) => {
      const scene = await startScene(company, options);
      try {
        const truth = truthOf(scene.plans, await runWith(scene));
        const cases = sets.map((set) => {
          const faults: Partial<Record<(typeof SOURCES)[number], Planted[]>> = {};
          for (const { source, row, share, mode } of set) {
            const kinds = KINDS.filter(({ vendor }) => vendor === source || vendor === 'both');
            const kind = kinds[row % kinds.length];
            const at = Math.floor(share * truth.positions[source]);
            const planted = faults[source] ?? [];
            // Two at one place would hide each other: only one of them is met.
            const isFree = planted.every((other) => other.at !== at);
            if (kind !== undefined && isFree) faults[source] = [...planted, { kind, at, mode }];
          }
          return { faults: faults satisfies Faults };
        });
        expect(await runCases(scene, truth, cases)).toEqual([]);
      } finally {
        await scene.close();
      }
    },
  );
  await fc.assert(property, { seed: SEED, numRuns: WORLDS, endOnFailure: true });
}, 60_000);
