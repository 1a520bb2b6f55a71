import type { Verdict, VerdictItem, VerdictReview } from '../model/verdict.ts';
import { dayAndTime } from '../text/day.ts';
import type { DayUnit } from '../text/duration.ts';
import { groupBy } from '../text/group-by.ts';

/** A verdict with what every section looks up: items and reviews by id, and what day it is. */
export interface VerdictView {
  verdict: Verdict;
  items: ReadonlyMap<string, VerdictItem>;
  /** By pull request: the same one may await several people. */
  reviews: ReadonlyMap<string, readonly VerdictReview[]>;
  /** Ids of what `finishNext` names for a limit's subject, under `subjectKey`. */
  nextBySubject: ReadonlyMap<string, readonly string[]>;
  /** For each id that `finishNext` names, where in all of its lists it first stands. */
  nextPosition: ReadonlyMap<string, number>;
  unit: DayUnit;
  /** The calendar day of the verdict in its own time zone, `YYYY-MM-DD`. */
  today: string;
  /** The year that needs no saying. */
  year: string;
}

/** Indexes a verdict once, before its sections are written. */
export function viewOf(verdict: Verdict): VerdictView {
  const today = dayAndTime(verdict.asOf, verdict.timezone)?.day ?? verdict.asOf;
  return {
    verdict,
    items: new Map(verdict.items.map((item) => [item.id, item])),
    reviews: groupBy(verdict.reviews, ({ id }) => id),
    ...nextOf(verdict),
    unit: verdict.aging.unit,
    today,
    year: today.slice(0, 4),
  };
}

/** Whom a limit, or an entry of `finishNext`, speaks of. */
export const subjectKey = ({ per, subject }: { per: string; subject: string }): string => `${per} ${subject}`;

function nextOf({ finishNext }: Verdict): Pick<VerdictView, 'nextBySubject' | 'nextPosition'> {
  const bySubject = new Map<string, string[]>();
  const positions = new Map<string, number>();
  for (const entry of finishNext) {
    const ids = entry.items.map(({ id }) => id);
    bySubject.set(subjectKey(entry), [...(bySubject.get(subjectKey(entry)) ?? []), ...ids]);
    for (const id of ids) if (!positions.has(id)) positions.set(id, positions.size);
  }
  return { nextBySubject: bySubject, nextPosition: positions };
}

/** The items behind ids that a list of the verdict holds, in its order. */
export function itemsOf({ items }: VerdictView, ids: readonly string[]): VerdictItem[] {
  return ids.flatMap((id) => items.get(id) ?? []);
}
