import type { LimitPlan, Per, Plan } from '../config/plan.ts';
import type { Linked } from '../linking/link.ts';
import type { Team } from '../linking/teams.ts';
import { compareNatural, hasName } from '../text/compare.ts';
import { append } from '../text/group-by.ts';
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
      if (limit.people?.includes(name)) return { name, chosenBy: 'people', team: null };
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
    ...new Set([
      ...linked.teams.all.map((team) => team.name),
      ...reviews.flatMap((review) => review.team ?? []),
    ]),
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
  return linked.people.humans
    .filter((party) => others === 'count' || party.configured)
    .map((party) => party.name);
}

/** The subjects that an item, or a requested review, counts for. */
const SUBJECTS_OF_ITEM: Record<
  Exclude<Per, 'reviewer' | 'reviewing-team'>,
  (item: JudgedItem) => readonly string[]
> = {
  person: (item) => item.holders,
  team: (item) => item.teams,
  agent: (item) => item.agents,
  project: (item) => (item.project === null ? [] : [item.project]),
  repository: (item) => item.repositories,
  everyone: () => ['everyone'],
};

/** What counts for each subject: an item, and the review of it where reviews are counted. */
export interface Counted {
  item: JudgedItem;
  review: PendingReview | null;
}

/**
 * Sorts what counts by subject, once for all limits of a kind: each subject's in the order given.
 * @param items oldest first
 * @param reviews those that wait longest first
 */
export function countedBySubject(
  per: Per,
  items: readonly JudgedItem[],
  reviews: readonly PendingReview[],
): ReadonlyMap<string, readonly Counted[]> {
  const groups = new Map<string, Counted[]>();
  if (per === 'reviewer' || per === 'reviewing-team') {
    const judged = new Map(items.map((item) => [item.id, item]));
    for (const review of reviews) {
      const item = judged.get(review.itemId);
      const subject = per === 'reviewer' ? review.reviewer : review.team;
      if (item !== undefined && subject !== null) append(groups, subject, { item, review });
    }
    return groups;
  }
  const subjectsOfItem = SUBJECTS_OF_ITEM[per];
  for (const item of items)
    for (const subject of subjectsOfItem(item)) append(groups, subject, { item, review: null });
  return groups;
}
