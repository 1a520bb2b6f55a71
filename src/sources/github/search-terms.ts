import type { Plan } from '../../config/plan.ts';
import { chunksOf } from '../../text/chunks.ts';
import { sameName } from '../../text/compare.ts';

/** Whom a search under an owner looks for. */
export interface Wanted {
  /** Logins of people, without `app/` and `[bot]`. */
  people: string[];
  agents: string[];
  /** Configured GitHub teams, as `acme/payments`. */
  teams: string[];
}

/** `x`, `x[bot]` and `app/x` are one name. */
export const bareLogin = (login: string): string =>
  login
    .replace(/^@/, '')
    .replace(/^app\//i, '')
    .replace(/\[bot\]$/i, '');

/** Whom the config is about; null where it names neither people nor teams, so that everybody counts. */
export function wantedFrom(plan: Plan): Wanted | null {
  const teams = plan.teams ?? [];
  if (plan.people.length === 0 && teams.length === 0) return null;
  const unique = (logins: string[]) => [
    ...new Map(logins.map((login) => [bareLogin(login).toLowerCase(), bareLogin(login)])).values(),
  ];
  return {
    people: unique(plan.people.flatMap((person) => person.github)),
    agents: unique(plan.agents.flatMap((agent) => agent.github)),
    teams: teams.flatMap((team) => team.github ?? []),
  };
}

/** One way a pull request or issue concerns somebody, as GitHub's search has it. */
export type Term = `${'author' | 'assignee' | 'review-requested' | 'team-review-requested'}:${string}`;

/**
 * What to look for among pull requests under an owner, in lists that do not share a search: a search that GitHub
 * refuses for the sake of an agent's name must not take people along.
 */
export function pullRequestTerms(wanted: Wanted, owner: string): Term[][] {
  const ofOwner = wanted.teams.filter((team) => sameName(team.split('/')[0] ?? '', owner));
  const people = wanted.people.flatMap((login): Term[] => [
    `author:${login}`,
    `assignee:${login}`,
    `review-requested:${login}`,
  ]);
  // A bot is found only as an app, and an account that merely acts as an agent only without.
  const agents = wanted.agents.flatMap((login): Term[] => [
    `author:app/${login}`,
    `author:${login}`,
    `assignee:${login}`,
  ]);
  return [[...people, ...ofOwner.map((team): Term => `team-review-requested:${team}`)], agents];
}

/** What to look for among issues under an owner. */
export function issueTerms(wanted: Wanted): Term[][] {
  return [wanted.people.flatMap((login): Term[] => [`author:${login}`, `assignee:${login}`])];
}

/** Terms that fit in one search: GitHub takes at most five operators. */
const MAX_TERMS = 6;

/** The terms in groups, each for one search. Without advanced search there is no OR, so each stands alone. */
export function groupTerms(terms: readonly Term[], advanced: boolean): Term[][] {
  return chunksOf(terms, advanced ? MAX_TERMS : 1);
}
