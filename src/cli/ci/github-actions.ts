import { appendFile, stat } from 'node:fs/promises';
import type { Verdict } from '../../model/verdict.ts';
import type { ProcessLike } from '../process.ts';
import { cutMarkdown } from './cut.ts';

/** What a step's summary may hold, in bytes. */
const MOST_SUMMARY_BYTES = 1024 * 1024;

export interface StepReport {
  verdict: Verdict;
  /** The verdict as Markdown, without secrets. */
  summary: string;
  /** Where the verdict was saved as JSON; null where it was not. */
  verdictPath: string | null;
}

/**
 * Adds the summary to the job's (GITHUB_STEP_SUMMARY) and sets the step's outputs (GITHUB_OUTPUT): `outcome`,
 * `over-count`, `verdict`. Where a variable is not set, nothing is written.
 * @param delimiter a word that nobody can guess, different in each run
 * @returns a sentence for each file that could not be written
 */
export async function reportToStep(
  env: ProcessLike['env'],
  { verdict, summary, verdictPath }: StepReport,
  delimiter: string,
): Promise<string[]> {
  const over = verdict.limits.filter(({ status }) => status === 'over').length;
  const outputs = { outcome: verdict.outcome, 'over-count': String(over), verdict: verdictPath ?? '' };
  const failures = [
    await append(env.GITHUB_STEP_SUMMARY, 'The job summary', async (file) =>
      cutMarkdown(summary, MOST_SUMMARY_BYTES - (await sizeOf(file))),
    ),
    await append(env.GITHUB_OUTPUT, "The step's outputs", async () => outputText(outputs, delimiter)),
  ];
  return failures.filter((failure) => failure !== null);
}

/** Outputs in the runner's format for values of several lines: nothing in a value can begin an output of its own. */
function outputText(outputs: Record<string, string>, delimiter: string): string {
  return Object.entries(outputs)
    .map(([name, value]) => `${name}<<${delimiter}\n${value}\n${delimiter}\n`)
    .join('');
}

async function append(
  file: string | undefined,
  what: string,
  text: (file: string) => Promise<string>,
): Promise<string | null> {
  if (file === undefined || file === '') return null;
  try {
    await appendFile(file, await text(file));
    return null;
  } catch (error) {
    return `${what} could not be written: ${error instanceof Error ? error.message : String(error)}.`;
  }
}

const sizeOf = (file: string): Promise<number> =>
  stat(file).then(
    ({ size }) => size,
    () => 0,
  );
