import type { FaultKind } from './fault-kind.ts';
import { breachesOf, SOURCES, type Truth } from './oracle.ts';
import type { Planted } from './proxy.ts';
import { type Faults, type Outcome, runWith } from './run.ts';
import type { Scene } from './scene.ts';

/** A run to be made, and what must come of it. */
export interface Case {
  faults: Faults;
  /** Whether the complete verdict must come of it, or must not; undefined where either is right. */
  complete?: boolean;
}

/** Runs each case. @returns a line for everything that is wrong, each a reproduction: source, request, how long, kind */
export async function runCases(scene: Scene, truth: Truth, cases: readonly Case[]): Promise<string[]> {
  const wrong: string[] = [];
  for (const one of cases) {
    const breaches = await runWith(scene, one.faults).then(
      (outcome) => [...breachesOf(truth, outcome), ...unexpected(one, outcome)],
      (error: unknown) => [
        `it throws ${error instanceof Error ? error.stack?.slice(0, 400) : String(error)}`,
      ],
    );
    wrong.push(...breaches.map((breach) => `${named(one.faults)}: ${breach}`));
  }
  return wrong;
}

const named = (faults: Faults) =>
  SOURCES.flatMap((source) =>
    (faults[source] ?? []).map(({ kind, at, mode }) => `${source} #${at} ${mode} ${kind.name}`),
  ).join(' + ');

function unexpected({ faults, complete }: Case, { snapshot, spoiled }: Outcome): string[] {
  const problems = snapshot.sources.flatMap((source) =>
    source.status === 'complete' ? [] : source.problems,
  );
  const isComplete = snapshot.sources.every(({ status }) => status === 'complete');
  const untouched = SOURCES.every((source) => spoiled[source] === 0);
  if ((complete === true || untouched) && !isComplete) return [`not complete: ${problems.join(' ')}`];
  if (complete === false && !untouched && isComplete) return ['complete, though something is kept back'];
  const refused = SOURCES.filter(
    (source) => spoiled[source] > 0 && (faults[source] ?? []).some(isRefusal),
  ).filter((name) =>
    snapshot.sources.some((source) => source.name === name && source.cause !== 'credentials'),
  );
  return refused.map((source) => `the cause is not credentials at ${source}: ${problems.join(' ')}`);
}

const isRefusal = ({ kind, mode }: Planted) => kind.expected === 'refused' && mode !== 'once';

/** What must come of one fault alone. */
export function completeAfter({ expected }: FaultKind, mode: Planted['mode']): boolean | undefined {
  if (expected === 'harmless') return true;
  if (mode === 'once') return expected === 'passing' ? true : undefined;
  // What one question keeps back for good, another may still tell.
  const isHidden = expected === 'refused' || (expected === 'incomplete' && mode === 'onwards');
  return isHidden ? false : undefined;
}
