import { InputError, type InputProblem } from '../model/input-error.ts';
import { EXIT } from './exit-code.ts';
import { Interrupted } from './interrupt.ts';

/** What to tell a person about an error, and the exit code it means. The only place that words errors. */
export function describeError(error: unknown, debug: boolean): { text: string; exitCode: number } {
  if (error instanceof Interrupted)
    return { text: 'Interrupted: nothing was judged.\n', exitCode: error.exitCode };
  if (error instanceof InputError) return { text: inputText(error.problems), exitCode: EXIT.input };
  const details = error instanceof Error ? (debug ? error.stack : error.message) : String(error);
  return {
    text: `wiplimit failed on its own account: ${details ?? ''}\n${
      debug ? '' : 'Run it again with --debug, and report what it prints as an issue of wiplimit.\n'
    }`,
    exitCode: EXIT.internal,
  };
}

function inputText(problems: readonly InputProblem[]): string {
  const lines = problems.map((problem) => {
    const place = [problem.file, problem.path].filter(Boolean).join(': ');
    const hint = problem.hint === null ? '' : `\n    ${problem.hint}`;
    return place === '' ? `  ${problem.message}${hint}` : `  ${place}: ${problem.message}${hint}`;
  });
  const head =
    problems.length === 1
      ? 'This needs a correction first:'
      : `${problems.length} things need a correction first:`;
  return `${[head, ...lines].join('\n')}\n`;
}
