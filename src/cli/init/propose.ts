import { planOf } from '../../config/parse.ts';
import type { Config } from '../../config/schema.ts';
import { closingLines, configComments } from '../../init/comments.ts';
import { type Choices, configOf } from '../../init/config-of.ts';
import { configText } from '../../init/config-text.ts';
import { limitEntries } from '../../init/propose-limits.ts';
import type { Joined } from '../../init/propose-people.ts';
import { proposedStages, type StageEntry, waitingStates } from '../../init/propose-stages.ts';
import { teamEntries } from '../../init/propose-teams.ts';
import type { Snapshot } from '../../model/snapshot.ts';
import { plural } from '../../text/plural.ts';
import type { Context } from '../context.ts';
import type { Asker } from './asker.ts';
import { chooseLimits } from './choose-limits.ts';
import { choosePeople } from './choose-people.ts';
import type { ChosenSources } from './choose-sources.ts';
import { BASELINE_FILE } from './files.ts';
import { measureToday, type ReadOptions, readToday } from './today.ts';

export interface Proposal {
  config: Config;
  /** The config file, with its comments. */
  text: string;
  snapshot: Snapshot;
  withBaseline: boolean;
}

/**
 * From the chosen sources to a config: stages, an ordinary reading, people, limits.
 * @param hasBaseline whether a baseline is there already: it is not replaced
 */
export async function propose(
  asker: Asker,
  context: Context,
  { linear, github }: ChosenSources,
  options: ReadOptions & { timezone: string; hasBaseline: boolean },
): Promise<Proposal> {
  const states = linear?.states ?? [];
  const choices: Choices = {
    timezone: options.timezone,
    linear: linear?.teams.map(({ key }) => key) ?? null,
    repositories: github?.repositories ?? null,
    people: [],
    teams: teamEntries(linear?.teams ?? [], github?.teams ?? []),
    stages: await chooseStages(asker, proposedStages(states, github !== null)),
    waiting: waitingStates(states),
    limits: [],
    baseline: null,
  };

  const draft = configOf(choices);
  const snapshot = await readToday(context, planOf(draft, 'the proposed config'), options);
  const problems = snapshot.sources.flatMap((source) => source.problems);
  await asker.tell(
    [
      `Read ${plural(snapshot.records.length, 'issue or pull request', 'issues and pull requests')}.`,
      ...problems,
    ].join('\n'),
  );

  let joined: Joined | null = null;
  if (linear !== null && github !== null) {
    const { linked } = await measureToday(draft, snapshot, options.now);
    const people = await choosePeople(asker, linked, snapshot);
    joined = people.joined;
    choices.people = people.entries;
  }
  const { measured } = await measureToday(configOf(choices), snapshot, options.now);
  const { limits, withBaseline } = await chooseLimits(asker, measured);
  choices.limits = limitEntries(limits, choices.teams);
  if (withBaseline && !options.hasBaseline) choices.baseline = BASELINE_FILE;
  if (withBaseline && options.hasBaseline)
    await asker.tell(
      `${BASELINE_FILE} is there already, and stays as it is: wiplimit baseline writes it anew.`,
    );
  const config = configOf(choices);
  return {
    config,
    text: configText(config, configComments(limits), closingLines(joined)),
    snapshot,
    withBaseline: choices.baseline !== null,
  };
}

const PULL_REQUESTS = {
  draft: 'drafts',
  open: 'open pull requests',
  changes_requested: 'those with changes requested',
  approved: 'approved ones',
} as const;

/** @returns nothing where the stages that hold without a config are wanted */
async function chooseStages(asker: Asker, stages: StageEntry[]): Promise<StageEntry[]> {
  const lines = stages.map(({ name, linear = [], github = [] }) => {
    const parts = [...linear, ...github.map((state) => PULL_REQUESTS[state])];
    return `${name}: ${parts.join(', ') || 'nothing yet'}`;
  });
  await asker.tell(lines.join('\n'), 'Stages, from the states you have');
  const isRight = await asker.yes({
    message: 'Use these stages? (They are easy to move in the config.)',
    proposed: true,
  });
  return isRight ? stages : [];
}
