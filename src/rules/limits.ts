import type { LimitPlan, Per, Plan } from '../config/plan.ts';
import type { Linked } from '../linking/link.ts';
import type { Team } from '../linking/teams.ts';
import { dateFromDay } from '../model/calendar.ts';
import type { LimitStatus, VerdictLimit } from '../model/verdict.ts';
import { hasName } from '../text/compare.ts';
import { groupBy } from '../text/group-by.ts';
import type { JudgedItem } from './judged-item.ts';
import { isSure, type Reading } from './proof.ts';
import type { PendingReview } from './reviews.ts';
import { type Counted, countedBySubject, type Subject, subjectsOf } from './subjects.ts';
import { type Candidate, chooseLimit, dimensionOf, holdsOn } from './which-limit.ts';

export interface LimitContext {
  plan: Plan;
  linked: Linked;
  reading: Reading;
  /** Every counted item, those under an exception left out. */
  items: readonly JudgedItem[];
  reviews: readonly PendingReview[];
  /** Day number in the config's zone. */
  today: number;
}

/** Judges every limit for every subject it applies to: in the config's order, then by subject. */
export function judgeLimits(context: LimitContext): VerdictLimit[] {
  const date = dateFromDay(context.today);
  const chosen = new Map<string, (Candidate & { subject: Subject })[]>();
  const countedByPer = new Map<Per, ReturnType<typeof countedBySubject>>();
  const countedOf = (per: Per) => {
    const counted = countedByPer.get(per) ?? countedBySubject(per, context.items, context.reviews);
    countedByPer.set(per, counted);
    return counted;
  };
  for (const limit of context.plan.limits.filter((candidate) => holdsOn(candidate, date)))
    for (const subject of subjectsOf(
      limit,
      context.linked,
      context.items,
      context.reviews,
      context.plan.others,
    )) {
      const candidate = {
        limit,
        subject,
        chosenBy: subject.chosenBy,
        max: maximumFor(limit, subject, context.plan, date),
      };
      const key = `${dimensionOf(limit)} ${subject.name}`;
      chosen.set(key, [...(chosen.get(key) ?? []), candidate]);
    }
  const winners = [...chosen.values()].flatMap((candidates) => {
    const winner = chooseLimit(candidates);
    return candidates.filter((candidate) => candidate.limit === winner?.limit).slice(0, 1);
  });
  // Subjects came in order of name; limits come in the config's.
  return [...groupBy(winners, ({ limit }) => limit).entries()]
    .sort(([a], [b]) => a.index - b.index)
    .flatMap(([{ per }, ofLimit]) => {
      const counted = countedOf(per);
      return ofLimit.map(({ limit, subject, max }) =>
        judge(limit, subject, max, counted.get(subject.name) ?? [], context),
      );
    });
}

/** The number a limit allows a subject: fixed, or by the members who are not away that day. */
function maximumFor(limit: LimitPlan, { team }: Subject, plan: Plan, date: string): number {
  if (limit.maxPerPerson === null) return limit.max ?? 0;
  const isAway = (member: string) =>
    plan.people.some(
      (person) => person.name === member && person.away.some(({ from, to }) => from <= date && date <= to),
    );
  const present = (team?.members ?? []).filter((member) => !isAway(member)).length;
  // 0.29 × 100 is 28.999… in floating point.
  return Math.max(1, Math.floor(limit.maxPerPerson * present + 1e-9));
}

function judge(
  limit: LimitPlan,
  subject: Subject,
  max: number,
  candidates: readonly Counted[],
  context: LimitContext,
): VerdictLimit {
  const { reading } = context;
  const { whole } = reading;
  const counted = candidates.filter(({ item }) => matches(limit, item));
  const count = counted.length;
  const sure = isMaximumOpen(limit, subject, context)
    ? 0
    : counted.filter(({ item }) => isSure(item, limit, reading)).length;
  return {
    key: limitKey(limit, subject.name),
    name: limit.name,
    per: limit.per,
    subject: subject.name,
    stages: limit.stages,
    label: limit.label,
    kind: limit.kind,
    lane: limit.lane,
    blocked: limit.blocked,
    agents: limit.agents,
    count,
    max,
    warn: limit.warn,
    level: limit.level,
    status: statusOf({
      count,
      sure,
      max,
      warn: limit.warn,
      whole: whole.linear && whole.github,
    }),
    baseline: null,
    itemIds: counted.flatMap(({ item, review }) => (review === null ? item.id : [])),
    reviewIds: counted.flatMap(({ review }) => review?.id ?? []),
    from: limit.from,
    until: limit.until,
    reason: limit.reason,
    configPath: `limits[${limit.index}]`,
  };
}

/** Whether members of teams that nobody read could change which number holds for a subject. */
function isMaximumOpen(
  limit: LimitPlan,
  subject: Subject,
  { plan, linked, reading, today }: LimitContext,
): boolean {
  const isOpen = ({ membersFrom }: Team) => membersFrom !== 'config' && !reading.whole[membersFrom];
  if (limit.maxPerPerson !== null) return subject.team !== null && isOpen(subject.team);
  if ((limit.per !== 'person' && limit.per !== 'reviewer') || subject.chosenBy === 'people') return false;
  const date = dateFromDay(today);
  return plan.limits
    .filter((other) => other !== limit && holdsOn(other, date) && dimensionOf(other) === dimensionOf(limit))
    .some(({ teams }) => linked.teams.all.some((team) => hasName(teams ?? [], team.name) && isOpen(team)));
}

/** Whether an item is of the kind that a limit counts. */
function matches(limit: LimitPlan, item: JudgedItem): boolean {
  const { stages, label, kind, lane, blocked, agents } = limit;
  if (stages.length > 0 && (item.stage === null || !stages.includes(item.stage))) return false;
  if (label !== null && !hasName(item.labels, label)) return false;
  if (kind !== null && !item.inFlight.some((record) => record.kind === kind)) return false;
  // Without an expedite config all work is of the standard kind.
  if (lane !== null && (item.lane ?? 'standard') !== lane) return false;
  if (blocked === 'ignore' && item.blocked) return false;
  if (agents !== null && item.agents.length > 0 !== (agents === 'only')) return false;
  return true;
}

/**
 * The status of a count (contract §2.13): the first of over, unknown, warned, at, within.
 * @param sure how many of the counted no unread record could take away
 * @param whole whether every source was seen whole
 */
export function statusOf(facts: {
  count: number;
  sure: number;
  max: number;
  warn: number | null;
  whole: boolean;
}): LimitStatus {
  const { count, sure, max, warn, whole } = facts;
  if (whole ? count > max : sure > max) return 'over';
  if (!whole) return 'unknown';
  if (warn !== null && count > warn) return 'warned';
  return count === max ? 'at' : 'within';
}

/** Names a limit for one subject, the same from run to run: `person/Grace/*`. */
function limitKey(limit: LimitPlan, subject: string): string {
  const narrowing = Object.entries({
    label: limit.label,
    kind: limit.kind,
    lane: limit.lane,
    blocked: limit.blocked,
    agents: limit.agents,
  }).flatMap(([name, value]) => (value === null ? [] : [`${name}=${value}`]));
  return [limit.per, subject, limit.stages.join('+') || '*', ...narrowing].join('/');
}
