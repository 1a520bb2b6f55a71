import { afterAll, beforeAll, expect, test } from 'vitest';
import { COMPANY_GITHUB, CONFIGS, companyLinear } from './company.ts';
import { type Case, completeAfter, runCases } from './expect-run.ts';
import { KINDS } from './kinds/index.ts';
import { type Truth, truthOf } from './oracle.ts';
import { runWith } from './run.ts';
import { createRandom } from './sample.ts';
import { type Scene, startScene } from './scene.ts';

const COMPANY = { github: COMPANY_GITHUB, linear: companyLinear(), configs: CONFIGS };
const SEED = 5;

/** A host that refuses some of what is asked is asked again without it: what it learns must not depend on a fault. */
let scene: Scene;
let truth: Truth;
beforeAll(async () => {
  scene = await startScene(COMPANY, { olderHost: true });
  truth = truthOf(scene.plans, await runWith(scene));
});
afterAll(() => scene.close());

test('an older host that breaks off once, at any request, is read whole', async () => {
  const kind = KINDS.find(({ name }) => name === 'reset before the reply');
  if (kind === undefined) throw new Error('The table has no reset.');
  const cases = Array.from(
    { length: truth.positions.github },
    (_, at): Case => ({
      faults: { github: [{ kind, at, mode: 'once' }] },
      complete: true,
    }),
  );
  expect(await runCases(scene, truth, cases)).toEqual([]);
}, 60_000);

test('each kind of fault, once, at some request of an older host', async () => {
  const random = createRandom(SEED);
  const cases = KINDS.filter(({ vendor }) => vendor !== 'linear').map((kind): Case => {
    const at = Math.floor(random() * truth.positions.github);
    return { faults: { github: [{ kind, at, mode: 'once' }] }, complete: completeAfter(kind, 'once') };
  });
  expect(await runCases(scene, truth, cases)).toEqual([]);
}, 60_000);
