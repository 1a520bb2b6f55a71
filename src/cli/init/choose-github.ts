import type { FoundGithubTeam, FoundLinearTeam, Listed } from '../../init/found.ts';
import { proposedGithubTeams, proposedOwners, proposedRepositories } from '../../init/propose-sources.ts';
import { listAnd } from '../../text/list.ts';
import { plural } from '../../text/plural.ts';
import type { Asker, Choice } from './asker.ts';
import type { GithubLists, GithubOwners } from './list-github.ts';

/** What of GitHub will be read. */
export interface ChosenGithub {
  /** `acme/api`, or `acme/*` for all of an owner. */
  repositories: string[];
  teams: FoundGithubTeam[];
}

/** More owners than this are not looked into. */
const MOST_OWNERS = 10;

/**
 * Lets a person choose owners, then repositories and teams of these.
 * @param found what `lists.owners()` gave
 * @param linear the chosen Linear teams: GitHub teams of the same name are proposed
 * @param now epoch milliseconds
 * @returns null where there is no repository, or none was chosen
 */
export async function chooseGithub(
  asker: Asker,
  lists: GithubLists,
  found: GithubOwners,
  linear: readonly FoundLinearTeam[],
  now: number,
): Promise<ChosenGithub | null> {
  const { owners, viewer } = found;
  if (owners.length === 0) {
    // Where a remark says why, that is what to mend.
    const isKnown = lists.remarks().length > 0;
    await asker.tell(
      `GitHub shows this token no repository, so it is left out.${isKnown ? '' : ' Give the token access to some.'}`,
    );
    return null;
  }
  const chosen = await asker.several({
    message: 'Which organisations or people on GitHub?',
    choices: owners.map((owner) => ({
      value: owner,
      label: owner,
      ...(owner === viewer && { hint: 'you' }),
    })),
    proposed: proposedOwners(owners, found.repositories),
  });
  const asked = chosen.slice(0, MOST_OWNERS);
  if (chosen.length > asked.length)
    await asker.tell(
      `Only the first ${MOST_OWNERS} of ${chosen.length} are looked into now. Add the others to "github" in the config.`,
    );
  const perOwner = await Promise.all(
    asked.map(async (owner) => {
      const [repositories, teams] = await Promise.all([
        lists.repositories(owner),
        lists.teams(owner, viewer),
      ]);
      return { owner, repositories, teams };
    }),
  );
  const listed = perOwner.flatMap(({ repositories }) => repositories.entries);
  if (listed.length === 0) {
    if (asked.length > 0)
      await asker.tell(
        `GitHub shows no repository of ${listAnd(asked)} that is not archived, so it is left out.`,
      );
    return null;
  }
  const ticked = await asker.several({
    message: [
      'Which repositories?',
      ...perOwner.flatMap(({ owner, repositories }) => cut(owner, repositories, 'last pushed to')),
    ].join(' '),
    choices: perOwner.flatMap(({ owner, repositories: { entries, total } }): Choice[] => [
      { value: `${owner}/*`, label: `${owner}/*`, hint: `all ${total ?? entries.length}, and those to come` },
      ...entries.map(({ name, pushedAt }) => ({
        value: name,
        label: name,
        hint: pushedAt === null ? 'never pushed to' : `pushed to on ${pushedAt.slice(0, 10)}`,
      })),
    ]),
    proposed: perOwner.flatMap(({ repositories }) => proposedRepositories(repositories.entries, now)),
  });
  const isCovered = (name: string) => !name.endsWith('/*') && ticked.includes(`${name.split('/')[0]}/*`);
  const repositories = ticked.filter((name) => !isCovered(name));
  if (repositories.length === 0) return null;
  const teams = await chooseTeams(asker, perOwner, linear);
  if (!asker.isAsking) {
    const all = perOwner.map(
      ({ owner, repositories: own }) => `${own.total ?? own.entries.length} of ${owner}`,
    );
    await asker.tell(
      `GitHub: ${repositories.join(', ')}, of ${all.join(' and ')} (last pushed first)${teams.length > 0 ? `, and the ${plural(teams.length, 'team')} ${teams.map(({ slug }) => slug).join(', ')}` : ''}.`,
    );
  }
  return { repositories, teams };
}

async function chooseTeams(
  asker: Asker,
  perOwner: readonly { owner: string; teams: Listed<FoundGithubTeam> }[],
  linear: readonly FoundLinearTeam[],
): Promise<FoundGithubTeam[]> {
  const teams = perOwner.flatMap(({ teams: { entries } }) => entries);
  if (teams.length === 0) return [];
  const slugs = await asker.several({
    message: [
      'Which GitHub teams?',
      ...(linear.length > 0 ? ['One with the name of a Linear team is the same team.'] : []),
      ...perOwner.flatMap(({ owner, teams: listed }) => cut(owner, listed, 'listed first')),
    ].join(' '),
    choices: teams.map(({ slug, name }) => ({ value: slug, label: name || slug, hint: slug })),
    proposed: proposedGithubTeams(teams, linear),
  });
  return teams.filter(({ slug }) => slugs.includes(slug));
}

/** Says so where a list was not read to its end. */
function cut(owner: string, { entries, total }: Listed<unknown>, which: string): string[] {
  if (total === null || total <= entries.length) return [];
  return [`Of ${owner} these are the ${entries.length} ${which}, of ${total}.`];
}
