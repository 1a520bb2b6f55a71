import type { Run } from '../../model/run.ts';
import { printAnswer, wholeExitCode } from '../answer.ts';
import type { Command, Context } from '../context.ts';
import { EXIT } from '../exit-code.ts';
import { historyPlace, type RememberedPlan } from '../history/open.ts';
import { findPlan, readRecords } from '../load.ts';
import type { TrendOptions } from '../options.ts';
import { refusePerson } from '../privacy.ts';

/** Needed when the records are in; loading it takes longer than reading the config does. */
const loadJudging = () =>
  Promise.all([
    import('../../verdict/assess.ts'),
    import('../../verdict/questions/trend.ts'),
    import('../../reporters/terminal/answers/trend.ts'),
  ]);

/** WIP, ages and flow over the last weeks: by the history where one is kept, else by the records alone. */
export const trend: Command<TrendOptions> = async (context, options) => {
  const { weeks, team = null, person = null } = options;
  const found = await findPlan(context, options);
  if (person !== null) refusePerson(found.plan, '--person');
  // A day more than is shown: the days of the config's zone begin at other moments than those that are asked for.
  const reading = { ...options, historyDays: weeks * 7 + 1 };
  const { plan, snapshot, now, baseline } = await readRecords(context, reading, found, loadJudging);
  const [{ assess }, { trendAnswer, trendDates }, { renderTrend }] = await loadJudging();
  const assessment = assess(plan, snapshot, now, baseline.baseline);
  const { runs, failure } = await readRuns(context, found, trendDates(assessment.today, weeks));
  const answer = trendAnswer(assessment, { weeks, team, person, runs });
  const failed = await printAnswer(context, options, answer, renderTrend);
  if (failure !== null) await context.writer.err(`wiplimit: ${failure}\n`);
  return wholeExitCode(assessment.sources) || failed || (failure === null ? EXIT.ok : EXIT.output);
};

/** The last run of each day; null where no history is kept, none and a sentence where it fails. */
async function readRuns(
  context: Context,
  found: RememberedPlan,
  { from, to }: { from: string; to: string },
): Promise<{ runs: Run[] | null; failure: string | null }> {
  if (historyPlace(context, found) === null) return { runs: null, failure: null };
  const { historyFailure, openMemory } = await import('../history/memory.ts');
  try {
    const memory = await openMemory(context, found);
    if (memory === null) return { runs: null, failure: null };
    try {
      return { runs: await memory.history.lastOfDays(memory.place.series, from, to), failure: null };
    } finally {
      await memory.history.close().catch(() => {});
    }
  } catch (error) {
    return { runs: [], failure: historyFailure(error) };
  }
}
