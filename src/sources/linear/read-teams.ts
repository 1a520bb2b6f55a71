import { chunksOf } from '../../text/chunks.ts';
import { listAnd } from '../../text/list.ts';
import type { LinearConnection } from './client.ts';
import { TEAM, TEAM_DETAILS } from './fields.ts';
import { type AnyList, PagedList } from './paged-list.ts';
import { bundlesOf, MOST_ENTRIES, mostEntries, pagePoints } from './plan-bundles.ts';
import type { Reader } from './reader.ts';
import type { ReadingLog } from './reading-log.ts';
import type { LinearTeam, LinearTeamDetails } from './response.ts';
import { restOf } from './rest-of-list.ts';
import { filterFor, scopeOf, type TeamScope } from './team-scope.ts';

/** A configured team may have teams below it. What these are too few for is asked for in the second round. */
const FEWEST_DETAILS = 6;
const WITH_SUB_TEAMS = 2;
const NAME = 'WiplimitTeams';

export interface TeamsRead {
  /** Every team the key sees, by key. */
  teams: ReadonlyMap<string, LinearTeam>;
  /** Whether that list is whole. */
  listed: boolean;
  scope: TeamScope;
  /** Members and states of the teams in scope, by key. */
  details: ReadonlyMap<string, LinearTeamDetails>;
}

/**
 * Reads every team the key sees, and the active members and the states of those in scope. The first question asks
 * for both; teams that its one page of details did not hold are asked for by id, all at once.
 * @param configured the keys of `linear.teams`; null for every team
 */
export async function readTeams(
  linear: LinearConnection,
  reader: Reader,
  log: ReadingLog,
  configured: readonly string[] | null,
): Promise<TeamsRead> {
  const teams = new Map<string, LinearTeam>();
  const details = new Map<string, LinearTeamDetails>();
  const asked = new Set<string>();
  const inner: AnyList[] = [];
  let listed = false;

  const detailsList = (filter: Record<string, unknown> | null, first: number, headOnly: boolean) =>
    new PagedList<LinearTeamDetails>({
      what: 'teams',
      root: 'teams',
      filter,
      fields: TEAM_DETAILS,
      first,
      headOnly,
      schema: ({ teamDetails }) => teamDetails,
      receive(found) {
        for (const team of found) {
          if (details.has(team.key)) continue;
          details.set(team.key, team);
          const owner = { root: 'teams', id: team.id, name: team.key } as const;
          const cut = [
            restOf(owner, 'members', team.members, (schemas) => schemas.inner.members),
            restOf(owner, 'states', team.states, (schemas) => schemas.inner.states),
          ];
          inner.push(...cut.filter((list) => list !== null));
        }
      },
      refuse: (id) => asked.add(id),
    });
  const teamsList = new PagedList<LinearTeam>({
    what: 'teams',
    root: 'teams',
    filter: null,
    fields: TEAM,
    first: MOST_ENTRIES,
    schema: ({ team }) => team,
    receive(found) {
      for (const team of found) teams.set(team.key, team);
    },
    done() {
      listed = true;
    },
  });
  const missingDetails = (): AnyList[] => {
    if (!listed) return [];
    const { keys } = scopeOf([...teams.values()], configured);
    const missing = [...teams.values()].filter(
      ({ id, key }) => keys.has(key) && !details.has(key) && !asked.has(id),
    );
    for (const { id } of missing) asked.add(id);
    const size = mostEntries(TEAM_DETAILS, reader.mostPoints(), linear.knows);
    return chunksOf(missing, size).map((chunk) =>
      detailsList({ id: { in: chunk.map(({ id }) => id) } }, chunk.length, false),
    );
  };

  const room = reader.mostPoints() - pagePoints(TEAM, MOST_ENTRIES, linear.knows);
  const most = mostEntries(TEAM_DETAILS, room, linear.knows);
  const first = configured ? Math.min(most, FEWEST_DETAILS + WITH_SUB_TEAMS * configured.length) : most;
  const head = detailsList(configured && filterFor(configured), first, true);
  let open = await reader.ask([{ name: NAME, lists: [teamsList, head] }], 1);
  for (let depth = 2; ; depth++) {
    const lists = [...open, ...inner.splice(0), ...missingDetails()];
    if (lists.length === 0) break;
    const bundles = bundlesOf(lists, linear.knows, reader.mostPoints());
    open = await reader.ask(
      bundles.map((bundle) => ({ name: NAME, lists: bundle })),
      depth,
    );
  }
  const scope = scopeOf([...teams.values()], configured);
  const without = [...scope.keys].filter((key) => !details.has(key));
  if (listed && without.length > 0)
    log.problem(
      `Linear gave no members and states of ${listAnd(without)}, so limits on the people of ${without.length === 1 ? 'this team' : 'these teams'} are not whole. Try again in a moment.`,
    );
  return { teams, listed, scope, details };
}
