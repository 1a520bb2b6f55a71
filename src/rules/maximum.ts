import type { LimitPlan, Plan } from '../config/plan.ts';
import type { Linked } from '../linking/link.ts';
import type { Team } from '../linking/teams.ts';
import { dateFromDay, dayFromDate } from '../model/calendar.ts';
import { hasName } from '../text/compare.ts';
import type { Reading } from './proof.ts';
import { allowedInWeek } from './steps.ts';
import type { Subject } from './subjects.ts';
import { dimensionOf, holdsOn } from './which-limit.ts';

/** The number a limit allows a subject: fixed, sinking by the week, or by the members who are not away that day. */
export function maximumFor(limit: LimitPlan, { team }: Subject, plan: Plan, date: string): number {
  if (limit.steps !== null) return allowedInWeek(limit.max ?? 0, limit.steps, dayFromDate(date));
  if (limit.maxPerPerson === null) return limit.max ?? 0;
  const isAway = (member: string) =>
    plan.people.some(
      (person) => person.name === member && person.away.some(({ from, to }) => from <= date && date <= to),
    );
  const present = (team?.members ?? []).filter((member) => !isAway(member)).length;
  // 0.29 × 100 is 28.999… in floating point.
  return Math.max(1, Math.floor(limit.maxPerPerson * present + 1e-9));
}

interface Open {
  plan: Plan;
  linked: Linked;
  reading: Reading;
  today: number;
}

/**
 * Whether members of teams, or accounts, that nobody read could make another number hold for a subject.
 * @param count what is in flight: a number that is less changes nothing
 */
export function isMaximumOpen(limit: LimitPlan, subject: Subject, count: number, context: Open): boolean {
  const { plan, linked, reading, today } = context;
  // The members may be Linear's for want of the GitHub team that would decide.
  const isOpen = ({ membersFrom, github }: Team) =>
    membersFrom !== 'config' && (!reading.whole[membersFrom] || (github !== null && !reading.whole.github));
  if (limit.maxPerPerson !== null) return subject.team !== null && isOpen(subject.team);
  if ((limit.per !== 'person' && limit.per !== 'reviewer') || subject.chosenBy === 'people') return false;
  const date = dateFromDay(today);
  const rivals = plan.limits.filter(
    (other) => other !== limit && holdsOn(other, date) && dimensionOf(other) === dimensionOf(limit),
  );
  if (rivals.length === 0) return false;
  const party = linked.people.humans.find(({ name }) => name === subject.name);
  const mayBe = party?.mayBe.filter(({ source }) => !reading.whole[source]).map(({ name }) => name) ?? [];
  return rivals.some(
    (other) =>
      (other.people?.some((name) => mayBe.includes(name)) === true &&
        maximumFor(other, subject, plan, date) >= count) ||
      (other.teams !== null &&
        linked.teams.all.some((team) => hasName(other.teams ?? [], team.name) && isOpen(team))),
  );
}
