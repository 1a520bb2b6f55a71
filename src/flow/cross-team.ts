import { ageInDays } from '../model/age.ts';
import { epochMs } from '../model/instant.ts';
import type { VerdictReview } from '../model/verdict.ts';
import { compareNatural } from '../text/compare.ts';
import type { DayCount } from './days.ts';

/** Work in flight, as far as waiting goes. */
export interface WaitingItem {
  id: string;
  teams: readonly string[];
  /** Ids of the unfinished issues that block it. */
  blockedBy: readonly string[];
  customers: number;
  /** Epoch milliseconds. */
  started: number;
}

/** One team's item that waits for another team. */
export interface CrossTeamWait {
  /** The team whose item waits. */
  from: string;
  /** The team it waits for. */
  to: string;
  itemId: string;
  kind: 'blocked' | 'review';
  /** What it waits for: the blocking issue, or the pull request in review. */
  on: string;
  /** Epoch milliseconds; null where the source does not tell, as for what blocks. */
  since: number | null;
  /** How long, in the config's days, the first one included; null where `since` is. */
  days: number | null;
}

export interface CrossTeam {
  waits: CrossTeamWait[];
  customers: { waiting: number; total: number };
}

/** How teams are found. Linking knows. */
export interface TeamsOf {
  /** The teams of the work that an issue belongs to, in flight or not; none where nothing tells. */
  issue(id: string): readonly string[];
  person(name: string): readonly string[];
}

/**
 * Which team waits for which: by items blocked by another team's issue, or in review at another team. The longest
 * first; a wait without a beginning stands where its item's start does, before which it cannot have begun.
 * @param items in flight and counted
 * @param reviews requested on them
 * @param now epoch milliseconds
 */
export function crossTeam(
  items: readonly WaitingItem[],
  reviews: readonly Pick<VerdictReview, 'id' | 'reviewer' | 'team' | 'requestedAt' | 'itemId'>[],
  teams: TeamsOf,
  days: DayCount,
  now: number,
): CrossTeam {
  const byId = new Map(items.map((item) => [item.id, item]));
  const waits = [
    ...items.flatMap((item) =>
      item.blockedBy.flatMap((blocker) =>
        waitsFor(item, teams.issue(blocker), { kind: 'blocked', on: blocker, since: null }),
      ),
    ),
    ...reviews.flatMap(({ id, reviewer, team, requestedAt, itemId }) => {
      const item = byId.get(itemId);
      if (item === undefined) return [];
      const asked = team !== null ? [team] : reviewer !== null ? teams.person(reviewer) : [];
      // Most reviews stay within a team: their dates need not be read.
      if (!waitsForOthers(item, asked)) return [];
      const since = requestedAt === null ? null : epochMs(requestedAt);
      return waitsFor(item, asked, { kind: 'review', on: id, since });
    }),
  ];
  return {
    waits: longestOfEach(waits)
      .toSorted(
        (a, b) =>
          (a.since ?? a.started) - (b.since ?? b.started) ||
          compareNatural(a.itemId, b.itemId) ||
          compareNatural(a.from, b.from) ||
          compareNatural(a.to, b.to) ||
          compareNatural(a.on, b.on),
      )
      .map(({ started: _, ...wait }) => ({
        ...wait,
        days: wait.since === null ? null : ageInDays(days.calendar, days.unit, wait.since, now),
      })),
    customers: {
      waiting: items.filter(({ customers }) => customers > 0).length,
      total: items.length,
    },
  };
}

type Wait = Omit<CrossTeamWait, 'days'> & { started: number };

/** Nobody waits for a team that has a part in the item. */
const waitsForOthers = ({ teams }: WaitingItem, others: readonly string[]): boolean =>
  others.length > 0 && !others.some((team) => teams.includes(team));

function waitsFor(
  item: WaitingItem,
  others: readonly string[],
  wait: Pick<Wait, 'kind' | 'on' | 'since'>,
): Wait[] {
  if (!waitsForOthers(item, others)) return [];
  const { id, teams, started } = item;
  return teams.flatMap((from) => others.map((to) => ({ from, to, itemId: id, ...wait, started })));
}

/** Two reviewers of one team are one wait, as long as that of the one asked first. */
function longestOfEach(waits: readonly Wait[]): Wait[] {
  const longest = new Map<string, Wait>();
  for (const wait of waits) {
    const key = JSON.stringify([wait.from, wait.to, wait.itemId, wait.kind, wait.on]);
    const known = longest.get(key);
    if (known === undefined || (wait.since ?? Infinity) < (known.since ?? Infinity)) longest.set(key, wait);
  }
  return [...longest.values()];
}
