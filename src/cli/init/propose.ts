import { planOf } from '../../config/parse.ts';
import type { Config } from '../../config/schema.ts';
import { closingLines, configComments } from '../../init/comments.ts';
import { type Choices, configOf } from '../../init/config-of.ts';
import { configText } from '../../init/config-text.ts';
import { limitEntries } from '../../init/propose-limits.ts';
import type { Joined } from '../../init/propose-people.ts';
import { teamEntries } from '../../init/propose-teams.ts';
import type { Snapshot } from '../../model/snapshot.ts';
import { plural } from '../../text/plural.ts';
import type { Context } from '../context.ts';
import type { Asker } from './asker.ts';
import { chooseLimits } from './choose-limits.ts';
import { choosePeople } from './choose-people.ts';
import type { ChosenSources } from './choose-sources.ts';
import { chooseStages } from './choose-stages.ts';
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
 * @param hasBaseline whether a baseline is there already: it is not replaced unasked
 */
export async function propose(
  asker: Asker,
  context: Context,
  { linear, github }: ChosenSources,
  options: ReadOptions & { timezone: string; hasBaseline: boolean },
): Promise<Proposal> {
  const { stages, waiting } = await chooseStages(asker, linear, github !== null);
  const choices: Choices = {
    timezone: options.timezone,
    linear: linear?.teams.map(({ key }) => key) ?? null,
    repositories: github?.repositories ?? null,
    people: [],
    teams: teamEntries(linear?.teams ?? [], github?.teams ?? []),
    stages,
    waiting,
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
  const { limits, withBaseline } = await chooseLimits(asker, measured, options.hasBaseline);
  choices.limits = limitEntries(limits, choices.teams);
  if (withBaseline) choices.baseline = BASELINE_FILE;
  const config = configOf(choices);
  return {
    config,
    text: configText(config, configComments(limits, measured.isWhole), closingLines(joined)),
    snapshot,
    withBaseline,
  };
}
