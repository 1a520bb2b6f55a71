import { printAnswer, wholeExitCode } from '../answer.ts';
import type { Command } from '../context.ts';
import { load } from '../load.ts';
import type { AnswerOptions, ReadOptions } from '../options.ts';

/** Needed when the records are in; loading it takes longer than reading the config does. */
const loadJudging = () =>
  Promise.all([
    import('../../verdict/assess.ts'),
    import('../../verdict/questions/next.ts'),
    import('../../reporters/terminal/answers/next.ts'),
    import('../../verdict/questions/teams-only.ts'),
  ]);

/** What to finish first, why, and whose move it is. */
export const next: Command<ReadOptions & AnswerOptions, [name: string | undefined]> = async (
  context,
  options,
  name,
) => {
  const { plan, snapshot, now, baseline } = await load(context, options, loadJudging);
  const [{ assess }, { nextAnswer }, { renderNext }, { nextOfTeams }] = await loadJudging();
  const assessment = assess(plan, snapshot, now, baseline.baseline);
  const answer = nextAnswer(assessment, name ?? null);
  const shown = plan.privacy === 'team' ? nextOfTeams(answer) : answer;
  const failed = await printAnswer(context, options, shown, renderNext);
  return wholeExitCode(assessment.sources) || failed;
};
