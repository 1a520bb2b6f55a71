import { nearestRank } from '../model/percentile.ts';
import { countedDays, type DayCount, type DayRange, isIn } from './days.ts';
import { type FlowAverages, flowAverages } from './little.ts';
import { type Stay, wipAtEndOfDay } from './wip-history.ts';

/** A fitting limit is held on this percentage of past days. */
const HELD_ON_PERCENT = 85;

/** A limit of a team, or of people, to find a number for. It has no narrowing (stages, labels, lanes): history has none. */
export interface LimitToFit {
  per: 'person' | 'team';
  /** Whom it holds for: one team, or all the people of one limit. */
  subjects: readonly { name: string; max: number | null }[];
  /** How the config names them; neither: everyone. */
  people: readonly string[] | null;
  teams: readonly string[] | null;
  /** The expectation the team wants to meet; null: none. */
  sle: { days: number; percentile: number } | null;
}

export interface Suggestion {
  per: 'person' | 'team';
  subjects: string[];
  /** Days that were looked at: each day of each subject. */
  days: number;
  /** The WIP that was not exceeded on 85 % of these days; null where nothing was in flight. */
  held: number | null;
  /** On how many of these days the present limit was exceeded; null without one. */
  firedDays: number | null;
  /** Little's law, of one subject on average; null where nobody had work. */
  averages: FlowAverages | null;
  /** What the law gives for the wanted expectation; null without one, or without a stable flow. */
  forSle: { cycleDays: number; wip: number } | null;
  /** Lines for the config's `limits`: what was held, and what the expectation asks for. */
  config: { held: ConfigLimit | null; forSle: ConfigLimit | null };
}

export interface ConfigLimit {
  per: 'person' | 'team';
  people?: string[];
  teams?: string[];
  max: number;
}

/**
 * Limits that fit a history.
 * @param range whole days
 */
export function suggest(
  limit: LimitToFit,
  stays: readonly Stay[],
  range: DayRange,
  days: DayCount,
): Suggestion {
  const counted = countedDays(range, days);
  // Whoever had no work at all in these days says nothing about how much is too much.
  const subjects = limit.subjects
    .map((subject) => ({ ...subject, stays: stays.filter((stay) => isOf(stay, limit.per, subject.name)) }))
    .filter((subject) => subject.stays.some((stay) => touches(stay, range)))
    .map((subject) => {
      const wip = wipAtEndOfDay(subject.stays, range);
      return { ...subject, wip: counted.map((day) => wip[day - range.first] ?? 0) };
    });
  const wip = subjects.flatMap((subject) => subject.wip).sort((a, b) => a - b);
  const held = nearestRank(wip, HELD_ON_PERCENT) ?? null;
  const own = subjects.flatMap((subject) => subject.stays);
  const averages = subjects.length === 0 ? null : perSubject(flowAverages(own, range, days), subjects.length);
  const forSle = averages === null ? null : forExpectation(limit.sle, averages, own, range);
  const line = (max: number | null): ConfigLimit | null =>
    max === null ? null : { ...naming(limit), max: Math.max(1, Math.floor(max + 1e-9)) };
  return {
    per: limit.per,
    subjects: subjects.map(({ name }) => name),
    days: wip.length,
    held,
    firedDays: limit.subjects.every(({ max }) => max === null)
      ? null
      : subjects.reduce(
          (sum, { max, wip: own }) => sum + own.filter((n) => max !== null && n > max).length,
          0,
        ),
    averages,
    forSle,
    config: { held: line(held), forSle: line(forSle?.wip ?? null) },
  };
}

const isOf = (stay: Stay, per: LimitToFit['per'], name: string): boolean =>
  (per === 'team' ? stay.teams : stay.holders).includes(name);

const touches = ({ startedDay, finishedDay }: Stay, { first, last }: DayRange): boolean =>
  startedDay <= last && (finishedDay === null || finishedDay >= first);

const naming = ({ per, people, teams }: LimitToFit): Omit<ConfigLimit, 'max'> => ({
  per,
  ...(people === null ? {} : { people: [...people] }),
  ...(teams === null ? {} : { teams: [...teams] }),
});

/** WIP and throughput of one of several alike; the cycle time is one item's and stays. */
function perSubject(averages: FlowAverages, subjects: number): FlowAverages {
  return { ...averages, wip: averages.wip / subjects, throughput: averages.throughput / subjects };
}

/**
 * The average WIP at which the expectation would be met at the present throughput. The law speaks of averages and an
 * expectation is a percentile: the average that goes with it is taken in the proportion that history shows.
 */
function forExpectation(
  sle: LimitToFit['sle'],
  { stability, throughput, cycleDays }: FlowAverages,
  stays: readonly Stay[],
  range: DayRange,
): Suggestion['forSle'] {
  if (sle === null || cycleDays === null || !stability.stable) return null;
  const cycleTimes = stays
    .filter(({ finishedDay }) => finishedDay !== null && isIn(range, finishedDay))
    .flatMap((stay) => stay.cycleDays ?? [])
    .sort((a, b) => a - b);
  const atPercentile = nearestRank(cycleTimes, sle.percentile) ?? 0;
  if (atPercentile === 0) return null;
  const wanted = (sle.days * cycleDays) / atPercentile;
  return { cycleDays: wanted, wip: throughput * wanted };
}
