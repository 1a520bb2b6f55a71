import { planOf } from '../../config/parse.ts';
import type { Config } from '../../config/schema.ts';
import { cronLine, workflowSecrets, workflowText } from '../../init/workflow-text.ts';
import { listAnd, listShort } from '../../text/list.ts';
import type { Context } from '../context.ts';
import { EXIT } from '../exit-code.ts';
import { liveNow } from '../load.ts';
import type { ReadOptions, ShowOptions } from '../options.ts';
import type { Asker } from './asker.ts';
import { chooseSources } from './choose-sources.ts';
import { BASELINE_FILE, CONFIG_FILE, exists, WORKFLOW_FILE } from './files.ts';
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
  const cwd = process.cwd();
  const debug = (line: string) => {
    if (options.debug === true) void writer.err(`${line}\n`);
  };
  const timeoutMs = options.timeout * 1000;
  const now = liveNow(context);
  await asker.tell(
    'wiplimit counts work in progress, each piece of work once, and says what is over its limit. This writes its config.',
  );
  // A person may think for as long as they like: only what is asked of the vendors has an end.
  const deadlineAt = asker.isAsking ? null : Date.now() + timeoutMs;
  const vendors = await findVendors(context, { deadlineAt, now, debug });
  const sources = await chooseSources(asker, vendors, now);
  if (typeof sources === 'number') return sources;
  const proposal = await propose(asker, context, sources, {
    now,
    timeoutMs,
    isDebugging: options.debug === true,
    debug,
    timezone: timezoneHere(),
    hasBaseline: await exists(cwd, BASELINE_FILE),
  });

  const reads = { github: sources.github !== null, linear: sources.linear !== null };
  const withWorkflow = await wantsWorkflow(asker, cwd, options);
  const files = [
    CONFIG_FILE,
    ...(proposal.withBaseline ? [BASELINE_FILE] : []),
    ...(withWorkflow ? [WORKFLOW_FILE] : []),
  ];
  await asker.tell(
    [...summary(proposal.config), `Files in ${cwd}: ${files.join(', ')}`].join('\n'),
    'Summary',
  );
  if (!(await asker.yes({ message: `Write ${listAnd(files)}?`, proposed: true }))) {
    await asker.tell('Nothing was written.');
    return EXIT.ok;
  }
  const failed = await writeFiles(context, proposal, {
    workflow: withWorkflow ? workflowText(reads) : null,
    now,
    color: options.color,
  });
  if (failed !== null) return failed;

  const next = [
    '',
    'Next: wiplimit check, before standup. wiplimit explain ID says why an item counts.',
    ...(withWorkflow
      ? [
          `Commit the files, and give the repository the secrets ${listAnd(workflowSecrets(reads))} for the workflow.`,
        ]
      : []),
    'Or let cron do it, with the tokens in its environment:',
    '',
  ];
  await writer.err(next.join('\n'));
  await writer.errUnfolded(`  ${cronLine(cwd)}\n`);
  return EXIT.ok;
}

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

async function wantsWorkflow(asker: Asker, cwd: string, { workflow }: SetUpOptions): Promise<boolean> {
  if (!asker.isAsking && workflow !== true) return false;
  // The action looks for the config at the root of the repository.
  if (!(await exists(cwd, '.git')) || (await exists(cwd, WORKFLOW_FILE))) {
    if (workflow === true)
      await asker.tell(`No ${WORKFLOW_FILE}: it is there already, or this is not the root of a repository.`);
    return false;
  }
  return asker.yes({
    message: `Check every working morning in GitHub Actions, with ${WORKFLOW_FILE}?`,
    proposed: workflow === true || asker.isAsking,
  });
}

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
