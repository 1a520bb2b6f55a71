import type { SourceTeam } from '../../model/snapshot.ts';
import { compareNatural } from '../../text/compare.ts';
import type { Reading, ReadSource } from '../source.ts';
import { connect } from './client.ts';
import { handleOf, People } from './people.ts';
import { readIssues } from './read-issues.ts';
import { readTeamDetails, readTeams } from './read-teams.ts';
import { ReadingLog } from './reading-log.ts';
import type { LinearIssue, LinearTeam, LinearTeamDetails } from './response.ts';
import { filterFor, isUsable, scopeOf } from './team-scope.ts';
import { toRecords } from './to-records.ts';

/** In flight, as far as the state tells; what is archived or trashed does not come. */
const started = (team: Record<string, unknown> | null) => ({
  filter: { state: { type: { eq: 'started' } }, ...(team && { team }) },
  includeArchived: false,
});

/**
 * Reads the issues in flight of the configured Linear teams and their sub-teams (of every team the key sees,
 * where none is configured), with all teams' keys and the people met on the way.
 */
export const readLinear: ReadSource = async (context) => {
  const { access, plan, progress } = context;
  if (access.authorization === null) return noCredentials();
  const log = new ReadingLog();
  const linear = connect(context, access.authorization, log);
  const teams = new Map<string, LinearTeam>();
  const details = new Map<string, LinearTeamDetails>();
  const issues = new Map<string, LinearIssue>();
  const configured = plan.linear?.teams ?? null;
  const onPage = () => progress({ type: 'records', source: 'linear', count: issues.size });
  const readWork = (filter: Record<string, unknown> | null) => [
    log.run(() => readTeamDetails(linear, log, filter, details)),
    log.run(() => readIssues(linear, log, started(filter), issues, onPage)),
  ];

  // All at once: the filter reaches sub-teams before it is known which there are.
  let listed = false;
  await Promise.all([
    log.run(async () => {
      await readTeams(linear, log, teams);
      listed = true;
    }),
    ...readWork(configured && filterFor(configured)),
  ]);
  const scope = scopeOf([...teams.values()], configured);
  if (scope.beyondFilter.length > 0) await Promise.all(readWork({ key: { in: scope.beyondFilter } }));
  if (listed) for (const problem of scope.problems) log.problem(problem);
  if (listed && teams.size === 0)
    log.problem(
      'Linear shows this key no team, so there is nothing it could count. Give the key access to the teams.',
    );

  const people = new People();
  const records = toRecords([...issues.values()].filter(inTeamAtWork(teams)), people, log);
  const sourceTeams = toTeams([...teams.values()], scope.keys, details);
  for (const { key, inScope } of sourceTeams) {
    if (inScope) for (const user of details.get(key)?.members.nodes ?? []) people.add(user);
  }
  const keys = teams.size > 0 ? [...scope.keys].sort(compareNatural) : (configured ?? []);
  const report = log.report({ teams: keys }, linear.requestCount(), teams.size + issues.size > 0);
  return { report, teams: sourceTeams, people: people.list(), records };
};

/** Whether an issue is in use: not in the trash, and not left behind in a team that was retired. */
const inTeamAtWork = (teams: ReadonlyMap<string, LinearTeam>) => (issue: LinearIssue) => {
  const team = teams.get(issue.team.key);
  return !issue.trashed && !issue.archivedAt && (team === undefined || isUsable(team));
};

/** Teams out of scope are kept, without members: their keys still name issues. */
function toTeams(
  teams: LinearTeam[],
  inScope: ReadonlySet<string>,
  details: ReadonlyMap<string, LinearTeamDetails>,
): SourceTeam[] {
  return teams
    .filter(isUsable)
    .sort((a, b) => compareNatural(a.key, b.key))
    .map(({ key, name, parent }) => ({
      source: 'linear',
      key,
      name,
      parent: parent?.key ?? null,
      members: inScope.has(key) ? (details.get(key)?.members.nodes ?? []).map(handleOf) : [],
      states: inScope.has(key) ? (details.get(key)?.states.nodes ?? []).map((state) => state.name) : [],
      inScope: inScope.has(key),
    }));
}

/** The reading where there is no key to read with. */
export function noCredentials(): Reading {
  const problem = `There are no credentials for Linear, so it was not read. Set LINEAR_API_KEY: a key is made under Linear → Settings → Security & access → Personal API keys.`;
  return {
    report: {
      name: 'linear',
      status: 'failed',
      scope: {},
      problems: [problem],
      notes: [],
      cause: 'credentials',
      requests: 0,
    },
    teams: [],
    people: [],
    records: [],
  };
}
