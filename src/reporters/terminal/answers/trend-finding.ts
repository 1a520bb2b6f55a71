import { dateFromDay, dayFromDate } from '../../../model/calendar.ts';
import { nearestRank } from '../../../model/percentile.ts';
import type { TrendAnswer, TrendSeries } from '../../../model/trend.ts';
import { isOver } from './trend-columns.ts';

const LEAST_WEEKS = 4;
const LEAST_DAYS = 7;
const LEAST_FINISHED = 8;
/** A smaller part of the number before is no change worth a sentence. */
const SAME = 0.2;
const LEAST_STEP = 2;

/**
 * What the numbers say plainly, with the next step: WIP that moved between the first and the second half of the weeks
 * while throughput did not follow it, and WIP above its limit now. Empty where they say nothing plainly.
 */
export function trendFindings(
  series: Pick<TrendSeries, 'days' | 'weeks'>,
  { to, basis }: Pick<TrendAnswer, 'to' | 'basis'>,
): string[] {
  return [movedWip(series, to, basis), overNow(series, to)].filter((text) => text !== null);
}

function movedWip(
  { days, weeks }: Pick<TrendSeries, 'days' | 'weeks'>,
  to: string,
  basis: TrendAnswer['basis'],
): string | null {
  const half = Math.floor(weeks.length / 2);
  if (weeks.length < LEAST_WEEKS) return null;
  const middle = dateFromDay(dayFromDate(to) + 1 - half * 7);
  const early = days.filter(({ day }) => day < middle).map(({ wip }) => wip);
  const late = days.filter(({ day }) => day >= middle).map(({ wip }) => wip);
  if (Math.min(early.length, late.length) < LEAST_DAYS) return null;
  const wip = { from: medianOf(early), to: medianOf(late) };
  const step = Math.abs(wip.to - wip.from);
  if (step < LEAST_STEP || step < SAME * wip.from) return null;

  const done = { from: perWeek(weeks.slice(0, -half)), to: perWeek(weeks.slice(-half)) };
  if (weeks.reduce((sum, { finished }) => sum + finished, 0) < LEAST_FINISHED) return null;
  const change = Math.abs(done.to - done.from) <= SAME * done.from ? 0 : Math.sign(done.to - done.from);
  const rose = wip.to > wip.from;
  // Records know nothing of what was dropped, which makes past WIP lower than it was.
  if (rose && basis === 'records') return null;
  // Both up or both down says nothing about which number of items in flight is the better one.
  if (change !== 0 && change > 0 === rose) return null;
  const moved = `In the last ${half} weeks WIP ${rose ? 'rose' : 'sank'} from ${wip.from} to ${wip.to} (median) while throughput`;
  const flow =
    change === 0
      ? `stayed at about ${shown(done.to)} a week`
      : `${change > 0 ? 'rose' : 'sank'} from ${shown(done.from)} to ${shown(done.to)} a week`;
  const next = rose
    ? 'More in flight did not mean more done; `wiplimit next` names what to finish first'
    : 'Less in flight did not mean less done; `wiplimit suggest` gives a limit that keeps it so';
  return `${moved} ${flow}. ${next}.`;
}

function overNow({ days }: Pick<TrendSeries, 'days'>, to: string): string | null {
  const now = days.at(-1);
  if (now === undefined || now.day !== to || !isOver(now)) return null;
  return `${now.wip - (now.max ?? 0)} more than the limit are in flight now; \`wiplimit next\` names what to finish first.`;
}

const medianOf = (values: readonly number[]): number =>
  nearestRank(
    values.toSorted((a, b) => a - b),
    50,
  ) ?? 0;

const perWeek = (weeks: TrendSeries['weeks']): number =>
  weeks.reduce((sum, { finished }) => sum + finished, 0) / weeks.length;

const shown = (value: number): number => Math.round(value * 10) / 10;
