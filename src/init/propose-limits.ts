import type { Config } from '../config/schema.ts';
import type { TeamEntry } from './propose-teams.ts';

export type LimitEntry = NonNullable<Config['limits']>[number];

/** What is sensible where nothing is known: three things for a person, one and a half for each member of a team. */
export const SENSIBLE_PER_PERSON = 3;
export const SENSIBLE_PER_MEMBER = 1.5;
/** Counts above this many times a sensible limit are far above it: there the limit says where to go, not where we are. */
const FAR = 1.5;

/** What an ordinary reading counted today. */
export interface Measured {
  people: { name: string; count: number }[];
  teams: { name: string; count: number; members: number }[];
  /** Whether every source was read whole; where not, there is at least what was counted. */
  isWhole: boolean;
}

export interface ProposedLimit {
  /** The team; null for the limit of each person. */
  team: string | null;
  max: number;
  /** The highest count today. */
  today: number;
  sensible: number;
}

export const sensibleForTeam = (members: number): number =>
  Math.max(1, Math.floor(members * SENSIBLE_PER_MEMBER));

/**
 * Where to begin: not above what is now, so that the limit means something from the first day; and not above what is
 * sensible where now is far from it, with a baseline for the way there.
 */
export function startingLimit(today: number, sensible: number): number {
  if (today === 0) return sensible;
  return today > sensible * FAR ? sensible : today;
}

/** A limit for each person and one for each team; where not all was read, none below what was. */
export function proposedLimits({ people, teams, isWhole }: Measured): ProposedLimit[] {
  const highest = Math.max(0, ...people.map(({ count }) => count));
  const proposed = (team: string | null, today: number, sensible: number): ProposedLimit => ({
    team,
    // A baseline of counts that are too low would fail work that was there all along, so nothing may need one.
    max: isWhole ? startingLimit(today, sensible) : Math.max(today, sensible),
    today,
    sensible,
  });
  return [
    proposed(null, highest, SENSIBLE_PER_PERSON),
    ...teams.map(({ name, count, members }) =>
      // Of a team without known members nothing is sensible but what it does today.
      proposed(name, count, members > 0 ? sensibleForTeam(members) : Math.max(1, count)),
    ),
  ];
}

/** The same limits, none below today's counts: what a first check passes without a baseline. */
export const raisedToToday = (limits: readonly ProposedLimit[]): ProposedLimit[] =>
  limits.map((limit) => ({ ...limit, max: Math.max(limit.max, limit.today) }));

/** Config entries for these limits, of teams that the config has. */
export function limitEntries(limits: readonly ProposedLimit[], teams: readonly TeamEntry[]): LimitEntry[] {
  const known = new Set(teams.map(({ name }) => name));
  return limits.flatMap(({ team, max }): LimitEntry[] => {
    if (team === null) return [{ per: 'person', max }];
    return known.has(team) ? [{ per: 'team', teams: [team], max }] : [];
  });
}

/** How many people, and which teams, have more than is proposed for them. */
export function above(
  measured: Measured,
  limits: readonly ProposedLimit[],
): { people: number; teams: string[] } {
  const person = limits.find(({ team }) => team === null);
  return {
    people: measured.people.filter(({ count }) => person !== undefined && count > person.max).length,
    teams: measured.teams
      .filter(({ name, count }) => limits.some((limit) => limit.team === name && count > limit.max))
      .map(({ name }) => name),
  };
}
