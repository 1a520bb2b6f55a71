import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { COMPANY_GITHUB, CONFIGS, companyLinear } from './company.ts';
import { type Case, completeAfter, runCases } from './expect-run.ts';
import { KINDS } from './kinds/index.ts';
import { SOURCES, type Truth, truthOf } from './oracle.ts';
import type { Mode } from './proxy.ts';
import { runWith } from './run.ts';
import { createRandom, pick } from './sample.ts';
import { type Scene, startScene } from './scene.ts';

const COMPANY = { github: COMPANY_GITHUB, linear: companyLinear(), configs: CONFIGS };
const MODES: Mode[] = ['once', 'onwards', 'stuck'];
const SEED = 7;

describe('pages of three entries, so that nearly every list goes on', () => {
  let scene: Scene;
  let truth: Truth;
  beforeAll(async () => {
    scene = await startScene(COMPANY, { smallPages: 3 });
    truth = truthOf(scene.plans, await runWith(scene));
  });
  afterAll(() => scene.close());

  test('tell the same as whole pages, in more requests', async () => {
    const whole = await startScene(COMPANY);
    const { snapshot, requests } = await runWith(whole);
    await whole.close();
    expect(snapshot.sources.map(({ status }) => status)).toEqual(['complete', 'complete']);
    expect(truth.snapshot.records.map(({ id }) => id).sort()).toEqual(
      snapshot.records.map(({ id }) => id).sort(),
    );
    for (const source of SOURCES) expect(truth.positions[source]).toBeGreaterThan(requests[source].length);
  });

  test.each(SOURCES)(
    'one fault of each kind at %s, at some request after the first',
    async (source) => {
      const random = createRandom(SEED);
      const cases = KINDS.filter(({ vendor }) => vendor === source || vendor === 'both').map((kind): Case => {
        const at = 1 + Math.floor(random() * (truth.positions[source] - 1));
        const mode = pick(random, MODES);
        return { faults: { [source]: [{ kind, at, mode }] }, complete: completeAfter(kind, mode) };
      });
      expect(await runCases(scene, truth, cases)).toEqual([]);
    },
    60_000,
  );
});
