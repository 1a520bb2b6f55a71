import type { Config } from '../config/schema.ts';
import { foldName } from '../text/compare.ts';
import type { FoundGithubTeam, FoundLinearTeam } from './found.ts';
import { isSameTeam } from './propose-sources.ts';

export type TeamEntry = NonNullable<Config['teams']>[number];

/** The teams of the config: one for each chosen Linear team, with the GitHub team of the same name, and the other GitHub teams. */
export function teamEntries(
  linear: readonly FoundLinearTeam[],
  github: readonly FoundGithubTeam[],
): TeamEntry[] {
  const taken = new Set<string>();
  const claimed = new Set<FoundGithubTeam>();
  const uniqueName = (name: string, otherwise: string) => {
    let free = name.trim() || otherwise;
    while (taken.has(foldName(free))) free = `${free} (${otherwise})`;
    taken.add(foldName(free));
    return free;
  };
  const ofLinear = linear.map((team): TeamEntry => {
    const same = github.find((other) => !claimed.has(other) && isSameTeam(team, other));
    if (same !== undefined) claimed.add(same);
    const name = uniqueName(team.name, team.key);
    return { name, linear: [team.key], ...(same === undefined ? {} : { github: same.slug }) };
  });
  const ofGithub = github
    .filter((team) => !claimed.has(team))
    .map((team): TeamEntry => ({ name: uniqueName(team.name, team.slug), github: team.slug }));
  return [...ofLinear, ...ofGithub];
}
