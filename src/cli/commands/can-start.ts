import { InputError } from '../../model/input-error.ts';
import type { Assessment } from '../../verdict/assess.ts';
import { printAnswer, wholeExitCode } from '../answer.ts';
import type { Command, Context } from '../context.ts';
import { EXIT } from '../exit-code.ts';
import { load, readInput } from '../load.ts';
import type { CanStartOptions } from '../options.ts';

/** Needed when the records are in; loading it takes longer than reading the config does. */
const loadJudging = () =>
  Promise.all([
    import('../../verdict/assess.ts'),
    import('../../verdict/questions/can-start.ts'),
    import('../../reporters/terminal/answers/can-start.ts'),
    import('../pull-request-event.ts'),
    import('../../verdict/questions/teams-only.ts'),
  ]);

/** May this person or team start one more? 0 yes, 1 no, 3 or 4 where what could not be read decides. */
export const canStart: Command<CanStartOptions, [name: string | undefined]> = async (
  context,
  options,
  name,
) => {
  const event = options.forPullRequest === true ? await readEvent(context, options, name) : null;
  const { plan, snapshot, now, baseline } = await load(context, options, loadJudging);
  const [
    { assess },
    { canStartAnswer, pullRequestAnswer },
    { renderCanStart },
    { withPullRequest },
    { canStartOfTeams },
  ] = await loadJudging();
  let assessment: Assessment;
  let answer: ReturnType<typeof canStartAnswer>;
  if (event === null) {
    assessment = assess(plan, snapshot, now, baseline.baseline);
    answer = canStartAnswer(assessment, { name: name ?? null, item: options.item ?? null });
  } else {
    assessment = assess(plan, withPullRequest(snapshot, plan, event), now, baseline.baseline);
    answer = pullRequestAnswer(assessment, event.id);
  }
  const shown = plan.privacy === 'team' ? canStartOfTeams(answer) : answer;
  const failed = await printAnswer(context, options, shown, renderCanStart);
  if (answer.answer === 'no') return EXIT.over;
  if (answer.answer === 'unknown') return wholeExitCode(assessment.sources) || EXIT.incomplete;
  return failed;
};

/** @throws InputError where there is no pull request to ask about, or something else is asked besides */
async function readEvent({ process, env }: Context, options: CanStartOptions, name: string | undefined) {
  const problem = (path: string, message: string, hint: string) =>
    new InputError([{ file: null, path, message, hint }]);
  if (name !== undefined || options.item !== undefined)
    throw problem(
      '--for-pull-request',
      'the pull request says whose work it is',
      'Leave out the name and --item, or leave out --for-pull-request',
    );
  if (env.GITHUB_EVENT_PATH === undefined)
    throw problem(
      'GITHUB_EVENT_PATH',
      'is not set, so there is no pull request to ask about',
      'GitHub Actions sets it in workflows with `on: pull_request`',
    );
  const { parsePullRequestEvent } = await import('../pull-request-event.ts');
  return parsePullRequestEvent(await readInput(process.cwd(), env.GITHUB_EVENT_PATH), env.GITHUB_EVENT_PATH);
}
