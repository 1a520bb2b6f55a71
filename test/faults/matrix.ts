import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SourceName } from '../../src/model/snapshot.ts';
import { COMPANY_GITHUB, CONFIGS, companyLinear } from './company.ts';
import { type Case, completeAfter, runCases } from './expect-run.ts';
import type { FaultKind } from './fault-kind.ts';
import { KINDS } from './kinds/index.ts';
import { type Truth, truthOf } from './oracle.ts';
import type { Mode } from './proxy.ts';
import { runWith } from './run.ts';
import { createRandom, shuffled } from './sample.ts';
import { type Scene, startScene } from './scene.ts';

const COMPANY = { github: COMPANY_GITHUB, linear: companyLinear(), configs: CONFIGS };

/** With FAULTS=all every mode is tried at every request, which takes minutes. */
const isThorough = process.env.FAULTS === 'all';
/** Where a run takes more requests than these, each kind of fault meets so many of them, and all kinds meet all. */
const MOST_POSITIONS = 4;
const MODES: Mode[] = ['once', 'onwards', 'stuck'];

/** Every kind of fault at every request of a run, once and lasting, at one source. */
export function describeMatrix(source: SourceName): void {
  describe(`one fault at ${source}`, () => {
    let scene: Scene;
    let truth: Truth;
    beforeAll(async () => {
      scene = await startScene(COMPANY);
      truth = truthOf(scene.plans, await runWith(scene));
    });
    afterAll(() => scene.close());

    test('has something to spoil: a run without faults asks often, and is both within and over', () => {
      expect(Object.values(truth.verdicts).map(({ outcome }) => outcome)).toEqual(['within', 'over']);
      expect(truth.positions[source]).toBeGreaterThan(1);
    });

    const kinds = KINDS.filter(({ vendor }) => vendor === source || vendor === 'both');
    test.each(kinds.map((kind, row) => [kind.name, kind.expected, kind, row] as const))(
      '%s: %s',
      async (_name, _expected, kind, row) => {
        const all = Array.from({ length: truth.positions[source] }, (_, at) => at);
        const positions = isThorough ? all : shuffled(createRandom(row), all).slice(0, MOST_POSITIONS);
        const cases = positions.flatMap((at) =>
          modesAt(kind, at + row).map((mode) => caseOf(source, kind, at, mode)),
        );
        expect(await runCases(scene, truth, cases)).toEqual([]);
      },
      60_000,
    );
  });
}

/** The modes to try at one request. What passes must pass at each; for the rest the three take turns. */
function modesAt({ expected }: FaultKind, turn: number): Mode[] {
  if (isThorough) return MODES;
  const taken = MODES.slice(turn % 3, (turn % 3) + 1);
  return expected === 'passing' || expected === 'harmless'
    ? [...new Set<Mode>(['once', ...(turn % 4 === 0 ? taken : [])])]
    : taken;
}

const caseOf = (source: SourceName, kind: FaultKind, at: number, mode: Mode): Case => ({
  faults: { [source]: [{ kind, at, mode }] },
  complete: completeAfter(kind, mode),
});
