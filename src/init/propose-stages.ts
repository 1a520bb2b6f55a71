import type { Config } from '../config/schema.ts';
import { foldName, uniqueNames } from '../text/compare.ts';
import { groupBy } from '../text/group-by.ts';
import type { FoundState } from './found.ts';
import { saysWaiting, stageNamed } from './stage-words.ts';

export type StageEntry = NonNullable<Config['stages']>[number];

/** Where work stands that only the author holds, and where others look at it: every flow has these two. */
const [DOING, REVIEW, TEST, MERGE] = ['doing', 'review', 'test', 'merge'];

/** The stages that are proposed, in their usual order. */
export const STAGE_NAMES: readonly string[] = [DOING, REVIEW, TEST, MERGE];

/** The stage that a state is proposed for. */
export const stageOf = (state: string): string => stageNamed(state) ?? DOING;

/**
 * Stages from the teams' own started states, in the order in which the teams have them. Pull requests join in where
 * GitHub is read: drafts with doing, open ones with review, approved ones with a merge stage if there is one.
 * A stage that nothing can enter is left out.
 * @param stageFor the stage of a state, by its name
 */
export function proposedStages(
  states: readonly FoundState[],
  withPullRequests: boolean,
  stageFor: (state: string) => string = stageOf,
): StageEntry[] {
  const places = placesOf(states);
  const byStage = groupBy(states, ({ name }) => stageFor(name));
  const stages = [...new Set([DOING, ...byStage.keys(), ...(withPullRequests ? [REVIEW] : [])])];
  const place = (stage: string): number => {
    // Doing begins the flow; what no state tells comes right behind it.
    if (stage === DOING) return -1;
    const own = (byStage.get(stage) ?? []).map((state) => places.get(state) ?? 0);
    return own.length === 0 ? -0.5 : own.reduce((sum, one) => sum + one, 0) / own.length;
  };
  const pullRequests = (stage: string): Pick<StageEntry, 'github'> => {
    if (!withPullRequests) return {};
    if (stage === DOING) return { github: ['draft'] };
    if (stage === REVIEW) return { github: ['open', 'changes_requested'] };
    return stage === MERGE ? { github: ['approved'] } : {};
  };
  return stages
    .sort((a, b) => place(a) - place(b))
    .map((name): StageEntry => {
      const own = [...(byStage.get(name) ?? [])].sort((a, b) => (places.get(a) ?? 0) - (places.get(b) ?? 0));
      const linear = uniqueNames(own.map((state) => state.name));
      return { name, ...(linear.length > 0 ? { linear } : {}), ...pullRequests(name) };
    })
    .filter(({ linear, github }) => linear !== undefined || github !== undefined);
}

/** Started states whose name says that the work waits. */
export function waitingStates(states: readonly FoundState[]): string[] {
  return uniqueNames(states.map(({ name }) => name).filter(saysWaiting));
}

/** Where each state stands among those of its team: 0 first, 1 last. Positions of different teams do not compare. */
function placesOf(states: readonly FoundState[]): Map<FoundState, number> {
  return new Map(
    [...groupBy(states, ({ team }) => foldName(team)).values()].flatMap((own) => {
      const inOrder = [...own].sort((a, b) => a.position - b.position);
      return inOrder.map((state, index) => [state, index / Math.max(1, inOrder.length - 1)] as const);
    }),
  );
}
