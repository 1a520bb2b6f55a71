import type { Plan } from '../config/plan.ts';
import type { Linked } from '../linking/link.ts';
import { InputError } from '../model/input-error.ts';
import type { VerdictLimit } from '../model/verdict.ts';
import type { ExceptionEntry } from '../rules/exceptions.ts';
import type { JudgedItem } from '../rules/judged-item.ts';
import type { PendingReview } from '../rules/reviews.ts';
import { findPerson, findTeam, unknownName } from './questions/subject.ts';

/** Names as the user gave them; both empty: everything. */
export interface Selection {
  teams: readonly string[];
  people: readonly string[];
}

interface Judged {
  plan: Plan;
  linked: Linked;
  items: JudgedItem[];
  reviews: readonly PendingReview[];
  limits: VerdictLimit[];
  exceptions: ExceptionEntry[];
}

export interface Selected extends Omit<Judged, 'plan' | 'linked'> {
  /** Names of the chosen teams; null where everything is shown. */
  teams: ReadonlySet<string> | null;
}

/**
 * Keeps what concerns the chosen teams (with their members) and people. Counts were made before and stay.
 * @throws InputError for a name that nobody has
 */
export function select(selection: Selection | undefined, judged: Judged): Selected {
  if (selection === undefined || selection.teams.length + selection.people.length === 0)
    return { ...judged, teams: null };
  const problems: InputError[] = [];
  const { teams: known, people: parties } = judged.linked;
  const chosenTeams = selection.teams.flatMap((typed) => {
    const name = findTeam(typed, judged.linked);
    if (name === null)
      problems.push(
        unknownName(
          typed,
          '--team',
          known.all.map((team) => team.name),
        ),
      );
    return known.all.filter((team) => team.name === name);
  });
  const chosenPeople = selection.people.flatMap((typed) => {
    const name = findPerson(typed, parties.humans, '--person');
    if (name === null)
      problems.push(
        unknownName(
          typed,
          '--person',
          parties.humans.map((party) => party.name),
        ),
      );
    return name ?? [];
  });
  if (problems.length > 0) throw new InputError(problems.flatMap((error) => error.problems));

  const teams = new Set(chosenTeams.map((team) => team.name));
  const people = new Set([...chosenPeople, ...chosenTeams.flatMap((team) => team.members)]);
  const concerns = (limit: VerdictLimit) => {
    if (limit.per === 'person' || limit.per === 'reviewer') return people.has(limit.subject);
    return (limit.per === 'team' || limit.per === 'reviewing-team') && teams.has(limit.subject);
  };
  const items = judged.items.filter(
    (item) => item.teams.some((name) => teams.has(name)) || item.holders.some((name) => people.has(name)),
  );
  const ids = new Set(items.map((item) => item.id));
  return {
    teams,
    items,
    reviews: judged.reviews.filter(
      ({ reviewer, team }) =>
        (reviewer !== null && people.has(reviewer)) || (team !== null && teams.has(team)),
    ),
    limits: judged.limits.filter(concerns),
    exceptions: judged.exceptions.filter(
      (exception) => exception.itemId === null || ids.has(exception.itemId),
    ),
  };
}
