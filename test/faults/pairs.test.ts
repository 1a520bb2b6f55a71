import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { COMPANY_GITHUB, CONFIGS, companyLinear } from './company.ts';
import { type Case, runCases } from './expect-run.ts';
import { KINDS } from './kinds/index.ts';
import { SOURCES, type Truth, truthOf } from './oracle.ts';
import type { Mode, Planted } from './proxy.ts';
import { type Faults, runWith } from './run.ts';
import { createRandom, pick } from './sample.ts';
import { type Scene, startScene } from './scene.ts';

const COMPANY = { github: COMPANY_GITHUB, linear: companyLinear(), configs: CONFIGS };
const MODES: Mode[] = ['once', 'once', 'onwards', 'stuck'];
const SEED = 20261120;
const SAMPLE = 30;

/** Two faults anywhere, at one source or at both. */
function pairsOf(count: number, truth: Truth, kinds = KINDS): Faults[] {
  const random = createRandom(SEED);
  const plant = (): [(typeof SOURCES)[number], Planted] => {
    const source = pick(random, SOURCES);
    const kind = pick(
      random,
      kinds.filter(({ vendor }) => vendor === source || vendor === 'both'),
    );
    return [source, { kind, at: Math.floor(random() * truth.positions[source]), mode: pick(random, MODES) }];
  };
  return Array.from({ length: count }, () => {
    const faults: Partial<Record<(typeof SOURCES)[number], Planted[]>> = {};
    for (const [source, planted] of [plant(), plant()]) faults[source] = [...(faults[source] ?? []), planted];
    return faults;
  });
}

/** The smallest pages make the most requests: every list goes on, also those inside others. */
describe.each([
  ['whole pages', null],
  ['pages of three', 3],
])('two faults, %s', (_name, smallPages) => {
  let scene: Scene;
  let truth: Truth;
  beforeAll(async () => {
    scene = await startScene(COMPANY, { smallPages });
    truth = truthOf(scene.plans, await runWith(scene));
  });
  afterAll(() => scene.close());

  test('never look like a clean bill', async () => {
    const cases = pairsOf(SAMPLE, truth).map((faults): Case => ({ faults }));
    expect(await runCases(scene, truth, cases)).toEqual([]);
  }, 60_000);

  test('that pass both end in the complete verdict', async () => {
    const passing = KINDS.filter(({ expected, keepsBack }) => expected === 'passing' && !keepsBack);
    const cases = pairsOf(SAMPLE / 3, truth, passing).map(
      (faults): Case => ({
        faults: Object.fromEntries(
          Object.entries(faults).map(([source, planted]) => [
            source,
            planted.map((one) => ({ ...one, mode: 'once' as const })),
          ]),
        ),
        complete: true,
      }),
    );
    expect(await runCases(scene, truth, cases)).toEqual([]);
  }, 60_000);
});
