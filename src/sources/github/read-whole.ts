import type { Plan } from '../../config/plan.ts';
import { globMatcher } from '../../text/glob.ts';
import { groupBy } from '../../text/group-by.ts';
import { expandGlobs, listRepositories } from './read-owners.ts';
import { readRepositories, type WantedRepository } from './read-repositories.ts';
import type { Reader } from './reader.ts';
import { isGlob, ownersOf, split } from './repository-name.ts';
import { noteUnknownLabels } from './unknown-names.ts';

const key = (name: string) => name.toLowerCase();

/** The repositories that the config or a team claims, by name or by pattern, without those it leaves out. */
function claimedRepositories(plan: Plan): string[] {
  const claimed = [...(plan.github?.repos ?? []), ...(plan.teams ?? []).flatMap((team) => team.repos)];
  const isExcluded = globMatcher(plan.github?.exclude.repos ?? [], true);
  return [...new Map(claimed.map((name) => [key(name), name])).values()].filter((name) => !isExcluded(name));
}

/** Those of them that are named, so that they can be asked for at once. */
export const namedRepositories = (plan: Plan): string[] =>
  claimedRepositories(plan).filter((name) => !isGlob(name));

/**
 * Reads the listed and claimed repositories whole. Those known by name are asked for at once; patterns wait for the
 * list of their owner's repositories.
 * @returns the names of all of them
 */
export async function readWholeRepositories(reader: Reader): Promise<string[]> {
  const claimed = claimedRepositories(reader.plan);
  const named = namedRepositories(reader.plan);
  const isExcluded = globMatcher(reader.github.exclude.repos, true);
  const isNamed = new Set(named.map(key));
  const namesByOwner = new Map<string, string[]>();
  const siblings = (owner: string) => namesByOwner.get(key(owner)) ?? [];

  const readMatching = async ([login, globs]: [string, string[]]) => {
    const repositories = await listRepositories(reader, login);
    namesByOwner.set(
      key(login),
      repositories.map(({ nameWithOwner }) => nameWithOwner),
    );
    const matching = expandGlobs(reader, login, globs, repositories).filter(({ owner, name }) => {
      const nameWithOwner = `${owner}/${name}`;
      return !isNamed.has(key(nameWithOwner)) && !isExcluded(nameWithOwner);
    });
    return readRepositories(reader, matching, siblings);
  };
  const toRead: WantedRepository[] = named.map((name) => ({ ...split(name), open: null }));
  const names = await Promise.all([
    readRepositories(reader, toRead, siblings),
    ...globsByOwner(reader, claimed.filter(isGlob)).map(readMatching),
  ]);
  // What was not read may well have the label.
  if (names.flat().length > 0 && reader.gathered.knownLabels.size > 0) noteUnknownLabels(reader);
  return [...new Set(names.flat())].sort();
}

function globsByOwner(reader: Reader, globs: readonly string[]): [string, string[]][] {
  const pairs = globs.flatMap((glob) => {
    const owners = ownersOf(glob, reader.github.owners);
    if (owners.length === 0) {
      reader.problem(
        `${glob} names no owner that github.owners lists, so it was not read. Write the owner's name before the slash.`,
      );
    }
    return owners.map((login) => ({ login, glob }));
  });
  return [...groupBy(pairs, ({ login }) => login)].map(([login, some]) => [
    login,
    some.map(({ glob }) => glob),
  ]);
}
