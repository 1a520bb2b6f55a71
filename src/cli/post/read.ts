import { createCalendar } from '../../model/calendar.ts';
import type { Verdict } from '../../model/verdict.ts';
import { VERSION } from '../../version.ts';
import type { Context } from '../context.ts';
import type { RunMemory } from '../history/run-memory.ts';
import { type FoundPlan, liveNow, readRecords } from '../load.ts';
import type { ReadOptions } from '../options.ts';

/** Reads and judges for the daily post, compares with the last run of an earlier day, and keeps the run. */
export async function readForPost(
  context: Context,
  options: ReadOptions,
  found: FoundPlan,
  memory: RunMemory,
): Promise<Verdict> {
  const loadJudging = () =>
    Promise.all([import('../../verdict/assess.ts'), import('../../verdict/judge.ts')]);
  // A check an hour ago must not take away what changed since yesterday.
  const startOfDay = (now: number) => {
    const calendar = createCalendar(found.plan.timezone);
    return calendar.startOf(calendar.dayOf(now));
  };
  const now = liveNow(context);
  const historyDays = options.snapshot === undefined ? await memory.daysBack(now, startOfDay(now)) : 0;
  const loaded = await readRecords(context, { ...options, historyDays }, found, loadJudging);
  const [{ assess }, { verdictOf }] = await loadJudging();
  const { plan, snapshot, baseline, finishedSince } = loaded;
  const assessment = assess(plan, snapshot, loaded.now, baseline.baseline);
  const full = verdictOf(assessment, { version: VERSION });
  const before = startOfDay(loaded.now);
  const verdict = await memory.recall({
    assessment,
    full,
    shown: full,
    teams: [],
    isWhole: true,
    finishedSince,
    before,
  });
  await memory.record(full);
  return verdict;
}
