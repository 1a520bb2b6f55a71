import type { DayUnit } from '../model/age.ts';
import { dateFromDay } from '../model/calendar.ts';
import type { Trend, TrendSeries } from '../model/trend.ts';
import type { DayRange } from './days.ts';
import type { FinishedItem } from './finished.ts';
import { trendWeeks } from './trend-weeks.ts';
import { type Stay, wipAtEndOfDay } from './wip-history.ts';

/** Whose trend it is. */
export type TrendSubject = Pick<TrendSeries, 'per' | 'subject'>;

/** What a trend covers, wherever its WIP comes from. */
export interface TrendScope {
  /** Days by number, both included. */
  range: DayRange;
  unit: DayUnit;
  /** The config's stages, left to right. */
  stages: readonly string[];
  /** Null: everyone and each team. */
  who: TrendSubject | null;
  /** Null where finished work was not read: then there are no weeks. */
  finished: readonly FinishedItem[] | null;
}

export const EVERYONE: TrendSubject = { per: 'everyone', subject: 'everyone' };

/** The key of the limit that counts all work of a subject: one without stages and without narrowing. */
export const plainLimitKey = ({ per, subject }: TrendSubject): string => `${per}/${subject}/*`;

/** Work that belongs to a subject, be it finished or in flight. */
function isOf({ per, subject }: TrendSubject) {
  return ({ teams, holders }: Pick<Stay, 'teams' | 'holders'>): boolean =>
    per === 'everyone' || (per === 'team' ? teams : holders).includes(subject);
}

export const trendFrame = ({ range, unit }: TrendScope): Pick<Trend, 'from' | 'to' | 'unit'> => ({
  from: dateFromDay(range.first),
  to: dateFromDay(range.last),
  unit,
});

/** Throughput and cycle time of a subject's weeks. Those of one person are nobody's business: flow is a team's. */
export const weeksOf = (who: TrendSubject, { finished, range }: TrendScope): TrendSeries['weeks'] =>
  finished === null || who.per === 'person' ? [] : trendWeeks(finished.filter(isOf(who)), range);

/**
 * WIP at the end of each day, worked out from when work started and finished. What was dropped on the way is not in
 * it, and nobody knows stages and ages of those days.
 * @param teams those that have a series each where everyone is asked for
 * @param maxToday what the plain limit of a subject allows on the last day, null without one: earlier days may have
 * had another
 */
export function trendOfRecords(
  stays: readonly Stay[],
  teams: readonly string[],
  maxToday: (key: string) => number | null,
  scope: TrendScope,
): Trend {
  const { range, who } = scope;
  const subjects =
    who === null ? [EVERYONE, ...teams.map((subject) => ({ per: 'team' as const, subject }))] : [who];
  return {
    ...trendFrame(scope),
    basis: 'records',
    stages: [...scope.stages],
    series: subjects.map((subject) => {
      const key = plainLimitKey(subject);
      const max = maxToday(key);
      return {
        ...subject,
        limit: max === null ? null : key,
        days: wipAtEndOfDay(stays.filter(isOf(subject)), range).map((wip, index) => {
          const day = range.first + index;
          return {
            day: dateFromDay(day),
            wip,
            max: day === range.last ? max : null,
            stages: {},
            ages: null,
          };
        }),
        weeks: weeksOf(subject, scope),
      };
    }),
  };
}
