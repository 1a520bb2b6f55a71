import type { Verdict } from '../../model/verdict.ts';
import { type BaselineChange, baselineOf, loweredBaseline } from '../../rules/baseline.ts';
import { plural } from '../../text/plural.ts';
import { VERSION } from '../../version.ts';
import { type BaselineFile, writeBaseline } from '../baseline-file.ts';
import type { Command, Context } from '../context.ts';
import { EXIT, readingExitCode } from '../exit-code.ts';
import { load } from '../load.ts';
import type { BaselineOptions } from '../options.ts';

const MOST_LINES = 20;

/**
 * Writes today's counts, or lowers those that are written. On data that is not whole nothing is written: counts that
 * are too low would fail work that was there all along.
 */
export const baseline: Command<BaselineOptions> = async (context, options) => {
  const loadJudging = () => import('../../verdict/judge.ts');
  const { plan, snapshot, now, baseline: before } = await load(context, options, loadJudging);
  const { judge } = await loadJudging();
  const verdict = judge(plan, snapshot, { now, version: VERSION, baseline: before.baseline });
  const unread = readingExitCode({ ...verdict, outcome: isWhole(verdict) ? 'within' : 'incomplete' });
  if (unread !== EXIT.ok) {
    await context.writer.err(`wiplimit: ${refusal(before, verdict)}\n`);
    return unread;
  }
  if (options.lower === true && !before.exists) {
    await context.writer.err(
      `wiplimit: There is no baseline at ${before.file} to lower. Write one with wiplimit baseline.\n`,
    );
    return EXIT.input;
  }
  const change =
    options.lower === true
      ? loweredBaseline(verdict.limits, before.baseline)
      : baselineOf(verdict.limits, before.baseline);
  const failure = await write(before, change);
  if (failure !== null) {
    await context.writer.err(`wiplimit: ${failure}\n`);
    return EXIT.output;
  }
  await context.writer.out(told(before, change, verdict, options.lower === true));
  return EXIT.ok;
};

/**
 * Lowers the baseline after a check, where counts sank. Nothing is created, raised, or written on data that is not
 * whole.
 * @returns null, or a sentence about the failure
 */
export async function lowerInCheck(
  { writer }: Pick<Context, 'writer'>,
  before: BaselineFile,
  verdict: Verdict,
): Promise<string | null> {
  if (!before.exists)
    return `There is no baseline at ${before.file} to update. Write one with wiplimit baseline.`;
  if (!isWhole(verdict)) {
    await writer.err(`wiplimit: ${refusal(before, verdict)}\n`);
    return null;
  }
  const change = loweredBaseline(verdict.limits, before.baseline);
  if (change.lowered.length + change.dropped.length === 0) return null;
  const failure = await write(before, change);
  if (failure === null) await writer.err(`wiplimit: ${summary(before, change)}\n`);
  return failure;
}

const isWhole = ({ sources }: Verdict): boolean => sources.every(({ status }) => status === 'complete');

const refusal = ({ file }: BaselineFile, { sources }: Verdict): string =>
  `${file} was left as it is, because not everything could be read: ${sources.flatMap(({ problems }) => problems).join(' ') || 'a source is not whole.'}`;

async function write({ file, location }: BaselineFile, { baseline: counts }: BaselineChange) {
  try {
    await writeBaseline(location, counts);
    return null;
  } catch (error) {
    return `${file} could not be written: ${error instanceof Error ? error.message : String(error)}.`;
  }
}

function summary({ file }: BaselineFile, { lowered, dropped }: BaselineChange): string {
  const parts = [
    ...(lowered.length > 0 ? [`${plural(lowered.length, 'number')} lower`] : []),
    ...(dropped.length > 0 ? [`${plural(dropped.length, 'limit')} gone`] : []),
  ];
  return `${file} sank with the counts: ${parts.join(', ')}. Commit it, so that they stay down.`;
}

/** What was written, and what it means from now on. */
function told(before: BaselineFile, change: BaselineChange, verdict: Verdict, lower: boolean): string {
  const { file } = before;
  if (lower && change.lowered.length + change.dropped.length === 0)
    return `${file} stays as it is: no count is below it.\n`;
  const high = verdict.limits.filter(({ key, count, max }) => count > max && change.baseline.has(key));
  const lines = [
    lower
      ? summary(before, change)
      : `${file} holds today's counts of ${plural(verdict.limits.length, 'limit')}. Commit it: a check fails only above both the limit and this.`,
    ...capped(change.lowered.map(({ key, from, to }) => `  ${key}  ${from} → ${to}`)),
    ...capped(change.raised.map(({ key, from, to }) => `  ${key}  ${from} → ${to}, higher than before`)),
    ...(high.length === 0
      ? ['Nothing is above its limit, so it lets nothing pass.']
      : [
          `It lets pass ${plural(high.length, 'count')} above ${high.length === 1 ? 'its limit' : 'their limits'}:`,
          ...capped(high.map(({ key, count, max }) => `  ${key}  ${count}, limit ${max}`)),
        ]),
    ...(lower ? [] : ['Next: wiplimit baseline --lower, or check --update-baseline in CI, as counts sink.']),
  ];
  return `${lines.join('\n')}\n`;
}

const capped = (lines: readonly string[]): string[] =>
  lines.length <= MOST_LINES
    ? [...lines]
    : [...lines.slice(0, MOST_LINES), `  and ${lines.length - MOST_LINES} more`];
