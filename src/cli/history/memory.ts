import type { History } from '../../history/history.ts';
import { dateFromDay, dayFromDate } from '../../model/calendar.ts';
import { DAY_MS } from '../../model/instant.ts';
import type { Run } from '../../model/run.ts';
import type { Verdict } from '../../model/verdict.ts';
import { hasName } from '../../text/compare.ts';
import type { Assessment } from '../../verdict/assess.ts';
import type { Context } from '../context.ts';
import { type HistoryPlace, historyPlace, openHistoryAt, type RememberedPlan } from './open.ts';

/** Finished work further back is not asked for: a check must stay quick. */
const MOST_DAYS_BACK = 31;
/** How far back a report shows WIP. */
const TREND_DAYS = 56;
const LEAST_TREND_DAYS = 14;

/** The history of one run of the program: opened once, and any failure is told at the end. */
export interface Memory {
  place: HistoryPlace;
  history: History;
}

/** A sentence about a history that failed: the verdict stands without it. */
export const historyFailure = (error: unknown): string =>
  `The history has no part in this run: ${error instanceof Error ? error.message : String(error)}`;

/**
 * Opens the history that the config or the environment asks for; null where none is asked for.
 * @throws HistoryError
 */
export async function openMemory(
  context: Pick<Context, 'process' | 'env' | 'writer'>,
  found: RememberedPlan,
): Promise<Memory | null> {
  const place = historyPlace(context, found);
  return place === null ? null : { place, history: await openHistoryAt(place, context.writer) };
}

/** Days of finished work it takes to tell what was finished since the last run. */
export async function daysSinceLastRun(
  { history, place }: Memory,
  now: number,
  before: number,
): Promise<number> {
  const last = await history.lastWhole(place.series, before);
  return last === null ? 0 : Math.min(MOST_DAYS_BACK, Math.ceil((now - last.asOf) / DAY_MS) + 1);
}

export interface Remembering {
  assessment: Assessment;
  /** The verdict on everything. */
  full: Verdict;
  /** What is shown of it. */
  shown: Verdict;
  /** Teams of a selection. Whose earlier work was is not kept, so that of a person is not told. */
  teams: readonly string[];
  /** Whether everything is shown. */
  isWhole: boolean;
  finishedSince: number | null;
  /** The run to compare with; left out, the last one. */
  before?: number;
  withTrend: boolean;
}

/**
 * What the history adds to a verdict: changes since the last run, and WIP over the last weeks where a report shows it.
 * @throws HistoryError
 */
export async function recall(
  { history, place: { series } }: Memory,
  { assessment, full, shown, teams, isWhole, finishedSince, before, withTrend }: Remembering,
): Promise<Pick<Verdict, 'changes' | 'trend'>> {
  const [{ changesOf }, { goneLimits }, { whereaboutsOf }, { dayOfVerdict, runOf }] = await Promise.all([
    import('../../verdict/changes.ts'),
    import('../../verdict/gone-limits.ts'),
    import('../../verdict/whereabouts.ts'),
    import('../../verdict/run-of.ts'),
  ]);
  const { now } = assessment;
  const previous = await history.lastWhole(series, before ?? now);
  const streaked = shown.limits.filter(({ status, per }) => status === 'over' || !isOfOne(per));
  const statuses = await history.statuses(series, streaked, dayOfVerdict(full));
  const former = new Map(assessment.snapshot.records.map(({ id, previousIds }) => [id, previousIds]));
  const changes = changesOf(shown, {
    previous,
    statuses,
    whereabouts: whereaboutsOf(assessment, previous?.asOf ?? now, finishedSince),
    // Whose a subject without work is nobody knows, so a selection does not tell of it.
    gone: (run) =>
      isWhole ? goneLimits(run, full.limits, assessment.plan, dateFromDay(assessment.today)) : [],
    isShown: (item) => isWhole || item.teams.some((name) => hasName(teams, name)),
    formerIds: (id) => former.get(id) ?? [],
  });
  if (!withTrend) return { changes, trend: null };
  const from = dateFromDay(assessment.today - TREND_DAYS + 1);
  const runs = await history.lastOfDays(series, from, dateFromDay(assessment.today - 1));
  const whose = isWhole ? null : teams;
  return { changes, trend: await trendOf([...runs, runOf(full, false)], assessment, whose) };
}

/** Streaks of people are kept for what is over now: the rest is nobody's business. */
const isOfOne = (per: string): boolean => per === 'person' || per === 'reviewer';

/** @param teams those that are shown alone; null: everyone and each team. Without one there is no trend to show. */
async function trendOf(
  runs: readonly Run[],
  { today, days, linked }: Assessment,
  teams: readonly string[] | null,
): Promise<Verdict['trend']> {
  const { trendOfRuns } = await import('../../flow/trend-of-runs.ts');
  // A young history is not drawn at the end of weeks that nobody knows.
  const known = Math.min(...runs.map(({ day }) => dayFromDate(day)), today - LEAST_TREND_DAYS + 1);
  const trendFor = (who: Parameters<typeof trendOfRuns>[1]['who']) =>
    trendOfRuns(runs, {
      range: { first: known, last: today },
      unit: days.unit,
      stages: linked.flow.names,
      who,
      // Finished work is in the verdict for itself, where it was read whole.
      finished: null,
    });
  if (teams === null) return trendFor(null);
  const [first, ...others] = linked.teams.all
    .filter(({ name }) => hasName(teams, name))
    .map(({ name }) => trendFor({ per: 'team', subject: name }));
  if (first === undefined) return null;
  return { ...first, series: [first, ...others].flatMap(({ series }) => series) };
}

/** Keeps a run. @param full the verdict on everything */
export async function record({ history, place }: Memory, full: Verdict): Promise<void> {
  const { runOf } = await import('../../verdict/run-of.ts');
  await history.record(place.series, runOf(full, place.titles));
}
