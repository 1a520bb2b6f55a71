import { distance } from 'fastest-levenshtein';
import type { LinearTeam } from './response.ts';

/** How many levels of sub-teams one filter reaches; deeper ones are read afterwards. */
const FILTERED_LEVELS = 5;
const SUGGESTIONS = 3;

type TeamFilter = Record<string, unknown>;

/** A filter for the teams with these keys and for the teams below them, a few levels down. */
export function filterFor(keys: readonly string[]): TeamFilter {
  const levels: TeamFilter[] = [{ key: { in: keys } }];
  for (let level = 0; level < FILTERED_LEVELS; level++) levels.push({ parent: levels[level] });
  return { or: levels };
}

export interface TeamScope {
  /** Keys of the teams that are read, sub-teams among them. */
  keys: Set<string>;
  /** Those of them that `filterFor` does not reach. */
  beyondFilter: string[];
  /** A sentence for each configured key that no usable team has. */
  problems: string[];
}

export const isUsable = (team: LinearTeam) => !team.archivedAt && !team.retiredAt;

/**
 * Which teams are read: those configured and all below them, or every one where none is configured.
 * @param teams every team the key sees, retired ones included
 */
export function scopeOf(teams: readonly LinearTeam[], configured: readonly string[] | null): TeamScope {
  const usable = teams.filter(isUsable);
  if (configured === null)
    return { keys: new Set(usable.map((team) => team.key)), beyondFilter: [], problems: [] };

  const byKey = new Map(teams.map((team) => [team.key, team]));
  const levelBelow = (team: LinearTeam): number => {
    const passed = new Set<string>();
    let level = 0;
    for (let at: LinearTeam | undefined = team; at && !passed.has(at.key); level++) {
      if (configured.includes(at.key)) return level;
      passed.add(at.key);
      at = at.parent ? byKey.get(at.parent.key) : undefined;
    }
    return Number.POSITIVE_INFINITY;
  };
  const inScope = usable
    .map((team) => ({ key: team.key, level: levelBelow(team) }))
    .filter(({ level }) => level < Number.POSITIVE_INFINITY);
  const keys = usable.map((team) => team.key);
  return {
    keys: new Set(inScope.map(({ key }) => key)),
    beyondFilter: inScope.filter(({ level }) => level > FILTERED_LEVELS).map(({ key }) => key),
    problems: configured
      .filter((key) => !keys.includes(key))
      .map((key) => missing(key, keys, byKey.has(key))),
  };
}

function missing(key: string, keys: readonly string[], isRetired: boolean): string {
  if (isRetired)
    return `The Linear team ${key} is retired, so nothing of it is counted. Take it out of linear.teams.`;
  const nearest = [...keys]
    .sort((a, b) => distance(a, key) - distance(b, key) || (a < b ? -1 : 1))
    .slice(0, SUGGESTIONS);
  const hint = nearest.length > 0 ? ` Nearest keys: ${nearest.join(', ')}.` : '';
  return `Linear shows no team with the key ${key}, so its issues are not counted.${hint} Correct linear.teams, or let the API key see the team.`;
}
