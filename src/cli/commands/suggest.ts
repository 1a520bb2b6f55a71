import { printAnswer, wholeExitCode } from '../answer.ts';
import type { Command } from '../context.ts';
import { historyWindow, withHistory } from '../history-window.ts';
import { load } from '../load.ts';
import type { SuggestOptions } from '../options.ts';

/** Needed when the records are in; loading it takes longer than reading the config does. */
const loadJudging = () =>
  Promise.all([
    import('../../verdict/assess.ts'),
    import('../../verdict/questions/suggest.ts'),
    import('../../reporters/terminal/answers/suggest.ts'),
    import('../../verdict/questions/teams-only.ts'),
  ]);

/** Limits that fit the history. */
export const suggest: Command<SuggestOptions> = async (context, options) => {
  const { plan, snapshot, now, baseline } = await load(context, withHistory(options), loadJudging);
  const [{ assess }, { suggestAnswer }, { renderSuggest }, { suggestOfTeams }] = await loadJudging();
  const assessment = assess(plan, snapshot, now, baseline.baseline);
  const answer = suggestAnswer(assessment, historyWindow(options, plan));
  const shown = plan.privacy === 'team' ? suggestOfTeams(answer) : answer;
  const failed = await printAnswer(context, options, shown, renderSuggest);
  return wholeExitCode(assessment.sources) || failed;
};
