import type { LimitPlan, Per, Plan } from '../config/plan.ts';
import type { Linked } from '../linking/link.ts';
import type { Team } from '../linking/teams.ts';
import { compareNatural, hasName } from '../text/compare.ts';
import type { JudgedItem } from './judged-item.ts';
import type { PendingReview } from './reviews.ts';
import type { Candidate } from './which-limit.ts';

/** Someone or something a limit holds for, and how the limit came to choose it. */
export interface Subject {
  name: string;
  chosenBy: Candidate['chosenBy'];
  /** For a team: who is in it. */
  team: Team | null;
}

/** Every subject a limit applies to, by name: all that are known, also those with nothing in flight. */
export function subjectsOf(
  limit: LimitPlan,
  linked: Linked,
  items: readonly JudgedItem[],
  reviews: readonly PendingReview[],
  others: Plan['others'],
): Subject[] {
  const known = KNOWN[limit.per]({ linked, items, reviews, others });
  const teamOf = (name: string) => linked.teams.all.find((team) => team.name === name) ?? null;
  const memberNames = new Set(
    linked.teams.all.filter((team) => hasName(limit.teams ?? [], team.name)).flatMap((team) => team.members),
  );
  const ofPeople = limit.per === 'person' || limit.per === 'reviewer';
  return known
    .map((name): Subject | null => {
      if (limit.people === null && limit.teams === null) return { name, chosenBy: 'all', team: teamOf(name) };
      if (limit.people !== null && hasName(limit.people, name)) return { name, chosenBy: 'people', team: null };
      const chosen = limit.teams !== null && (ofPeople ? memberNames.has(name) : hasName(limit.teams, name));
      return chosen ? { name, chosenBy: 'teams', team: teamOf(name) } : null;
    })
    .filter((subject) => subject !== null)
    .sort((a, b) => compareNatural(a.name, b.name));
}

interface World {
  linked: Linked;
  items: readonly JudgedItem[];
  reviews: readonly PendingReview[];
  others: Plan['others'];
}

const KNOWN: Record<Per, (world: World) => string[]> = {
  person: people,
  reviewer: people,
  team: ({ linked }) => linked.teams.all.map((team) => team.name),
  'reviewing-team': ({ linked, reviews }) => [
    ...new Set([...linked.teams.all.map((team) => team.name), ...reviews.flatMap((review) => review.team ?? [])]),
  ],
  agent: ({ linked, items }) => [
    ...new Set([
      ...linked.people.agents.filter((agent) => agent.configured).map((agent) => agent.name),
      ...items.flatMap((item) => item.agents),
    ]),
  ],
  project: ({ items }) => [...new Set(items.flatMap((item) => item.project ?? []))],
  repository: ({ items }) => [...new Set(items.flatMap((item) => item.repositories))],
  everyone: () => ['everyone'],
};

function people({ linked, others }: World): string[] {
  return linked.people.humans.filter((party) => others === 'count' || party.configured).map((party) => party.name);
}

/** Whether an item is the subject's. */
export const isHeldBy: Record<Exclude<Per, 'reviewer' | 'reviewing-team'>, (item: JudgedItem, subject: string) => boolean> = {
  person: (item, subject) => item.holders.includes(subject),
  team: (item, subject) => item.teams.includes(subject),
  agent: (item, subject) => item.agents.includes(subject),
  project: (item, subject) => item.project === subject,
  repository: (item, subject) => item.repositories.includes(subject),
  everyone: () => true,
};
