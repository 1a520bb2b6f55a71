import type { FoundLinearTeam, FoundState } from '../../init/found.ts';
import {
  proposedStages,
  STAGE_NAMES,
  type StageEntry,
  stageOf,
  waitingStates,
} from '../../init/propose-stages.ts';
import { foldName, uniqueNames } from '../../text/compare.ts';
import { listAnd, listShort } from '../../text/list.ts';
import { plural } from '../../text/plural.ts';
import type { Asker } from './asker.ts';
import type { ChosenLinear } from './choose-linear.ts';

interface ChosenStages {
  /** Empty for the stages that hold without a config. */
  stages: StageEntry[];
  /** Linear states that mean blocked. */
  waiting: string[];
}

const PULL_REQUESTS = {
  draft: 'drafts',
  open: 'open pull requests',
  changes_requested: 'those with changes requested',
  approved: 'approved ones',
} as const;

const MOST_NAMES = 10;
/** Stands for the first stage, in which the work waits. */
const BLOCKED = 'blocked';

/** Shows which state stands in which stage, and lets a person move states until that is right. */
export async function chooseStages(
  asker: Asker,
  linear: Pick<ChosenLinear, 'states' | 'reached'> | null,
  withPullRequests: boolean,
): Promise<ChosenStages> {
  const { states = [], reached = [] } = linear ?? {};
  const names = uniqueNames(states.map(({ name }) => name));
  const placed = new Map(names.map((name) => [foldName(name), stageOf(name)]));
  const waiting = new Set(waitingStates(states).map(foldName));
  const asPlaced = (): ChosenStages => ({
    stages: proposedStages(states, withPullRequests, (name) => placed.get(foldName(name)) ?? stageOf(name)),
    waiting: names.filter((name) => waiting.has(foldName(name))),
  });
  const without = unstarted(reached, states);
  for (let isRight = false; !isRight; ) {
    const chosen = asPlaced();
    await asker.tell([...shown(chosen), ...without].join('\n'), 'Stages, from the states you have');
    isRight =
      names.length === 0 ||
      (await asker.yes({ message: 'Use these stages? (With No, states can be moved.)', proposed: true }));
    if (!isRight) await move(asker, names, placed, waiting);
  }
  return asPlaced();
}

function shown({ stages, waiting }: ChosenStages): string[] {
  return [
    ...stages.map(
      ({ name, linear = [], github = [] }) =>
        `${name}: ${[...linear, ...github.map((state) => PULL_REQUESTS[state])].join(', ')}`,
    ),
    ...(waiting.length === 0
      ? []
      : [`Work in ${listAnd(waiting)} waits, so it is shown as blocked. It still counts.`]),
  ];
}

/** Teams whose issues can never be in flight, and what to do about it. */
function unstarted(teams: readonly FoundLinearTeam[], states: readonly FoundState[]): string[] {
  const withStates = new Set(states.map(({ team }) => foldName(team)));
  const without = teams.filter(({ key }) => !withStates.has(foldName(key)));
  if (without.length === 0) return [];
  const names = listShort(
    without.map(({ name, key }) => `${name} (${key})`),
    MOST_NAMES,
  );
  return [
    `${names} ${without.length === 1 ? 'has' : 'have'} no state of the type Started, so no issue of ${plural(without.length, 'this team', 'these teams').replace(/^\d+ /, '')} counts as in flight. Add one in Linear, in the team's settings under Issue statuses.`,
  ];
}

/** Asks which states stand elsewhere, and where. */
async function move(
  asker: Asker,
  names: readonly string[],
  placed: Map<string, string>,
  waiting: Set<string>,
): Promise<void> {
  const placeOf = (name: string) =>
    waiting.has(foldName(name)) ? BLOCKED : (placed.get(foldName(name)) ?? stageOf(name));
  const moved = await asker.several({
    message: 'Which states stand elsewhere?',
    choices: names.map((name) => ({ value: name, label: name, hint: placeOf(name) })),
    proposed: [],
  });
  for (const name of moved) {
    const place = await asker.one({
      message: `Where does ${name} stand?`,
      choices: [
        ...STAGE_NAMES.map((stage) => ({ value: stage, label: stage })),
        { value: BLOCKED, label: 'blocked', hint: 'doing, but the work waits' },
      ],
      proposed: placeOf(name),
    });
    placed.set(foldName(name), place === BLOCKED ? 'doing' : place);
    if (place === BLOCKED) waiting.add(foldName(name));
    else waiting.delete(foldName(name));
  }
}
