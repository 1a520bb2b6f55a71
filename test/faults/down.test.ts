import { afterAll, beforeAll, expect, test } from 'vitest';
import { COMPANY_GITHUB, CONFIGS, companyLinear } from './company.ts';
import type { FaultKind } from './fault-kind.ts';
import { breachesOf, SOURCES, type Truth, truthOf } from './oracle.ts';
import { startProxy } from './proxy.ts';
import { runWith } from './run.ts';
import { AUTHORIZATION, type Scene, startScene } from './scene.ts';

const DOWN: FaultKind = { name: 'goes down', vendor: 'both', expected: 'said', how: () => ({ down: true }) };

let scene: Scene;
let truth: Truth;
beforeAll(async () => {
  scene = await startScene({ github: COMPANY_GITHUB, linear: companyLinear(), configs: CONFIGS });
  truth = truthOf(scene.plans, await runWith(scene));
});
afterAll(() => scene.close());

test.each(SOURCES)(
  '%s that goes down, and from then on refuses every connection, is not whole',
  async (source) => {
    const wrong: string[] = [];
    for (let at = 0; at < truth.positions[source]; at += 1) {
      const proxy = await startProxy(scene.upstreams[source], AUTHORIZATION[source]);
      const proxies = { ...scene.proxies, [source]: proxy };
      const outcome = await runWith(
        { ...scene, proxies },
        { [source]: [{ kind: DOWN, at, mode: 'onwards' }] },
      );
      await proxy.close();
      const report = outcome.snapshot.sources.find(({ name }) => name === source);
      wrong.push(...breachesOf(truth, outcome).map((breach) => `${source} #${at}: ${breach}`));
      expect([at, report?.status, report?.cause]).toEqual([
        at,
        expect.not.stringMatching('complete'),
        'unreachable',
      ]);
    }
    expect(wrong).toEqual([]);
  },
);
