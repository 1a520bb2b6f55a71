import { plural } from '../text/plural.ts';
import { countedDays, type DayCount, type DayRange, isIn } from './days.ts';
import { type Stay, wipDuringDay } from './wip-history.ts';

/**
 * The three averages of Little's law over a range of days, and what says whether they belong together. Days and cycle
 * times are both inclusive, so that WIP = throughput × cycle time holds exactly where all work began and ended inside.
 */
export interface FlowAverages {
  /** Items in flight at some time of a day, averaged over the days the unit counts. */
  wip: number;
  /** Items finished a day. */
  throughput: number;
  /** Of the items finished in the range; null when there are none. */
  cycleDays: number | null;
  started: number;
  finished: number;
  stability: Stability;
}

/** Little's law speaks only of flow in which as much ends as begins. */
export interface Stability {
  stable: boolean;
  /** Why it is not, a sentence each. */
  reasons: string[];
}

/** How far starts and finishes, or the two halves of the range, may differ: a fifth, a quarter. */
const STARTS_TOLERANCE = 0.2;
const TREND_TOLERANCE = 0.25;
const ENOUGH_FINISHED = 10;

export function flowAverages(stays: readonly Stay[], range: DayRange, days: DayCount): FlowAverages {
  const daily = wipDuringDay(stays, range);
  const counted = countedDays(range, days);
  const onDays = counted.map((day) => daily[day - range.first] ?? 0);
  const done = stays.filter(({ finishedDay }) => finishedDay !== null && isIn(range, finishedDay));
  const started = stays.filter(({ startedDay }) => isIn(range, startedDay)).length;
  const cycleDays = done.reduce((sum, stay) => sum + (stay.cycleDays ?? 0), 0);
  return {
    wip: mean(onDays),
    throughput: counted.length === 0 ? 0 : done.length / counted.length,
    cycleDays: done.length === 0 ? null : cycleDays / done.length,
    started,
    finished: done.length,
    stability: stabilityOf(onDays, started, done.length),
  };
}

function stabilityOf(wip: readonly number[], started: number, finished: number): Stability {
  const reasons: string[] = [];
  if (finished < ENOUGH_FINISHED)
    reasons.push(`${plural(finished, 'item')} finished, and it takes ${ENOUGH_FINISHED} to speak of a flow`);
  const difference = Math.abs(started - finished);
  if (difference > Math.max(2, STARTS_TOLERANCE * Math.max(started, finished)))
    reasons.push(
      started > finished
        ? `${plural(started, 'item')} started and ${finished} finished, so work piles up`
        : `${plural(started, 'item')} started and ${finished} finished, so old work is being cleared`,
    );
  const middle = Math.floor(wip.length / 2);
  const [before, after] = [mean(wip.slice(0, middle)), mean(wip.slice(middle))];
  if (Math.abs(after - before) > Math.max(1, TREND_TOLERANCE * mean(wip)))
    reasons.push(
      `average WIP went from ${before.toFixed(1)} in the first half of these days to ${after.toFixed(1)} in the second`,
    );
  return { stable: reasons.length === 0, reasons };
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}
