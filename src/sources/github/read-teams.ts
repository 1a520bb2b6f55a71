import type { SourceTeam } from '../../model/snapshot.ts';
import { parseNode } from './gathered.ts';
import type { Directory } from './people.ts';
import type { Reader } from './reader.ts';
import { split } from './repository-name.ts';
import { account, teamHead } from './responses.ts';

/**
 * Reads the members of GitHub teams, those of their child teams too.
 * @param slugs as the config has them: `acme/payments`
 */
export async function readTeams(
  reader: Reader,
  slugs: readonly string[],
  directory: Directory,
): Promise<SourceTeam[]> {
  const teams = await Promise.all(slugs.map((slug) => readTeam(reader, slug, directory)));
  return teams.filter((team) => team !== null);
}

async function readTeam(reader: Reader, combined: string, directory: Directory): Promise<SourceTeam | null> {
  const { owner: login, name: slug } = split(combined);
  const notFound = () =>
    `The members of ${combined} could not be read: the team was not found, or this token may not see it. Check teams[].github, or give the token the scope read:org (fine-grained: Members, read).`;
  const { head, nodes } = await reader.read({
    what: `members of ${combined}`,
    notFound,
    variables: { login, slug },
    select: (v, lacks) => `organization(login: ${v('login')}) {
      team(slug: ${v('slug')}) {
        name ${lacks.has('teamSlug') ? '' : 'combinedSlug'}
        members(first: ${v('first')}, after: ${v('after')}, membership: ALL) {
          totalCount pageInfo { hasNextPage endCursor } nodes { ...Account }
        }
      }
    }`,
    fragments: ['Account'],
    path: ['team', 'members'],
    pageSize: 100,
    nested: 1,
    skip: (value) => !teamHead.safeParse(value).data?.team,
  });
  const team = teamHead.safeParse(head).data?.team;
  if (!team) {
    if (head !== null) reader.problem(notFound());
    return null;
  }
  const members = nodes.flatMap((node) => {
    const member = parseNode(reader.gathered, account, node, 'member of a team');
    return member === null ? [] : (directory.add(member) ?? []);
  });
  return {
    source: 'github',
    key: team.combinedSlug ?? combined,
    name: team.name,
    parent: null,
    members,
    states: [],
    inScope: true,
  };
}
