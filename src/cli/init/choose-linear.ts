import type { FoundLinearTeam, FoundState } from '../../init/found.ts';
import { proposedLinearTeams, withSubTeams } from '../../init/propose-sources.ts';
import { plural } from '../../text/plural.ts';
import type { Asker } from './asker.ts';
import type { LinearLists } from './list-linear.ts';

/** What of Linear will be read. */
export interface ChosenLinear {
  teams: FoundLinearTeam[];
  /** These and all below them. */
  reached: FoundLinearTeam[];
  /** Started states of these teams and those below them. */
  states: FoundState[];
}

/**
 * Lets a person choose teams.
 * @param listed what `lists.teams()` gave
 * @returns null where there is no team, or none was chosen
 */
export async function chooseLinear(
  asker: Asker,
  lists: LinearLists,
  listed: Awaited<ReturnType<LinearLists['teams']>>,
): Promise<ChosenLinear | null> {
  const { entries, total } = listed;
  if (entries.length === 0) {
    await asker.tell('Linear shows this key no team, so it is left out. Give the key access to your teams.');
    return null;
  }
  const keys = await asker.several({
    message: `Which Linear teams?${total === null ? ` These are the first ${entries.length}.` : ''} A team brings the teams below it.`,
    choices: entries.map(({ key, name, parent }) => ({
      value: key,
      label: `${name} (${key})`,
      ...(parent === null ? {} : { hint: `below ${parent}` }),
    })),
    proposed: proposedLinearTeams(entries),
  });
  const teams = entries.filter(({ key }) => keys.includes(key));
  if (teams.length === 0) return null;
  if (!asker.isAsking)
    await asker.tell(
      `Linear: ${teams.map(({ name, key }) => `${name} (${key})`).join(', ')}, of ${total === null ? 'more than ' : ''}${plural(entries.length, 'team')}.`,
    );
  const reached = withSubTeams(keys, entries);
  return {
    teams,
    reached: entries.filter(({ key }) => reached.includes(key)),
    states: await lists.states(reached),
  };
}
