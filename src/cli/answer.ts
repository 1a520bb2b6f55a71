import type { Verdict } from '../model/verdict.ts';
import type { ReporterOptions } from '../reporters/reporter.ts';
import type { Context } from './context.ts';
import { EXIT, readingExitCode } from './exit-code.ts';
import type { AnswerOptions } from './options.ts';
import { reporterOptions } from './show.ts';

/**
 * Prints the answer to one question, as JSON or in words.
 * @returns the exit code of a printing that failed, else 0
 */
export async function printAnswer<Answer>(
  { process, writer }: Context,
  options: AnswerOptions,
  answer: Answer,
  render: (answer: Answer, options: ReporterOptions) => string,
): Promise<number> {
  const text =
    options.format === 'json'
      ? `${JSON.stringify(answer, null, 2)}\n`
      : render(answer, reporterOptions(process, options));
  const failure = await writer.out(text, options.format === 'json' ? 'json' : 'words');
  if (failure === null) return EXIT.ok;
  await writer.err(`wiplimit: The answer could not be printed: ${failure.message}.\n`);
  return EXIT.output;
}

/** The exit code of an answer that rests on sources not read whole; else 0. */
export function wholeExitCode(sources: Verdict['sources']): number {
  const isWhole = sources.every(({ status }) => status === 'complete');
  return readingExitCode({ outcome: isWhole ? 'within' : 'incomplete', sources });
}
