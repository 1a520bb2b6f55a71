import { type CrossTeam, crossTeam } from '../flow/cross-team.ts';
import type { DayCount } from '../flow/days.ts';
import { type Move, moveOf } from '../flow/move.ts';
import { repositoryOf } from '../linking/exclusions.ts';
import type { Linked } from '../linking/link.ts';
import { keyOf } from '../linking/record-index.ts';
import { utc } from '../model/instant.ts';
import type { Snapshot, SourceRecord } from '../model/snapshot.ts';
import type { Verdict } from '../model/verdict.ts';
import type { JudgedItem } from '../rules/judged-item.ts';
import type { PendingReview } from '../rules/reviews.ts';
import { append, groupBy } from '../text/group-by.ts';

/** Whose move it is, and which team waits for which. */
export interface WorkBetweenTeams {
  moveOf(item: JudgedItem): Move;
  waits(items: readonly JudgedItem[]): Verdict['crossTeam'];
}

/**
 * @param reviews requested on work that counts
 * @param now epoch milliseconds
 */
export function workBetweenTeams(
  linked: Pick<Linked, 'items' | 'teams' | 'people'>,
  snapshot: Pick<Snapshot, 'records'>,
  reviews: readonly PendingReview[],
  days: DayCount,
  now: number,
): WorkBetweenTeams {
  const issue = teamsOfIssue(linked, snapshot);
  const person = teamsOfPerson(linked);
  const reviewsOf = onFirstUse(() => groupBy(reviews, ({ itemId }) => itemId));
  const personOf = (login: string) => {
    const isPerson = linked.people.standing('github', login) === 'person';
    return isPerson ? linked.people.party('github', login).name : null;
  };
  return {
    moveOf: (item) =>
      moveOf(item, {
        reviews: reviewsOf().get(item.id) ?? [],
        personOf,
        teamsOfIssue: issue,
        days,
        now,
      }),
    waits(items) {
      const found: CrossTeam = crossTeam(items, reviews, { issue, person }, days, now);
      return {
        waits: found.waits.map((wait) => ({ ...wait, since: wait.since === null ? null : utc(wait.since) })),
        customers: found.customers,
      };
    },
  };
}

/** The teams of the work that an issue belongs to; of what is not in flight, those its team or repository has. */
function teamsOfIssue(
  { items, teams }: Pick<Linked, 'items' | 'teams'>,
  { records }: Pick<Snapshot, 'records'>,
): (id: string) => readonly string[] {
  const inFlight = onFirstUse(() => {
    const byRecord = new Map<string, readonly string[]>();
    for (const item of items) {
      byRecord.set(item.id.toLowerCase(), item.teams);
      for (const { id } of item.records) byRecord.set(id.toLowerCase(), item.teams);
    }
    return byRecord;
  });
  const read = onFirstUse(() => {
    const byId = new Map<string, SourceRecord>();
    for (const record of records) byId.set(record.id.toLowerCase(), record);
    return byId;
  });
  return (id) => {
    const known = inFlight().get(id.toLowerCase());
    if (known !== undefined) return known;
    const record = read().get(id.toLowerCase());
    const repository = record === undefined ? /^([^#]+)#\d+$/.exec(id)?.[1] : repositoryOf(record);
    const { teams: names } = teams.attribute({
      id,
      linearKey: record?.team ?? keyOf(id),
      repositories: repository == null ? [] : [repository],
      holders: [],
    });
    return names;
  };
}

function teamsOfPerson({ teams }: Pick<Linked, 'teams'>): (name: string) => readonly string[] {
  const byMember = onFirstUse(() => {
    const found = new Map<string, string[]>();
    for (const { name, members } of teams.all) for (const member of members) append(found, member, name);
    return found;
  });
  return (name) => byMember().get(name) ?? [];
}

/** Most runs ask nothing of this: what it takes is prepared by the first question. */
function onFirstUse<T>(prepare: () => T): () => T {
  let prepared: { value: T } | null = null;
  return () => {
    prepared ??= { value: prepare() };
    return prepared.value;
  };
}
