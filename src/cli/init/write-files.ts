import path from 'node:path';
import { parseConfig } from '../../config/parse.ts';
import { type Baseline, NO_BASELINE } from '../../model/baseline.ts';
import { listAnd } from '../../text/list.ts';
import { VERSION } from '../../version.ts';
import { writeBaseline } from '../baseline-file.ts';
import type { Context } from '../context.ts';
import { EXIT } from '../exit-code.ts';
import type { ShowOptions } from '../options.ts';
import { BASELINE_FILE, CONFIG_FILE, WORKFLOW_FILE, writeNew } from './files.ts';
import type { Proposal } from './propose.ts';

export interface WriteOptions extends Pick<ShowOptions, 'color'> {
  /** The folder that the files stand in, from the root. */
  folder: string;
  /** The workflow's text; null for none. */
  workflow: string | null;
  /** The counts that are let pass where no baseline is written. */
  baseline: Baseline;
  /** Epoch milliseconds. */
  now: number;
}

interface Written {
  files: string[];
  exitCode: number;
}

/** Writes what was agreed, and shows the first verdict. Without the config nothing is; any other failure keeps nothing else back. */
export async function writeFiles(
  context: Context,
  { text, snapshot, withBaseline }: Proposal,
  { folder, workflow, baseline: present, now, color }: WriteOptions,
): Promise<Written> {
  const { writer } = context;
  // What is shown is what a check makes of the files.
  const plan = await parseConfig(text, CONFIG_FILE);
  const [{ judge }, { show }, { baselineOf }] = await Promise.all([
    import('../../verdict/judge.ts'),
    import('../show.ts'),
    import('../../rules/baseline.ts'),
  ]);
  const judged = (baseline: Baseline) => judge(plan, snapshot, { now, version: VERSION, baseline });

  const files: string[] = [];
  const failures: string[] = [];
  const attempt = (file: string, failure: string | null, remedy: string) => {
    if (failure === null) files.push(file);
    else failures.push(`${failure}${remedy}`);
    return failure === null;
  };
  const isThere = attempt(CONFIG_FILE, await writeNew(folder, CONFIG_FILE, text, writer), '');
  if (!isThere) {
    for (const failure of failures) await writer.err(`wiplimit: ${failure} So nothing was written.\n`);
    return { files, exitCode: EXIT.output };
  }
  let baseline = present;
  if (withBaseline) {
    const today = baselineOf(judged(NO_BASELINE).limits, NO_BASELINE).baseline;
    const failure = await writeBaseline(path.join(folder, BASELINE_FILE), today).then(
      () => null,
      ({ message }: Error) => `${BASELINE_FILE} could not be written: ${message}.`,
    );
    const isWritten = attempt(
      BASELINE_FILE,
      failure,
      ' Without it a check fails above the limits: wiplimit baseline writes it once it can be.',
    );
    if (isWritten) baseline = today;
  }
  const hasWorkflow =
    workflow === null ||
    attempt(
      WORKFLOW_FILE,
      await writeNew(folder, WORKFLOW_FILE, workflow, writer),
      ' Its text, to be put there by hand, is below.',
    );

  await writer.err(`\nWritten${failures.length === 0 ? '' : `: ${listAnd(files)}`}. The first verdict:\n\n`);
  failures.push(...(await show(context, judged(baseline), { format: 'terminal', color })));
  if (failures.length > 0) await writer.err('\n');
  for (const failure of failures) await writer.err(`wiplimit: ${failure}\n`);
  if (!hasWorkflow) await writer.errUnfolded(`\n${workflow}\n`);
  return { files, exitCode: failures.length > 0 ? EXIT.output : EXIT.ok };
}
