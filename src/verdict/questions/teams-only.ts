import type { CanStartAnswer, NextAnswer, SuggestAnswer } from '../../model/answers.ts';
import { plural } from '../../text/plural.ts';
import { isOfPerson, withoutWho } from '../teams-only.ts';

/** Answers without any person, where the config keeps to teams. */

export const nextOfTeams = (answer: NextAnswer): NextAnswer => ({
  ...answer,
  subjects: answer.subjects.map((entry) => ({
    ...entry,
    reviews: entry.reviews.map((review) => ({ ...review, reviewer: null })),
    items: entry.items.map((item) => ({ ...item, move: withoutWho(item.move) })),
  })),
});

/** Limits of people decide as they do, and are told as a count; what to finish is named for teams. */
export function canStartOfTeams(answer: CanStartAnswer): CanStartAnswer {
  const people = answer.limits.filter(isOfPerson);
  const refusing = people.filter((limit) => limit.answer === 'no' && limit.level === 'error').length;
  const teams = answer.limits.filter((limit) => !isOfPerson(limit));
  const ids = new Set(teams.filter((limit) => limit.answer === 'no').flatMap(({ itemIds }) => itemIds));
  const note =
    people.length === 0
      ? []
      : [
          `Limits of people: ${refusing === 0 ? 'none says no' : `${refusing} of ${people.length} ${refusing === 1 ? 'says' : 'say'} no`}. Whose they are stays untold, since the config says "privacy": "team".`,
        ];
  return {
    ...answer,
    limits: teams,
    finishFirst: answer.finishFirst.filter(({ id }) => ids.has(id)),
    notes: [...answer.notes, ...note],
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
