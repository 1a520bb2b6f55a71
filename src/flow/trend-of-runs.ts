import { dayFromDate } from '../model/calendar.ts';
import { isWholeRun, type Run, type RunItem } from '../model/run.ts';
import type { Trend, TrendDay } from '../model/trend.ts';
import { compareNatural } from '../text/compare.ts';
import { groupBy } from '../text/group-by.ts';
import { isIn } from './days.ts';
import { EVERYONE, plainLimitKey, type TrendScope, type TrendSubject, trendFrame, weeksOf } from './trend.ts';
import { medianAndP85 } from './trend-percentiles.ts';

/** What a trend needs of a run. */
export type TrendRun = Pick<Run, 'day' | 'sources' | 'limits' | 'items'>;

const NO_STAGE = 'none';

/**
 * WIP against limit as the runs of each day recorded it. Days without a run are left out, and so are those whose run
 * did not see every source whole: its counts are too low.
 * @param runs one for each day, in any order
 */
export function trendOfRuns(runs: readonly TrendRun[], scope: TrendScope): Trend {
  const { range, who } = scope;
  const whole = runs
    .filter((run) => isWholeRun(run) && isIn(range, dayFromDate(run.day)))
    .toSorted((a, b) => a.day.localeCompare(b.day, 'en'));
  const subjects = who === null ? [EVERYONE, ...teamsIn(whole)] : [who];
  return {
    ...trendFrame(scope),
    basis: 'runs',
    stages: who?.per === 'person' ? [] : withStagesOf(whole, scope.stages),
    series: subjects.map((subject) => {
      const key = plainLimitKey(subject);
      return {
        ...subject,
        limit: whole.some((run) => limitIn(run, key) !== undefined) ? key : null,
        days:
          subject.per === 'person'
            ? whole.flatMap((run) => dayOfPerson(run, subject))
            : daysOfItems(whole, subject),
        weeks: weeksOf(subject, scope),
      };
    }),
  };
}

const limitIn = ({ limits }: TrendRun, key: string) => limits.find((limit) => limit.key === key);

/** Every team that had work or a limit. */
function teamsIn(runs: readonly TrendRun[]): TrendSubject[] {
  const names = runs.flatMap(({ items, limits }) => [
    ...items.flatMap(({ teams }) => teams),
    ...limits.flatMap(({ per, subject }) => (per === 'team' ? subject : [])),
  ]);
  return [...new Set(names)].sort(compareNatural).map((subject) => ({ per: 'team', subject }));
}

/** The config's stages, and after them those that it had when the runs were made. */
function withStagesOf(runs: readonly TrendRun[], stages: readonly string[]): string[] {
  return [...new Set([...stages, ...runs.flatMap(({ items }) => items.flatMap(({ stage }) => stage ?? []))])];
}

/** @param runs whole ones, oldest first */
function daysOfItems(runs: readonly TrendRun[], { per, subject }: TrendSubject): TrendDay[] {
  const arrived = new Set<string>();
  return runs.map((run) => {
    const items = per === 'everyone' ? run.items : run.items.filter(({ teams }) => teams.includes(subject));
    const ids = new Set(items.map(({ id }) => id));
    for (const id of ids) arrived.add(id);
    return {
      day: run.day,
      wip: items.length,
      max: limitIn(run, plainLimitKey({ per, subject }))?.max ?? null,
      stages: countByStage(items),
      // What comes back has not departed, so that arrivals never sink.
      departed: arrived.size - ids.size,
      ages: medianAndP85(items.map(({ ageDays }) => ageDays)),
    };
  });
}

/** Of people a run remembers only what their limits counted: a day without the limit tells nothing. */
function dayOfPerson(run: TrendRun, subject: TrendSubject): TrendDay[] {
  const limit = limitIn(run, plainLimitKey(subject));
  return limit === undefined
    ? []
    : [{ day: run.day, wip: limit.count, max: limit.max, stages: {}, ages: null }];
}

function countByStage(items: readonly RunItem[]): Record<string, number> {
  const stages = groupBy(items, ({ stage }) => stage ?? NO_STAGE);
  return Object.fromEntries([...stages].map(([stage, own]) => [stage, own.length]));
}
