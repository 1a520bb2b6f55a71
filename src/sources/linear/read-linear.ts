import type { SourceTeam } from '../../model/snapshot.ts';
import { compareNatural } from '../../text/compare.ts';
import { plural } from '../../text/plural.ts';
import type { ReadSource } from '../source.ts';
import { withoutCredentials } from '../without-credentials.ts';
import { connect } from './client.ts';
import { keep, keptLay } from './kept.ts';
import { handleOf, People } from './people.ts';
import { expectedIssues, type FlightPlan, pagedPlan, planFlight } from './plan-flight.ts';
import { readFinished } from './read-finished.ts';
import { inFlight, readFlight } from './read-flight.ts';
import { readTeams, type TeamsRead } from './read-teams.ts';
import { createReader } from './reader.ts';
import { ReadingLog } from './reading-log.ts';
import type { LinearIssue, LinearTeam } from './response.ts';
import { RestOfFlight } from './rest-of-flight.ts';
import { filterFor, isUsable } from './team-scope.ts';
import { toRecords } from './to-records.ts';

/**
 * Reads the issues in flight of the configured Linear teams and their sub-teams (of every team the key sees,
 * where none is configured), with all teams' keys and the people met on the way.
 */
export const readLinear: ReadSource = async (context) => {
  const { access, cache, debug, finishedSince, now, plan: config, progress, thrifty } = context;
  if (access.authorization === null) return withoutCredentials('linear', {});
  const log = new ReadingLog();
  const linear = connect(context, access.authorization, log);
  const reader = createReader(linear, log, debug);
  const issues = new Map<string, LinearIssue>();
  const finished = new Map<string, LinearIssue>();
  const configured = config.linear?.teams ?? null;
  const expected = expectedIssues(config);
  const lay = keptLay(cache);
  const plan = planFlight({ now, thrifty, expected, teams: configured, lay, knows: linear.knows });
  debug(planLine(plan, lay?.count ?? expected));

  // All at once: the filter reaches sub-teams before it is known which there are.
  const teamsRead = readTeams(linear, reader, log, configured);
  const onPage = () => progress({ type: 'records', source: 'linear', count: issues.size + finished.size });
  const flight = (part: FlightPlan, team: Record<string, unknown> | null, depth: number) =>
    readFlight({
      linear,
      reader,
      plan: part,
      team,
      issues,
      rest: new RestOfFlight({ linear, reader, log, thrifty, inFlight: inFlight(team), debug }),
      cache,
      states: async () => statesOf(await teamsRead),
      onPage,
      depth,
    });
  const history = async (team: Record<string, unknown> | null) => {
    const since = finishedSince;
    if (since === null) return;
    const size = { since, now, expected, thrifty };
    await log.run(() => readFinished({ linear, reader, team, issues: finished, onPage, ...size }));
  };
  const read = async (part: FlightPlan, team: Record<string, unknown> | null, depth: number) => {
    await Promise.all([flight(part, team, depth), history(team)]);
  };
  const [teamsThere] = await Promise.all([teamsRead, read(plan, configured && filterFor(configured), 1)]);
  const { scope, teams, listed } = teamsThere;
  if (scope.beyondFilter.length > 0)
    await read(pagedPlan(linear.knows), { key: { in: scope.beyondFilter } }, 2);
  if (listed) for (const problem of scope.problems) log.problem(problem);
  if (listed && teams.size === 0)
    log.problem(
      'Linear shows this key no team, so there is nothing it could count. Give the key access to the teams.',
    );
  if (cache) keep(cache, [...issues.values()]);
  debug(`linear: cost: ${linear.costs()}`);

  const people = new People();
  const atWork = [...issues.values()].filter(inTeamAtWork(teams));
  // One that was completed while it was read counts as in flight once more, and not twice.
  const done = [...finished.values()].filter(({ id, trashed }) => !trashed && !issues.has(id));
  const records = toRecords([...atWork, ...done], people, log);
  const sourceTeams = toTeams(teamsThere);
  for (const { key, inScope } of sourceTeams) {
    if (inScope) for (const user of teamsThere.details.get(key)?.members.nodes ?? []) people.add(user);
  }
  const keys = teams.size > 0 ? [...scope.keys].sort(compareNatural) : (configured ?? []);
  const report = log.report({ teams: keys }, linear.requestCount(), teams.size + issues.size > 0);
  return { report, teams: sourceTeams, people: people.list(), records };
};

const planLine = ({ kind, documents, points }: FlightPlan, expected: number) =>
  `linear: plan (${kind}): about ${expected} issues expected; ${plural(documents.length, 'document')} at once, ${points} points predicted, and one for the teams`;

const statesOf = ({ details }: TeamsRead) =>
  new Map(
    [...details.values()].flatMap(({ states }) => states.nodes.map((state) => [state.id, state] as const)),
  );

/** Whether an issue is in use: not in the trash, and not left behind in a team that was retired. */
const inTeamAtWork = (teams: ReadonlyMap<string, LinearTeam>) => (issue: LinearIssue) => {
  const team = teams.get(issue.team.key);
  return !issue.trashed && !issue.archivedAt && (team === undefined || isUsable(team));
};

/** Teams out of scope are kept, without members: their keys still name issues. */
function toTeams({ teams, scope, details }: TeamsRead): SourceTeam[] {
  return [...teams.values()]
    .filter(isUsable)
    .sort((a, b) => compareNatural(a.key, b.key))
    .map(({ key, name, parent }) => {
      const inScope = scope.keys.has(key);
      const own = inScope ? details.get(key) : undefined;
      return {
        source: 'linear',
        key,
        name,
        parent: parent?.key ?? null,
        members: (own?.members.nodes ?? []).map(handleOf),
        states: (own?.states.nodes ?? []).filter((state) => !state.archivedAt).map((state) => state.name),
        inScope,
      };
    });
}
