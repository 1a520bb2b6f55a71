import type { Plan } from '../../config/plan.ts';
import { accountKey } from '../../linking/accounts.ts';
import type { Linked } from '../../linking/link.ts';
import type { Party } from '../../linking/people.ts';
import { InputError } from '../../model/input-error.ts';
import { sameName } from '../../text/compare.ts';
import { nearest } from '../../text/nearest.ts';

/** Whom a question is about, under the name that every report shows. */
export interface NamedSubject {
  per: 'person' | 'team' | 'agent';
  name: string;
}

/** What a question rests on. */
interface Asker {
  linked: Pick<Linked, 'people' | 'teams'>;
  plan: Pick<Plan, 'privacy'>;
}

const MOST_KNOWN = 20;

/**
 * Finds who is meant: a person by name or account in any case, a team by name, an agent; in this order.
 * @param where what the user typed it after, for the message
 * @throws InputError with the nearest right name; for every person where the config keeps to teams
 */
export function findSubject(
  typed: string,
  { linked, plan: { privacy } }: Asker,
  where = 'NAME',
): NamedSubject {
  const { humans, agents } = linked.people;
  const team = findTeam(typed, linked);
  // A team of just this name is meant, though people may have it in other letters.
  const isTeam = team === typed && !humans.some(({ name }) => name === typed);
  const person = privacy === 'team' || isTeam ? null : findPerson(typed, humans, where);
  if (person !== null) return { per: 'person', name: person };
  if (team !== null) return { per: 'team', name: team };
  const agent = findPerson(typed, agents, where);
  if (agent !== null) return { per: 'agent', name: agent };
  if (privacy === 'team') throw onlyTeams(typed, where, teamNames(linked));
  throw unknownName(typed, where, [...teamNames(linked), ...humans.map(({ name }) => name)]);
}

/** The same for someone who is there and for someone who is not: either would tell of a person. */
function onlyTeams(typed: string, where: string, teams: readonly string[]): InputError {
  return new InputError([
    {
      file: null,
      path: where,
      message: `"${typed}" is no team, and the config says "privacy": "team", so nothing is told of single people`,
      hint: `Teams: ${teams.slice(0, MOST_KNOWN).join(', ') || 'none'}`,
    },
  ]);
}

/** @throws InputError with the nearest team */
export function requireTeam(typed: string, linked: Pick<Linked, 'teams'>, where: string): string {
  const team = findTeam(typed, linked);
  if (team !== null) return team;
  throw unknownName(typed, where, teamNames(linked));
}

export function unknownName(typed: string, where: string, known: readonly string[]): InputError {
  const suggestion = nearest(typed, known);
  const shown = known.slice(0, MOST_KNOWN).join(', ') || 'none';
  return new InputError([
    {
      file: null,
      path: where,
      message: `nobody knows "${typed}"`,
      hint: suggestion === null ? `Known: ${shown}` : `Did you mean "${suggestion}"?`,
    },
  ]);
}

const teamNames = ({ teams }: Pick<Linked, 'teams'>): string[] => teams.all.map(({ name }) => name);

/** @returns the team's name; null where none has it */
export function findTeam(typed: string, linked: Pick<Linked, 'teams'>): string | null {
  const names = teamNames(linked);
  return names.find((name) => name === typed) ?? names.find((name) => sameName(name, typed)) ?? null;
}

/**
 * The person, or agent, of a name (in any case, where only one has it) or of an account.
 * @returns the name that every report shows; null when nobody answers to it
 * @throws InputError when it may be one of several
 */
export function findPerson(typed: string, parties: readonly Party[], where: string): string | null {
  if (parties.some(({ name }) => name === typed)) return typed;
  const named = parties.filter(({ name }) => sameName(name, typed)).map(({ name }) => name);
  if (named.length > 1)
    throw new InputError([
      {
        file: null,
        path: where,
        message: `"${typed}" may be ${named.join(' or ')}`,
        hint: 'Write the name as it is shown, or join the accounts under "people" in the config if they are one person',
      },
    ]);
  const keys = [accountKey('github', typed), accountKey('linear', typed)];
  const owner = parties.find(({ accounts }) => keys.some((key) => accounts.includes(key)));
  return named[0] ?? owner?.name ?? null;
}
