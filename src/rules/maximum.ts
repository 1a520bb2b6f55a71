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

/** Whether members of teams, or accounts, that nobody read could change which number holds for a subject. */
export function isMaximumOpen(
  limit: LimitPlan,
  subject: Subject,
  { plan, linked, reading, today }: { plan: Plan; linked: Linked; reading: Reading; today: number },
): boolean {
  // The members may be Linear's for want of the GitHub team that would decide.
  const isOpen = ({ membersFrom, github }: Team) =>
    membersFrom !== 'config' && (!reading.whole[membersFrom] || (github !== null && !reading.whole.github));
  if (limit.maxPerPerson !== null) return subject.team !== null && isOpen(subject.team);
  if ((limit.per !== 'person' && limit.per !== 'reviewer') || subject.chosenBy === 'people') return false;
  const party = linked.people.humans.find(({ name }) => name === subject.name);
  if (party?.mayJoin.some((source) => !reading.whole[source])) return true;
  const date = dateFromDay(today);
  return plan.limits
    .filter((other) => other !== limit && other.teams !== null && holdsOn(other, date))
    .filter((other) => dimensionOf(other) === dimensionOf(limit))
    .some(({ teams }) => linked.teams.all.some((team) => hasName(teams ?? [], team.name) && isOpen(team)));
}
