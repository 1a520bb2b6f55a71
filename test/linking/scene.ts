import type { Verdict } from '../../src/model/verdict.ts';
import { linearIssue, pullRequest, type snapshot, verdictOf } from '../support/builders.ts';

/** What the tests of the counting core ask a verdict, and the few scenes they share. */

type Draft = Parameters<typeof snapshot>[0];
type Config = Parameters<typeof verdictOf>[0];
export type RecordDraft = NonNullable<Draft['records']>[number];
export type PersonDraft = NonNullable<Draft['people']>[number];
export type TeamDraft = NonNullable<Draft['teams']>[number];

/** The records of each item, sorted, under the item's id. */
export function groupsOf(verdict: Verdict): Record<string, string[]> {
  return Object.fromEntries(
    verdict.items
      .map((item) => [item.id, item.records.map((record) => record.id).toSorted()] as const)
      .toSorted(([a], [b]) => (a < b ? -1 : 1)),
  );
}

/** How these records link under a config that sets nothing else. */
export function linked(
  records: RecordDraft[],
  config: Config = {},
  rest: Omit<Draft, 'records'> = {},
): Record<string, string[]> {
  return groupsOf(verdictOf(config, { records, ...rest }));
}

/** Every note of a verdict, in one text. */
export function noteText(verdict: Verdict): string {
  return [...verdict.notes.map((note) => note.message), ...verdict.items.flatMap((item) => item.notes)].join(
    '\n',
  );
}

/** The rules under `notCounted`, by the id of what they left out. */
export function leftOut(verdict: Verdict): Record<string, string> {
  return Object.fromEntries(verdict.notCounted.map(({ id, rule }) => [id, rule]));
}

export function human(
  source: 'linear' | 'github',
  handle: string,
  draft: Partial<PersonDraft> = {},
): PersonDraft {
  return { source, handle, name: handle, kind: 'human', ...draft };
}

export function linearTeam(key: string, draft: Partial<TeamDraft> = {}): TeamDraft {
  return { source: 'linear', key, name: key, members: [], ...draft };
}

export function githubTeam(key: string, members: string[]): TeamDraft {
  return { source: 'github', key, name: key, members };
}

/** A draft card on a project board. */
export function draftCard(id: string, status: string, draft: Partial<RecordDraft> = {}): RecordDraft {
  return {
    source: 'github',
    kind: 'draft_card',
    id,
    title: `Card ${id}`,
    stateType: 'open',
    createdAt: '2026-11-12T09:00:00Z',
    updatedAt: '2026-11-19T09:00:00Z',
    status: { project: 7, name: status, enteredAt: '2026-11-16T09:00:00Z' },
    ...draft,
  };
}

/** A limit of each kind that holds for people. */
export const PERSON_LIMITS: Config = {
  limits: [
    { per: 'person', max: 3 },
    { per: 'reviewer', max: 3 },
  ],
};

/** The counts of each person limit, for a Linear issue of `linear` and a pull request of `github`. */
export function personCounts(
  linear: string,
  github: string,
  people: PersonDraft[],
  config: Config = {},
): Record<string, number> {
  const verdict = verdictOf(
    { ...PERSON_LIMITS, ...config },
    {
      records: [
        linearIssue({ id: 'PAY-1', assignees: [linear] }),
        pullRequest({ id: 'acme/api#1', author: github }),
      ],
      people,
    },
  );
  return Object.fromEntries(
    verdict.limits.filter(({ per }) => per === 'person').map(({ subject, count }) => [subject, count]),
  );
}
