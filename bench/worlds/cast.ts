/** The organisation on GitHub that owns everything. */
export const OWNER = 'acme';

export interface Person {
  name: string;
  login: string;
  email: string;
  /** The key of the person's Linear team. */
  team: string;
}

/** Who and what there is, before any work. */
export interface Cast {
  people: Person[];
  repositories: string[];
  /** Keys of the Linear teams that the config reads. */
  teams: string[];
  /** People whom the config does not name. */
  outsiders: Person[];
  /** Linear teams that the config does not read. */
  otherTeams: string[];
}

export interface Size {
  people: number;
  repositories: number;
  teams: number;
  /** Records of the configured people, in flight. */
  records: number;
  /** Records of everyone else in the organisation, in flight too. */
  others: number;
}

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const KNOWN_KEYS = ['PAY', 'PLT', 'WEB', 'IOS', 'DAT', 'SEC'];

const padded = (index: number) => String(index + 1).padStart(3, '0');

function teamKey(index: number): string {
  return KNOWN_KEYS[index] ?? `T${LETTERS[Math.floor(index / 26)]}${LETTERS[index % 26]}`;
}

const range = <T>(length: number, make: (index: number) => T): T[] =>
  Array.from({ length }, (_, index) => make(index));

export function castOf(size: Size): Cast {
  const teams = range(size.teams, teamKey);
  const otherTeams = range(size.others > 0 ? size.teams : 1, (index) => `X${teamKey(index)}`);
  const member = (login: string, keys: readonly string[]) => (index: number) => ({
    name: `${login} ${padded(index)}`,
    login: `${login.toLowerCase()}-${padded(index)}`,
    email: `${login.toLowerCase()}-${padded(index)}@acme.com`,
    team: keys[index % keys.length] ?? '',
  });
  return {
    people: range(size.people, member('Dev', teams)),
    outsiders: range(
      Math.max(2, size.others > 0 ? size.people * 2 : size.people / 10),
      member('Guest', otherTeams),
    ),
    repositories: range(size.repositories, (index) => `${OWNER}/repo-${padded(index)}`),
    teams,
    otherTeams,
  };
}
