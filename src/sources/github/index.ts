import type { Plan } from '../../config/plan.ts';
import type { SourceTeam } from '../../model/snapshot.ts';
import { hasName, sameName } from '../../text/compare.ts';
import type { ReadContext, ReadSource } from '../source.ts';
import { withoutCredentials } from '../without-credentials.ts';
import { remarks, toRecords } from './assemble.ts';
import { type Client, createClient } from './client.ts';
import { completeLists } from './cut-lists.ts';
import { createKeptRecords } from './kept-records.ts';
import { Directory } from './people.ts';
import { probeFeatures } from './probe-features.ts';
import { readDetails } from './read-details.ts';
import { readFinished } from './read-finished.ts';
import { boardName, readProjects } from './read-projects.ts';
import { readTeams } from './read-teams.ts';
import { readUnderOwners } from './read-under-owners.ts';
import { namedRepositories, readWholeRepositories } from './read-whole.ts';
import { createReader } from './reader.ts';
import { toReport } from './report.ts';

/** A config that names repositories only under its teams. */
const NOTHING: NonNullable<Plan['github']> = {
  owners: [],
  repos: [],
  drafts: 'count',
  startedLabels: [],
  projects: [],
  exclude: { repos: [], authors: [], labels: [], heads: [], bases: [], forks: false },
};

/** Reads from GitHub what the config asks for: repositories, owners, boards and teams. */
export const readGithub: ReadSource = async (context) => {
  const { plan, access } = context;
  const github = plan.github ?? NOTHING;
  const asked = {
    repositories: github.repos,
    owners: github.owners,
    projects: github.projects.map(boardName),
  };
  if (access.authorization === null) return withoutCredentials('github', asked);

  const client = await createClient(context);
  const reader = createReader(context, github, client);
  const directory = new Directory();
  const kept = createKeptRecords(reader);
  const slugs = [...new Set((plan.teams ?? []).flatMap((team) => team.github ?? []))];
  const reading = readTeams(reader, slugs, directory);
  const named = namedRepositories(plan);
  const [repositories, teams, wanted] = await Promise.all([
    readWholeRepositories(reader).then(async (names) => {
      await readFinished(
        reader,
        names.filter((name) => !hasName(named, name)),
      );
      return names;
    }),
    reading,
    readUnderOwners(
      reader,
      reading.then((all) => membersToFind(plan, all)),
    ),
    readProjects(reader, github.projects),
    readFinished(reader, named),
    kept.check(),
    probeFeatures(reader, new URL(access.url).host),
  ]);
  const { wantedPullRequests, underOwners } = reader.gathered;
  await readDetails(
    reader,
    kept,
    ({ __typename: type, id }) => type === 'Issue' || wantedPullRequests.has(id) || underOwners.has(id),
  );
  await completeLists(reader.gathered, github.startedLabels, reader.read);
  throwIfInterrupted(context, client);

  const records = toRecords(reader.gathered, wanted, github.startedLabels, directory);
  const results = await reader.results();
  const report = toReport(
    reader,
    results,
    { ...asked, repositories },
    remarks(reader.gathered, wanted, limitsReviews(plan)),
  );
  if (report.status === 'complete') kept.keep(reader.gathered);
  context.debug(`github: ${report.requests} documents, ${client.spent()} points in all`);
  return { report, teams, people: directory.people(), records };
};

const limitsReviews = ({ limits }: Plan): boolean =>
  limits.some(({ per }) => per === 'reviewer' || per === 'reviewing-team');

/** The members of the teams that leave their people to GitHub. */
function membersToFind(plan: Plan, teams: readonly SourceTeam[]): string[] {
  const open = (plan.teams ?? []).filter((team) => team.people === null).flatMap((team) => team.github ?? []);
  return teams
    .filter(({ key }) => open.some((slug) => sameName(slug, key)))
    .flatMap(({ members }) => members);
}

function throwIfInterrupted({ signal }: ReadContext, client: Client): void {
  const isDeadline = signal.reason instanceof Error && signal.reason.name === 'TimeoutError';
  if (signal.aborted && !isDeadline) throw client.stopped() ?? signal.reason;
}
