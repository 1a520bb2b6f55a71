import type { LimitPlan, Per, Plan } from '../config/plan.ts';
import type { Linked } from '../linking/link.ts';
import { dateFromDay } from '../model/calendar.ts';
import type { LimitStatus, VerdictLimit } from '../model/verdict.ts';
import { hasName } from '../text/compare.ts';
import { groupBy } from '../text/group-by.ts';
import type { JudgedItem } from './judged-item.ts';
import { isMaximumOpen, maximumFor } from './maximum.ts';
import { isSure, type Reading } from './proof.ts';
import type { PendingReview } from './reviews.ts';
import { type Counted, countedBySubject, type Subject, subjectsOf } from './subjects.ts';
import { type Candidate, chooseLimit, dimensionOf, holdsOn } from './which-limit.ts';

/** Every counted item, those under an exception left out, and the reviews that wait on them. */
export interface Counts {
  items: readonly JudgedItem[];
  reviews: readonly PendingReview[];
}

export interface LimitContext {
  plan: Plan;
  linked: Linked;
  reading: Reading;
  /** What counts as it was read. */
  read: Counts;
  /** What counts without the pull requests that an unread record may take to another issue. */
  settled: Counts;
  /** Day number in the config's zone. */
  today: number;
}

/** Judges every limit for every subject it applies to: in the config's order, then by subject. */
export function judgeLimits(context: LimitContext): VerdictLimit[] {
  const { plan, linked, read, settled } = context;
  const date = dateFromDay(context.today);
  const chosen = new Map<string, (Candidate & { subject: Subject })[]>();
  for (const limit of plan.limits.filter((candidate) => holdsOn(candidate, date)))
    for (const subject of subjectsOf(limit, linked, read.items, read.reviews, plan.others)) {
      const max = maximumFor(limit, subject, plan, date);
      const key = `${dimensionOf(limit)} ${subject.name}`;
      chosen.set(key, [...(chosen.get(key) ?? []), { limit, subject, chosenBy: subject.chosenBy, max }]);
    }
  const winners = [...chosen.values()].flatMap((candidates) => {
    const winner = chooseLimit(candidates);
    return candidates.filter((candidate) => candidate.limit === winner?.limit).slice(0, 1);
  });
  const countedRead = bySubjectOf(read);
  const countedSettled = bySubjectOf(settled);
  // Subjects came in order of name; limits come in the config's.
  return [...groupBy(winners, ({ limit }) => limit).entries()]
    .sort(([a], [b]) => a.index - b.index)
    .flatMap(([{ per }, ofLimit]) =>
      ofLimit.map(({ limit, subject, max }) => {
        const counted = {
          read: countedRead(per).get(subject.name) ?? [],
          settled: countedSettled(per).get(subject.name) ?? [],
        };
        return judge(limit, subject, max, counted, context);
      }),
    );
}

/** What counts for each subject, sorted out once for all limits of a kind. */
function bySubjectOf({ items, reviews }: Counts): (per: Per) => ReturnType<typeof countedBySubject> {
  const known = new Map<Per, ReturnType<typeof countedBySubject>>();
  return (per) => {
    const counted = known.get(per) ?? countedBySubject(per, items, reviews);
    known.set(per, counted);
    return counted;
  };
}

function judge(
  limit: LimitPlan,
  subject: Subject,
  max: number,
  candidates: { read: readonly Counted[]; settled: readonly Counted[] },
  context: LimitContext,
): VerdictLimit {
  const { reading } = context;
  const { whole } = reading;
  const counted = candidates.read.filter(({ item }) => matches(limit, item));
  const count = counted.length;
  // Sure is what counts as it was read, and counts all the same without what may yet go elsewhere.
  const idOf = ({ item, review }: Counted) => `${item.id} ${review?.id}`;
  const settled = new Set(
    candidates.settled.filter(({ item }) => matches(limit, item) && isSure(item, limit, reading)).map(idOf),
  );
  const sure = isMaximumOpen(limit, subject, context)
    ? 0
    : counted.filter((one) => settled.has(idOf(one)) && isSure(one.item, limit, reading)).length;
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
