import { foldName, sameName } from '../text/compare.ts';
import type { FoundGithubTeam, FoundLinearTeam, FoundRepository } from './found.ts';

/** A repository that nobody pushed to for longer than this is not proposed. */
const RECENT_DAYS = 90;
const DAY_MS = 86_400_000;
/** So many are ticked at first; a person can tick more. */
const MOST_REPOSITORIES = 30;
const MOST_TEAMS = 20;

/** The teams of the person whose key it is; where they have none, all at the top, which bring their sub-teams. */
export function proposedLinearTeams(teams: readonly FoundLinearTeam[]): string[] {
  const mine = teams.filter(({ isMine }) => isMine);
  const proposed = mine.length > 0 ? mine : teams.filter(({ parent }) => parent === null);
  return proposed.slice(0, MOST_TEAMS).map(({ key }) => key);
}

/** These teams and all below them: what a config that names these reads. */
export function withSubTeams(keys: readonly string[], teams: readonly FoundLinearTeam[]): string[] {
  const reached = new Set(keys);
  // A team may be listed before the one above it.
  for (let before = -1; before !== reached.size; ) {
    before = reached.size;
    for (const { key, parent } of teams) if (parent !== null && reached.has(parent)) reached.add(key);
  }
  return teams.filter(({ key }) => reached.has(key)).map(({ key }) => key);
}

/**
 * The owner of the repository that was pushed to last, an organisation before a person.
 * @param repositories last pushed first
 */
export function proposedOwners(
  owners: readonly string[],
  repositories: readonly FoundRepository[],
): string[] {
  const ownerOf = ({ name }: FoundRepository) => name.slice(0, name.indexOf('/'));
  const last = repositories.find((repository) => hasOwner(owners, ownerOf(repository)));
  const proposed = owners.find((owner) => last !== undefined && sameName(owner, ownerOf(last))) ?? owners[0];
  return proposed === undefined ? [] : [proposed];
}

const hasOwner = (owners: readonly string[], name: string) => owners.some((owner) => sameName(owner, name));

/**
 * Repositories with pushes of the last 90 days, no forks; where there are none, the first few.
 * @param repositories last pushed first
 * @param now epoch milliseconds
 */
export function proposedRepositories(repositories: readonly FoundRepository[], now: number): string[] {
  const own = repositories.filter(({ isFork }) => !isFork);
  const recent = own.filter(
    ({ pushedAt }) => pushedAt !== null && now - Date.parse(pushedAt) <= RECENT_DAYS * DAY_MS,
  );
  return (recent.length > 0 ? recent : own).slice(0, MOST_REPOSITORIES).map(({ name }) => name);
}

/** GitHub teams that a chosen Linear team goes by too; without Linear, the person's own, or else all. */
export function proposedGithubTeams(
  teams: readonly FoundGithubTeam[],
  linear: readonly FoundLinearTeam[],
): string[] {
  if (linear.length > 0)
    return teams.filter((team) => linear.some((other) => isSameTeam(other, team))).map(({ slug }) => slug);
  const mine = teams.filter(({ isMine }) => isMine);
  return (mine.length > 0 ? mine : teams).slice(0, MOST_TEAMS).map(({ slug }) => slug);
}

/** Whether a Linear team and a GitHub team have one name, as far as names tell. */
export function isSameTeam(linear: FoundLinearTeam, github: FoundGithubTeam): boolean {
  const slug = foldName(github.slug.slice(github.slug.indexOf('/') + 1));
  const names = [foldName(github.name), slug];
  const linearSlug = foldName(linear.name).replace(/[^\p{L}\p{N}]+/gu, '-');
  return names.includes(foldName(linear.name)) || names.includes(linearSlug);
}
