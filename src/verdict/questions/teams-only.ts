import type { CanStartAnswer, NextAnswer, SuggestAnswer } from '../../model/answers.ts';
import { plural } from '../../text/plural.ts';
import { isOfPerson, kindKey, PEOPLE, withoutWho } from '../teams-only.ts';

/** Answers without any person, where the config keeps to teams. */

export const nextOfTeams = (answer: NextAnswer): NextAnswer => ({
  ...answer,
  subjects: answer.subjects.map((entry) => ({
    ...entry,
    reviews: entry.reviews.map((review) => ({ ...review, reviewer: null })),
    items: entry.items.map((item) => ({ ...item, move: withoutWho(item.move) })),
  })),
});

/** Of people's limits of one kind the one that decides most stays; what to finish is named for teams. */
export function canStartOfTeams(answer: CanStartAnswer): CanStartAnswer {
  const RANK = { no: 0, unknown: 1, yes: 2 } as const;
  const seen = new Set<string>();
  const worst = answer.limits.toSorted((a, b) => RANK[a.answer] - RANK[b.answer]);
  const kept = new Set(
    worst.filter((limit) => {
      const key = isOfPerson(limit) ? kindKey(limit) : limit.key;
      const isNew = !seen.has(key);
      seen.add(key);
      return isNew;
    }),
  );
  const refusing = answer.limits.filter((limit) => limit.answer === 'no' && !isOfPerson(limit));
  const ofTeams = new Set(refusing.flatMap(({ itemIds }) => itemIds));
  return {
    ...answer,
    limits: answer.limits
      .filter((limit) => kept.has(limit))
      .map((limit) =>
        isOfPerson(limit)
          ? { ...limit, key: kindKey(limit), subject: PEOPLE, itemIds: [], reviewIds: [] }
          : limit,
      ),
    finishFirst: answer.finishFirst.filter(({ id }) => ofTeams.has(id)),
  };
}

/** Limits for all people stay as a number; those for people by name are left out. */
export const suggestOfTeams = (answer: SuggestAnswer): SuggestAnswer => ({
  ...answer,
  limits: answer.limits
    .filter(({ per, config }) => per !== 'person' || (!config.held?.people && !config.forSle?.people))
    .map((limit) =>
      limit.per === 'person'
        ? { ...limit, subjects: [plural(limit.subjects.length, 'person', 'people')] }
        : limit,
    ),
});
