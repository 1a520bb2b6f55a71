import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { createSupportsHyperlinks } from 'supports-hyperlinks';
import type { Verdict } from '../model/verdict.ts';
import type { ReporterOptions } from '../reporters/reporter.ts';
import { inGithubActions } from './ci/in-actions.ts';
import type { Context } from './context.ts';
import { type Format, findReporter, isModule } from './find-reporter.ts';
import type { OutputTarget, ShowOptions } from './options.ts';
import type { OutputStream, ProcessLike } from './process.ts';
import { standardStream, writeFileWhole } from './write-file.ts';
import type { Wording } from './writer.ts';

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
  const printed = text === null ? null : await writer.out(text, wordingOf(options.format));
  if (printed !== null) failures.push(`The verdict could not be printed: ${printed.message}.`);
  const saved: OutputTarget[] = [];
  for (const output of outputs) {
    const page = await render(output.format, { ...shown, color: 0, hyperlinks: false, tty: false });
    if (page === null) continue;
    const failure = await saveFile(context, output.path, page, wordingOf(output.format));
    if (failure === null) saved.push(output);
    else failures.push(failure);
  }
  if (options.format === 'github') failures.push(...(await reportStep(context, verdict, shown, saved)));
  return failures;
}

/** These bodies are JSON, too. A module knows best what it prints, and `github` is made of what the runner obeys. */
const JSON_FORMATS: readonly Format[] = ['json', 'slack', 'msteams', 'discord'];
const wordingOf = (format: Format): Wording =>
  format === 'github' || isModule(format) ? 'exact' : JSON_FORMATS.includes(format) ? 'json' : 'words';

/**
 * In a step of GitHub Actions: the job's summary, and the step's outputs.
 * @param saved the files that were written
 * @returns a sentence for each that failed
 */
async function reportStep(
  { process, writer }: Context,
  verdict: Verdict,
  shown: ReporterOptions,
  saved: readonly OutputTarget[],
): Promise<string[]> {
  if (!inGithubActions(process.env)) return [];
  const { reportToStep } = await import('./ci/github-actions.ts');
  const file = saved.find(({ format }) => format === 'json')?.path;
  const verdictPath = file === undefined ? null : path.resolve(process.cwd(), file);
  const summary = writer.redact((await findReporter('markdown', process.cwd()))(verdict, shown));
  return reportToStep(process.env, { verdict, summary, verdictPath }, randomUUID());
}

/**
 * Writes a file whole or not at all; `/dev/stdout` and its kin are the program's own streams.
 * @param wording what it is where it goes to such a stream
 * @returns null, or a sentence about the failure
 */
export async function saveFile(
  { process, writer }: Context,
  file: string,
  text: string,
  wording: Wording = 'json',
): Promise<string | null> {
  const location = path.resolve(process.cwd(), file);
  try {
    const stream = await standardStream(location);
    if (stream === null) await writeFileWhole(location, writer.redact(text));
    else if (stream === 'stderr') await writer.errUnfolded(text);
    else {
      const failure = await writer.out(text, wording);
      if (failure !== null) throw failure;
    }
    return null;
  } catch (error) {
    return `${file} could not be written: ${error instanceof Error ? error.message : String(error)}.`;
  }
}
