import type { LimitPlan, Per, Plan } from '../config/plan.ts';
import type { Linked } from '../linking/link.ts';
import { allowed } from '../model/allowed.ts';
import type { Baseline } from '../model/baseline.ts';
import { dateFromDay } from '../model/calendar.ts';
import type { LimitStatus, VerdictLimit } from '../model/verdict.ts';
import { hasName } from '../text/compare.ts';
import { groupBy } from '../text/group-by.ts';
import type { JudgedItem } from './judged-item.ts';
import { isMaximumOpen, maximumFor } from './maximum.ts';
import { isSure, isWhole, type Reading } from './proof.ts';
import type { PendingReview } from './reviews.ts';
import { type Counted, countedBySubject, type Subject, subjectsOf } from './subjects.ts';
import { chooseLimit, dimensionOf, holdsOn } from './which-limit.ts';

/** Every counted item, those under an exception left out, and the reviews that wait on them. */
export interface Counts {
  /** In the order of `byAge`. */
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
  /** The counts that are let pass, by the key of the limit. */
  baseline: Baseline;
  /** How many more items there would be than were read; 0 unless told. */
  more?: number;
}

/** Judges every limit for every subject it applies to: in the config's order, then by subject. */
export function judgeLimits(context: LimitContext): VerdictLimit[] {
  const { plan, linked, read, settled } = context;
  const date = dateFromDay(context.today);
  const rivals = plan.limits
    .filter((limit) => holdsOn(limit, date))
    .flatMap((limit) => {
      const dimension = dimensionOf(limit);
      return subjectsOf(limit, linked, read.items, read.reviews, plan.others).map((subject) => ({
        limit,
        subject,
        chosenBy: subject.chosenBy,
        max: maximumFor(limit, subject, plan, date),
        alike: `${dimension} ${subject.name}`,
      }));
    });
  const winners = [...groupBy(rivals, ({ alike }) => alike).values()].flatMap((candidates) => {
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
        const candidates = countedRead(per).get(subject.name) ?? [];
        const settledOnes = () => countedSettled(per).get(subject.name) ?? [];
        return judge(limit, subject, max, candidates, settledOnes, context);
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
  candidates: readonly Counted[],
  settled: () => readonly Counted[],
  context: LimitContext,
): VerdictLimit {
  const whole = isWhole(context.reading);
  const counted = candidates.filter(({ item }) => matches(limit, item));
  const count = counted.length;
  const key = limitKey(limit, subject.name);
  const baseline = context.baseline.get(key) ?? null;
  const most = allowed({ max, baseline });
  // Only what is above its maximum needs the proof.
  const { more = 0 } = context;
  const isProvenOver =
    count + more > most &&
    (whole ||
      (!isMaximumOpen(limit, subject, count + more, context) &&
        sureAmong(counted, limit, settled(), context.reading) + more > most));
  return {
    key,
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
    status: statusOf({ isProvenOver, count, most, warn: limit.warn, whole }),
    baseline,
    itemIds: counted.flatMap(({ item, review }) => (review === null ? item.id : [])),
    reviewIds: counted.flatMap(({ review }) => review?.id ?? []),
    from: limit.from,
    until: limit.until,
    reason: limit.reason,
    configPath: `limits[${limit.index}]`,
    steps: limit.steps === null ? null : { from: limit.steps.from, to: limit.max ?? 0, by: limit.steps.by },
    people: null,
  };
}

/**
 * How many of the counted no unread record could take away: those that count all the same without what may yet go
 * elsewhere, and then stay whatever joins them. What was read beside them is one of those things.
 */
function sureAmong(
  counted: readonly Counted[],
  limit: LimitPlan,
  settled: readonly Counted[],
  reading: Reading,
): number {
  const idOf = ({ item, review }: Counted) => `${item.id} ${review?.id}`;
  const stays = new Set(
    settled.filter(({ item }) => matches(limit, item) && isSure(item, limit, reading)).map(idOf),
  );
  return counted.filter((one) => stays.has(idOf(one))).length;
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
 * @param isProvenOver whether the count is above what is allowed whatever a source has not shown
 * @param most the maximum, or a higher baseline
 * @param whole whether every source was seen whole
 */
function statusOf(facts: {
  isProvenOver: boolean;
  count: number;
  most: number;
  warn: number | null;
  whole: boolean;
}): LimitStatus {
  const { isProvenOver, count, most, warn, whole } = facts;
  if (isProvenOver) return 'over';
  if (!whole) return 'unknown';
  if (warn !== null && count > warn) return 'warned';
  return count === most ? 'at' : 'within';
}

/** Names a limit for one subject, the same from run to run: `person/Grace/*`. */
export function limitKey(limit: LimitPlan, subject: string): string {
  const narrowing = Object.entries({
    label: limit.label,
    kind: limit.kind,
    lane: limit.lane,
    blocked: limit.blocked,
    agents: limit.agents,
  }).flatMap(([name, value]) => (value === null ? [] : [`${name}=${value}`]));
  return [limit.per, subject, limit.stages.join('+') || '*', ...narrowing].join('/');
}
