import type { LinearConnection } from './client.ts';
import { TEAM_DETAILS, TEAM_DETAILS_PAGE, TEAMS, TEAMS_PAGE, teamListDocument } from './documents.ts';
import { awaitedLater, complete } from './follow-up.ts';
import { pagesOf } from './pages.ts';
import type { ReadingLog } from './reading-log.ts';
import {
  type LinearTeam,
  type LinearTeamDetails,
  teamDetailsSchema,
  teamListNodes,
  teamSchema,
} from './response.ts';

/** Reads every team the key sees into `teams`, by key. */
export async function readTeams(linear: LinearConnection, log: ReadingLog, teams: Map<string, LinearTeam>) {
  const query = {
    document: TEAMS,
    variables: {},
    at: ['teams'],
    node: teamSchema,
    what: 'teams',
    first: TEAMS_PAGE,
  };
  for await (const page of pagesOf(linear, log, query)) {
    for (const team of page) teams.set(team.key, team);
  }
}

/**
 * Reads the active members and the states of the teams that the filter names into `details`, by the team's key.
 * @param filter Linear's TeamFilter; null for every team
 */
export async function readTeamDetails(
  linear: LinearConnection,
  log: ReadingLog,
  filter: Record<string, unknown> | null,
  details: Map<string, LinearTeamDetails>,
) {
  const completions: Promise<void>[] = [];
  const query = {
    document: TEAM_DETAILS,
    variables: filter ? { filter } : {},
    at: ['teams'],
    node: teamDetailsSchema,
    what: 'teams',
    first: TEAM_DETAILS_PAGE,
  };
  for await (const page of pagesOf(linear, log, query)) {
    for (const team of page) {
      if (details.has(team.key)) continue;
      details.set(team.key, team);
      completions.push(awaitedLater(complete(linear, log, team.members, restOf(team, 'members'))));
      completions.push(awaitedLater(complete(linear, log, team.states, restOf(team, 'states'))));
    }
  }
  await Promise.all(completions);
}

const restOf = <L extends keyof typeof teamListNodes>({ id, key }: LinearTeamDetails, list: L) => ({
  document: teamListDocument(list),
  id,
  at: ['team', list] as const,
  node: teamListNodes[list],
  what: `${list} of ${key}`,
});
