import path from 'node:path';
import { planOf } from '../../config/parse.ts';
import type { Config } from '../../config/schema.ts';
import { cronLine, workflowSecrets, workflowText } from '../../init/workflow-text.ts';
import { listAnd, listShort } from '../../text/list.ts';
import { readBaseline } from '../baseline-file.ts';
import type { Context } from '../context.ts';
import { EXIT } from '../exit-code.ts';
import { liveNow } from '../load.ts';
import type { ReadOptions, ShowOptions } from '../options.ts';
import type { Asker } from './asker.ts';
import { chooseFolder, whyUnwritable } from './choose-folder.ts';
import { chooseSources } from './choose-sources.ts';
import { wantsWorkflow } from './choose-workflow.ts';
import { BASELINE_FILE, CONFIG_FILE, WORKFLOW_FILE } from './files.ts';
import { propose } from './propose.ts';
import { findVendors } from './vendors.ts';
import { writeFiles } from './write-files.ts';

const MOST_NAMES = 10;

export interface SetUpOptions extends Pick<ReadOptions, 'timeout' | 'debug'>, Pick<ShowOptions, 'color'> {
  /** Where nobody is asked: write the workflow too. */
  workflow?: boolean;
}

/**
 * From nothing to a config and a first verdict.
 * @returns the exit code
 */
export async function setUp(asker: Asker, context: Context, options: SetUpOptions): Promise<number> {
  const { process, writer } = context;
  const debug = (line: string) => {
    if (options.debug === true) void writer.err(`${line}\n`);
  };
  const timeoutMs = options.timeout * 1000;
  const now = liveNow(context);
  await asker.tell(
    'wiplimit counts work in progress, each piece of work once, and says what is over its limit. This writes its config.',
  );
  const folder = await chooseFolder(asker, process.cwd());
  const unwritable = await whyUnwritable(folder);
  if (unwritable !== null) {
    await writer.err(`wiplimit: ${unwritable}\n`);
    return EXIT.output;
  }
  // One that no check could read is a problem of its own, and comes before the questions.
  const present = await readBaseline({ baseline: null }, path.join(folder, CONFIG_FILE), folder);
  // A person may think for as long as they like: only what is asked of the vendors has an end.
  const deadlineAt = asker.isAsking ? null : Date.now() + timeoutMs;
  const vendors = await findVendors(context, {
    deadlineAt,
    timeoutMs,
    now,
    isDebugging: options.debug === true,
    debug,
  });
  const sources = await chooseSources(asker, vendors, now);
  if (typeof sources === 'number') return sources;
  const timezone = timezoneHere();
  const proposal = await propose(asker, context, sources, {
    now,
    timeoutMs,
    isDebugging: options.debug === true,
    debug,
    timezone,
    hasBaseline: present.exists,
  });

  const reads = { github: sources.github !== null, linear: sources.linear !== null };
  const withWorkflow = await wantsWorkflow(asker, folder, options.workflow === true);
  const files = [
    CONFIG_FILE,
    ...(proposal.withBaseline ? [BASELINE_FILE] : []),
    ...(withWorkflow ? [WORKFLOW_FILE] : []),
  ];
  await asker.tell(
    [...summary(proposal.config), `Files in ${folder}: ${files.join(', ')}`].join('\n'),
    'Summary',
  );
  if (!(await asker.yes({ message: `Write ${listAnd(files)}?`, proposed: true }))) {
    await asker.tell('Nothing was written.');
    return EXIT.ok;
  }
  const written = await writeFiles(context, proposal, {
    folder,
    workflow: withWorkflow ? workflowText(reads, timezone, now) : null,
    baseline: present.baseline,
    now,
    color: options.color,
  });
  if (written.files.includes(CONFIG_FILE)) {
    const secrets = written.files.includes(WORKFLOW_FILE) ? workflowSecrets(reads) : [];
    await writer.err(nextSteps(secrets));
    await writer.errUnfolded(`  ${cronLine(folder)}\n`);
  }
  return written.exitCode;
}

/** @param secrets what the workflow needs; empty where there is none */
const nextSteps = (secrets: readonly string[]): string =>
  [
    '',
    'Next: wiplimit check, before standup. wiplimit explain ID says why an item counts.',
    ...(secrets.length > 0
      ? [`Commit the files, and give the repository the secrets ${listAnd(secrets)} for the workflow.`]
      : []),
    'Or let cron do it, with the tokens in its environment:',
    '',
  ].join('\n');

/** What the config says, in a few lines. */
function summary({ linear, github, teams = [], limits = [] }: Config): string[] {
  const shown = limits.map(({ per, teams: of = [], max }) => `${of[0] ?? `each ${per}`} ${max}`);
  return [
    ...(linear === undefined ? [] : [`Linear teams: ${listShort(linear.teams ?? [], MOST_NAMES)}`]),
    ...(github === undefined ? [] : [`GitHub repositories: ${listShort(github.repos ?? [], MOST_NAMES)}`]),
    ...(teams.length === 0 ? [] : [`Teams: ${listShort(names(teams), MOST_NAMES)}`]),
    `Limits: ${listShort(shown, MOST_NAMES)}`,
  ];
}

const names = (teams: readonly { name: string }[]) => teams.map(({ name }) => name);

/** The zone of this machine; UTC where it is none that a config may name. */
function timezoneHere(): string {
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
  try {
    planOf({ timezone: timeZone }, 'the time zone');
    return timeZone;
  } catch {
    return 'UTC';
  }
}
