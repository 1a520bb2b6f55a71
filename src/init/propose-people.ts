import type { Config } from '../config/schema.ts';
import type { Party, People } from '../linking/people.ts';
import type { Snapshot, SourceName } from '../model/snapshot.ts';
import { compareNatural, foldName } from '../text/compare.ts';

export type PersonEntry = NonNullable<Config['people']>[number];

/** Someone who has an account at one source only, as far as anybody knows. */
export interface Single {
  name: string;
  /** The e-mail in Linear, or the login on GitHub. */
  handle: string;
}

/** Who was joined across both sources by what the sources themselves say, and who was not. */
export interface Joined {
  /** Names of those with accounts at both. */
  both: string[];
  onlyLinear: Single[];
  onlyGithub: Single[];
}

/** Two accounts whose names look alike: a guess that a person has to confirm. */
export interface LikelyPair {
  linear: Single;
  github: Single;
}

/** Sorts the people of a reading by where they have accounts. */
export function joinedPeople(people: Pick<People, 'humans'>, snapshot: Pick<Snapshot, 'people'>): Joined {
  // Beside a handle nobody needs to be told apart.
  const names = new Map(snapshot.people.map(({ source, handle, name }) => [keyOf(source, handle), name]));
  const handles = new Map(snapshot.people.map(({ source, handle }) => [keyOf(source, handle), handle]));
  const at = ({ accounts }: Party, source: SourceName) =>
    accounts.find((account) => account.startsWith(`${source}:`))?.slice(source.length + 1);
  const single = (source: SourceName, other: SourceName): Single[] =>
    people.humans
      .flatMap((party) => {
        const handle = at(party, source);
        if (handle === undefined || at(party, other) !== undefined) return [];
        const key = keyOf(source, handle);
        return [{ name: names.get(key) || party.name, handle: handles.get(key) ?? handle }];
      })
      .sort((a, b) => compareNatural(a.name, b.name));
  return {
    both: people.humans
      .filter((party) => at(party, 'linear') !== undefined && at(party, 'github') !== undefined)
      .map(({ name }) => name)
      .sort(compareNatural),
    onlyLinear: single('linear', 'github'),
    onlyGithub: single('github', 'linear'),
  };
}

const keyOf = (source: SourceName, handle: string) => `${source}:${foldName(handle)}`;

/** A name shorter than this says too little. */
const LEAST_LETTERS = 2;

/**
 * Pairs of accounts that go by the same name, each of which has no other such match: display name, login, profile name
 * or the part of the e-mail before the @, without case, blanks and signs.
 */
export function likelyPairs(
  { onlyLinear, onlyGithub }: Joined,
  { people }: Pick<Snapshot, 'people'>,
): LikelyPair[] {
  const profiles = new Map(
    people.filter(({ source }) => source === 'github').map(({ handle, name }) => [foldName(handle), name]),
  );
  const linearNames = ({ name, handle }: Single) => spellings([name, handle.split('@')[0]]);
  const githubNames = ({ handle }: Single) => spellings([handle, profiles.get(foldName(handle))]);
  const alike = (linear: Single, github: Single) => {
    const names = githubNames(github);
    return linearNames(linear).some((name) => names.includes(name));
  };
  return onlyLinear.flatMap((linear) => {
    const [github, ...others] = onlyGithub.filter((candidate) => alike(linear, candidate));
    if (github === undefined || others.length > 0) return [];
    return onlyLinear.filter((rival) => alike(rival, github)).length === 1 ? [{ linear, github }] : [];
  });
}

function spellings(names: readonly (string | null | undefined)[]): string[] {
  return names
    .map((name) => foldName(name ?? '').replace(/[^\p{L}\p{N}]/gu, ''))
    .filter((name) => name.length >= LEAST_LETTERS);
}

/** Config entries that join accounts. */
export function personEntries(pairs: readonly LikelyPair[]): PersonEntry[] {
  const taken = new Set<string>();
  return pairs.map(({ linear, github }) => {
    let name = linear.name.trim() || linear.handle;
    while (taken.has(foldName(name))) name = `${name} (${linear.handle})`;
    taken.add(foldName(name));
    return { name, github: github.handle, linear: linear.handle };
  });
}
