import type { GithubWorldInput } from '../../test/support/github-server/index.ts';
import type { LinearWorldDraft } from '../../test/support/linear-server/index.ts';
import type { Cast, Person } from './cast.ts';
import type { Random } from './random.ts';

/** The moment at which every candidate looks at a world. */
export const NOW = '2026-11-23T12:00:00Z';
/** Work under this label, on either source, does not count. */
export const ON_HOLD = 'on hold';

export type IssueDraft = NonNullable<LinearWorldDraft['issues']>[number];
export type PullDraft = NonNullable<GithubWorldInput['pullRequests']>[number] & { number: number };
export type GithubIssueDraft = NonNullable<GithubWorldInput['issues']>[number] & { number: number };

/** What a right answer says of the configured people, told by whoever made the work and not by reading it. */
export interface Truth {
  /** Ids of the work items each person holds. */
  holding: Map<string, Set<string>>;
  /** `source id` of every in-flight record of those items. */
  records: Set<string>;
  /** `pull request, person` for each review asked for. */
  reviews: Set<string>;
}

/** A world in the making, with its truth. */
export interface Draft {
  random: Random;
  cast: Cast;
  issues: IssueDraft[];
  pulls: PullDraft[];
  githubIssues: GithubIssueDraft[];
  truth: Truth;
  numbers: Map<string, number>;
}

export const startDraft = (random: Random, cast: Cast): Draft => ({
  random,
  cast,
  issues: [],
  pulls: [],
  githubIssues: [],
  truth: {
    holding: new Map(cast.people.map((person) => [person.name, new Set()])),
    records: new Set(),
    reviews: new Set(),
  },
  numbers: new Map(),
});

/** The next number in a repository or a Linear team. */
export function nextNumber(draft: Draft, place: string): number {
  const number = (draft.numbers.get(place) ?? 0) + 1;
  draft.numbers.set(place, number);
  return number;
}

/** A moment in the days before now: at least `least` of them, at most `most`. */
export function daysAgo(random: Random, least: number, most: number): string {
  const minutes = least * 1440 + random.int((most - least) * 1440);
  return new Date(Date.parse(NOW) - minutes * 60_000).toISOString();
}

export const referenceOf = (record: { repository: string; number?: number }) =>
  `${record.repository}#${record.number}`;

/** An item that counts: whoever of the holders is configured holds it, and its records must be there. */
export function expectItem(
  draft: Draft,
  id: string,
  holders: readonly Person[],
  records: { issues?: readonly IssueDraft[]; onGithub?: readonly { repository: string; number: number }[] },
): void {
  const { holding } = draft.truth;
  const ours = holders.filter((person) => holding.has(person.name));
  for (const person of ours) holding.get(person.name)?.add(id);
  if (ours.length === 0) return;
  for (const issue of records.issues ?? []) draft.truth.records.add(`linear ${issue.identifier}`);
  for (const record of records.onGithub ?? []) draft.truth.records.add(`github ${referenceOf(record)}`);
}

/** Reviews that count, of an open pull request that counts. */
export function expectReviews(draft: Draft, pull: PullDraft): void {
  if (pull.isDraft) return;
  for (const asked of pull.reviewRequests ?? []) {
    const person = draft.cast.people.find((one) => one.login === asked);
    if (person) draft.truth.reviews.add(`${referenceOf(pull)}, ${person.name}`);
  }
}
