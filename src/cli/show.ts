import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { createSupportsHyperlinks } from 'supports-hyperlinks';
import writeFileAtomic from 'write-file-atomic';
import type { Verdict } from '../model/verdict.ts';
import type { ReporterOptions } from '../reporters/reporter.ts';
import type { Context } from './context.ts';
import { type Format, findReporter } from './find-reporter.ts';
import type { OutputTarget, ShowOptions } from './options.ts';
import type { OutputStream, ProcessLike } from './process.ts';

const DEFAULT_WIDTH = 80;

/** How much a stream can show. Colour: the flag, else FORCE_COLOR, else NO_COLOR, else what the terminal can. */
export function reporterOptions(
  process: ProcessLike,
  options: Pick<ShowOptions, 'color' | 'quiet' | 'people'>,
): ReporterOptions {
  const { stdout, env } = process;
  const tty = stdout.isTTY === true;
  return {
    width: stdout.columns || Number.parseInt(env.COLUMNS ?? '', 10) || DEFAULT_WIDTH,
    color: colorLevel(stdout, env, options.color),
    hyperlinks: tty && env.CI === undefined && createSupportsHyperlinks(stdout as never),
    tty,
    quiet: options.quiet === true,
    people: options.people === true,
  };
}

function colorLevel(
  stream: OutputStream,
  env: ProcessLike['env'],
  flag: boolean | undefined,
): ReporterOptions['color'] {
  const depth = stream.isTTY === true ? (stream.getColorDepth?.() ?? 4) : 4;
  const level = depth >= 24 ? 3 : depth >= 8 ? 2 : 1;
  if (flag !== undefined) return flag ? level : 0;
  const forced = env.FORCE_COLOR;
  if (forced !== undefined) {
    if (forced === '0' || forced === 'false') return 0;
    return forced === '2' || forced === '3' ? (Number(forced) as 2 | 3) : level;
  }
  if (env.NO_COLOR) return 0;
  return stream.isTTY === true && env.TERM !== 'dumb' ? level : 0;
}

/**
 * Prints the verdict and writes the files asked for; one that fails does not lose the others.
 * @param configFile the config that judged, as `load` names it; null where there is none to point at
 * @returns a sentence for each that failed
 */
export async function show(
  context: Context,
  verdict: Verdict,
  options: ShowOptions & { output?: readonly OutputTarget[] },
  configFile: string | null = null,
): Promise<string[]> {
  const { process, writer } = context;
  const outputs = options.output ?? [];
  const shown = reporterOptions(process, options);
  if (configFile !== null && [options, ...outputs].some(({ format }) => format === 'github')) {
    const { readConfigPlaces } = await import('./ci/config-places.ts');
    shown.places = await readConfigPlaces(process, configFile);
  }
  const failures: string[] = [];
  const render = async (format: Format, how: ReporterOptions): Promise<string | null> => {
    const reporter = await findReporter(format, process.cwd());
    try {
      return reporter(verdict, how);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      failures.push(`The verdict could not be rendered as ${format}: ${reason}.`);
      return null;
    }
  };
  const text = await render(options.format, shown);
  const printed = text === null ? null : await writer.out(text);
  if (printed !== null) failures.push(`The verdict could not be printed: ${printed.message}.`);
  for (const { format, path: file } of outputs) {
    const page = await render(format, { ...shown, color: 0, hyperlinks: false, tty: false });
    const failure = page === null ? null : await saveFile(context, file, page);
    if (failure !== null) failures.push(failure);
  }
  if (options.format === 'github') failures.push(...(await reportStep(context, verdict, shown, outputs)));
  return failures;
}

/** In a step of GitHub Actions: the job's summary, and the step's outputs. @returns a sentence for each that failed */
async function reportStep(
  { process, writer }: Context,
  verdict: Verdict,
  shown: ReporterOptions,
  outputs: readonly OutputTarget[],
): Promise<string[]> {
  const { inGithubActions, reportToStep } = await import('./ci/github-actions.ts');
  if (!inGithubActions(process.env)) return [];
  const saved = outputs.find(({ format }) => format === 'json');
  const verdictPath = saved === undefined ? null : path.resolve(process.cwd(), saved.path);
  const summary = writer.redact((await findReporter('markdown', process.cwd()))(verdict, shown));
  return reportToStep(process.env, { verdict, summary, verdictPath }, randomUUID());
}

/** Writes a file whole or not at all. @returns null, or a sentence about the failure */
export async function saveFile(
  { process, writer }: Context,
  file: string,
  text: string,
): Promise<string | null> {
  try {
    await writeFileAtomic(path.resolve(process.cwd(), file), writer.redact(text));
    return null;
  } catch (error) {
    return `${file} could not be written: ${error instanceof Error ? error.message : String(error)}.`;
  }
}
