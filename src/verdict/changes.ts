import { isTolerated } from '../model/allowed.ts';
import { utc } from '../model/instant.ts';
import type { Run, RunItem } from '../model/run.ts';
import type { Changes, LimitStatus, Verdict, VerdictItem, VerdictLimit } from '../model/verdict.ts';
import { compareNatural } from '../text/compare.ts';
import { dayOfVerdict } from './run-of.ts';

/** How a limit stood at the end of an earlier day. */
interface DayStatus {
  day: string;
  /** `none`: that day nobody had such a limit. */
  status: LimitStatus | 'none';
  count: number;
  max: number;
}

/** What is known of work that was in flight and is not any more. */
export type Whereabouts = 'finished' | 'left' | 'unknown';

interface Before {
  /** The last run that saw everything; null in the first. */
  previous: Run | null;
  /** By the key of a limit, newest day first. */
  statuses: ReadonlyMap<string, readonly DayStatus[]>;
  /** What became of an item that is gone. */
  whereabouts: (id: string) => Whereabouts;
  /** Which of the earlier items the selection would show. */
  isShown: (item: RunItem) => boolean;
  /** Limits of that run that were over and have nothing in flight now. */
  gone: (previous: Run) => Changes['gone'];
  /** What a record was called before it moved. */
  formerIds: (recordId: string) => readonly string[];
}

/** What is different from the last run that saw everything; null where there is none. */
export function changesOf(verdict: Verdict, before: Before): Changes | null {
  const { previous, whereabouts, isShown, formerIds } = before;
  if (previous === null) return null;
  const isWhole = verdict.sources.every(({ status }) => status === 'complete');
  const counted = verdict.items.filter(({ exception }) => exception === null);
  const then = new Set(previous.items.map(({ id }) => id));
  // An item may answer to another of its records today, or to a new id: a pull request that has got an issue is no new
  // work, nor is an issue that moved to another team.
  const namesOf = ({ id, records }: VerdictItem) =>
    [id, ...records.map((record) => record.id)].flatMap((name) => [name, ...formerIds(name)]);
  const now = new Set(verdict.items.flatMap(namesOf));
  const wasExcepted = new Set(
    verdict.exceptions
      .filter(({ expired, until }) => expired && until >= previous.day)
      .map(({ itemId }) => itemId),
  );
  const gone = previous.items.filter((item) => !now.has(item.id) && isShown(item)).map(({ id }) => id);
  // What nobody read today may be in flight still.
  const whatBecame = (id: string) => (isWhole ? whereabouts(id) : 'unknown');
  return {
    since: utc(previous.asOf),
    ...limitChanges(verdict.limits, previous, isWhole ? before.gone(previous) : []),
    started: counted
      .filter((item) => !wasExcepted.has(item.id) && !namesOf(item).some((name) => then.has(name)))
      .map(({ id }) => id),
    finished: gone.filter((id) => whatBecame(id) === 'finished').sort(compareNatural),
    left: gone.filter((id) => whatBecame(id) === 'left').sort(compareNatural),
    streaks: streaksOf(verdict, before.statuses),
  };
}

/** A limit that the last run did not have is newly over too. */
function limitChanges(
  limits: readonly VerdictLimit[],
  previous: Run,
  gone: Changes['gone'],
): Pick<Changes, 'newlyOver' | 'resolved' | 'gone' | 'maxChanged'> {
  const was = new Map(previous.limits.map((limit) => [limit.key, limit]));
  const ofKnown = (isNow: (limit: VerdictLimit) => boolean, wasOver: boolean) =>
    limits.flatMap((limit) => {
      const then = was.get(limit.key);
      return then !== undefined && isNow(limit) && (then.status === 'over') === wasOver
        ? [{ limit, then }]
        : [];
    });
  const newlyOver = ofKnown(({ status }) => status === 'over', false);
  const within = ofKnown(isWithin, true);
  // The number that was too much then would be too much still.
  const isRaised = ({ limit, then }: (typeof within)[number]) => limit.count > then.max;
  // What is too much now would not have been then.
  const isLowered = ({ limit, then }: (typeof within)[number]) => limit.count <= then.max;
  const added = limits.filter(({ key, status }) => status === 'over' && !was.has(key));
  const keyOf = ({ limit: { key } }: { limit: VerdictLimit }) => key;
  return {
    newlyOver: [...newlyOver.map(keyOf), ...added.map(({ key }) => key)],
    resolved: [...within.map(keyOf), ...gone.map(({ key }) => key)],
    gone,
    maxChanged: [...newlyOver.filter(isLowered), ...within.filter(isRaised)].map(({ limit, then }) => ({
      key: limit.key,
      from: then.max,
      to: limit.max,
    })),
  };
}

/** What the baseline lets pass is not over, and not within its limit either. */
const isWithin = (limit: VerdictLimit): boolean =>
  limit.status !== 'over' && limit.status !== 'unknown' && !isTolerated(limit);

/** For each decided limit, since when it has been over, or not been over, on every day with a run that decided it. */
function streaksOf(
  verdict: Verdict,
  statuses: ReadonlyMap<string, readonly DayStatus[]>,
): Changes['streaks'] {
  const today = dayOfVerdict(verdict);
  return verdict.limits.flatMap((limit) => {
    const { key, status } = limit;
    if (!statuses.has(key) || (status !== 'over' && !isWithin(limit))) return [];
    const isOver = status === 'over';
    // A day on which nobody could decide it says nothing.
    const earlier = (statuses.get(key) ?? []).filter((one) => one.day < today && one.status !== 'unknown');
    // What a baseline let pass that day was neither over nor within.
    const isSame = (one: DayStatus) =>
      isOver ? one.status === 'over' : one.status !== 'over' && one.status !== 'none' && one.count <= one.max;
    const end = earlier.findIndex((one) => !isSame(one));
    const same = end < 0 ? earlier : earlier.slice(0, end);
    return [
      {
        key,
        status: isOver ? ('over' as const) : ('within' as const),
        days: same.length + 1,
        since: same.at(-1)?.day ?? today,
      },
    ];
  });
}
