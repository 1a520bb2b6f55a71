import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SourceName } from '../../src/model/snapshot.ts';
import { COMPANY_GITHUB, CONFIGS, companyLinear } from './company.ts';
import type { FaultKind } from './fault-kind.ts';
import { breachesOf, SOURCES, type Truth, truthOf } from './oracle.ts';
import { runWith } from './run.ts';
import { AUTHORIZATION, type Scene, startScene, type World } from './scene.ts';

const BEFORE: World = { github: COMPANY_GITHUB, linear: companyLinear(), configs: CONFIGS };

/** What people do while they are counted: a pull request is merged, or an issue is done. */
const AFTER: Record<SourceName, () => World> = {
  github: () => ({
    ...BEFORE,
    github: {
      ...COMPANY_GITHUB,
      pullRequests: (COMPANY_GITHUB.pullRequests ?? []).map((pull) =>
        pull.number === 5 ? { ...pull, mergedAt: '2026-11-20T08:59:00Z' } : pull,
      ),
    },
  }),
  linear: () => {
    const linear = companyLinear();
    const done = linear.issues.find(({ identifier }) => identifier === 'PLT-11');
    if (done !== undefined) Object.assign(done, { state: 'Done', completedAt: '2026-11-20T08:59:00Z' });
    return { ...BEFORE, linear };
  },
};

/** Of so many requests each may be the first after the change. */
const MOST_MOMENTS = 12;

describe.each([
  ['whole pages', null],
  ['pages of three', 3],
])('a list that changes while it is read, %s', (_name, smallPages) => {
  describe.each(SOURCES)('at %s', (source) => {
    let scenes: Scene[];
    let truths: Truth[];
    beforeAll(async () => {
      scenes = [await startScene(BEFORE, { smallPages }), await startScene(AFTER[source](), { smallPages })];
      truths = await Promise.all(scenes.map(async (scene) => truthOf(scene.plans, await runWith(scene))));
    });
    afterAll(async () => {
      await Promise.all(scenes.map((scene) => scene.close()));
    });

    test('is told as it was before, or as it was after, or as not whole', async () => {
      const [before, after] = scenes;
      if (before === undefined || after === undefined) throw new Error('There are two moments.');
      const kind: FaultKind = {
        name: 'the answers of a moment later',
        vendor: source,
        expected: 'said',
        how: (_, { body }) => after.upstreams[source].answer(body, AUTHORIZATION[source]),
      };
      const wrong: string[] = [];
      const requests = truths[0]?.positions[source] ?? 0;
      for (let at = 1; at < requests; at += Math.ceil(requests / MOST_MOMENTS)) {
        const outcome = await runWith(before, { [source]: [{ kind, at, mode: 'onwards' }] });
        const breaches = truths.map((truth) => breachesOf(truth, outcome));
        if (breaches.every((found) => found.length > 0))
          wrong.push(`${source} #${at}: ${breaches.join(' or ')}`);
      }
      expect(wrong).toEqual([]);
    });
  });
});
