import { InputError } from '../../model/input-error.ts';
import { printAnswer, wholeExitCode } from '../answer.ts';
import type { Command } from '../context.ts';
import { EXIT } from '../exit-code.ts';
import { historyWindow, withHistory } from '../history-window.ts';
import { load } from '../load.ts';
import type { ForecastOptions } from '../options.ts';

/** Needed when the records are in; loading it takes longer than reading the config does. */
const loadJudging = () =>
  Promise.all([
    import('../../verdict/assess.ts'),
    import('../../verdict/questions/forecast.ts'),
    import('../../reporters/terminal/answers/forecast.ts'),
  ]);

/** How many, how soon, how likely. Where too little finished to say, it says so and ends with 1, as if with "no". */
export const forecast: Command<ForecastOptions> = async (context, options) => {
  checkQuestion(options);
  const { plan, snapshot, now, baseline } = await load(context, withHistory(options), loadJudging);
  const [{ assess }, { forecastAnswer }, { renderForecast }] = await loadJudging();
  const assessment = assess(plan, snapshot, now, baseline.baseline);
  const incomplete = wholeExitCode(assessment.sources);
  const answer = forecastAnswer(assessment, {
    days: options.days ?? null,
    items: options.items ?? null,
    by: options.by ?? null,
    team: options.team ?? null,
    project: options.project ?? null,
    window: historyWindow(options, plan),
  });
  if ('refused' in answer) {
    const cause =
      incomplete === EXIT.ok
        ? 'A longer --window or a wider choice may hold enough; a snapshot holds only what was read for it.'
        : 'A source was not read whole, which may be why; wiplimit check says what happened.';
    await context.writer.err(`No forecast: ${answer.refused}. ${cause}\n`);
    return incomplete || EXIT.over;
  }
  const failed = await printAnswer(context, options, answer, renderForecast);
  return incomplete || failed;
};

/** @throws InputError unless exactly one question is asked */
function checkQuestion({ days, items, by }: ForecastOptions): void {
  const isOne =
    days === undefined ? items !== undefined || by !== undefined : items === undefined && by === undefined;
  if (isOne) return;
  throw new InputError([
    {
      file: null,
      path: days === undefined ? 'forecast' : '--days',
      message:
        days === undefined
          ? 'it is not said what to foretell'
          : 'asks how many in so many days, and --items or --by ask something else',
      hint: 'Ask --days 30, --items 28, --by 2026-12-18, or --by 2026-12-18 --items 28',
    },
  ]);
}
