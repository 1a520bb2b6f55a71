import path from 'node:path';
import { parseConfig } from '../../config/parse.ts';
import { type Baseline, NO_BASELINE } from '../../model/baseline.ts';
import { VERSION } from '../../version.ts';
import { writeBaseline } from '../baseline-file.ts';
import type { Context } from '../context.ts';
import { EXIT } from '../exit-code.ts';
import type { ShowOptions } from '../options.ts';
import { BASELINE_FILE, CONFIG_FILE, WORKFLOW_FILE, writeNew } from './files.ts';
import type { Proposal } from './propose.ts';

export interface WriteOptions extends Pick<ShowOptions, 'color'> {
  /** The workflow's text; null for none. */
  workflow: string | null;
  /** Epoch milliseconds. */
  now: number;
}

/** Writes what was agreed, and shows the first verdict. @returns an exit code where something could not be written */
export async function writeFiles(
  context: Context,
  { text, snapshot, withBaseline }: Proposal,
  { workflow, now, color }: WriteOptions,
): Promise<number | null> {
  const { process, writer } = context;
  const cwd = process.cwd();
  // What is shown is what a check makes of the file.
  const plan = await parseConfig(text, CONFIG_FILE);
  const [{ judge }, { show }, { baselineOf }] = await Promise.all([
    import('../../verdict/judge.ts'),
    import('../show.ts'),
    import('../../rules/baseline.ts'),
  ]);
  const judged = (baseline: Baseline) => judge(plan, snapshot, { now, version: VERSION, baseline });
  const before = judged(NO_BASELINE);
  const baseline = withBaseline ? baselineOf(before.limits, NO_BASELINE).baseline : NO_BASELINE;

  const failures = [await writeNew(cwd, CONFIG_FILE, text, writer)];
  if (failures[0] === null && withBaseline)
    failures.push(
      await writeBaseline(path.join(cwd, BASELINE_FILE), baseline).then(
        () => null,
        (error: Error) => `${BASELINE_FILE} could not be written: ${error.message}.`,
      ),
    );
  if (failures[0] === null && workflow !== null)
    failures.push(await writeNew(cwd, WORKFLOW_FILE, workflow, writer));
  const sentences = failures.filter((failure) => failure !== null);
  if (sentences.length === 0) {
    await writer.err('\nWritten. The first verdict:\n\n');
    sentences.push(
      ...(await show(context, withBaseline ? judged(baseline) : before, { format: 'terminal', color })),
    );
  }
  for (const sentence of sentences) await writer.err(`wiplimit: ${sentence}\n`);
  return sentences.length > 0 ? EXIT.output : null;
}
