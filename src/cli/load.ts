import { readFile } from 'node:fs/promises';
import { platform } from 'node:os';
import path from 'node:path';
import { checkSources } from '../config/check-sources.ts';
import { findConfig } from '../config/find.ts';
import { parseConfig } from '../config/parse.ts';
import type { Plan } from '../config/plan.ts';
import { InputError } from '../model/input-error.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { parseSnapshot } from '../sources/snapshot/parse.ts';
import { type BaselineFile, readBaseline } from './baseline-file.ts';

import type { Context } from './context.ts';
import { finishedSince } from './history-window.ts';
import type { ReadOptions } from './options.ts';
import { createProgress, type ProgressStyle } from './progress.ts';
import { readLive } from './read-live.ts';
import type { RecordCaches } from './record-caches.ts';
import { userDirectory } from './user-directory.ts';

/** A config that was found, and is right. */
export interface FoundPlan {
  plan: Plan;
  /** The config's name, for messages. */
  configFile: string;
  /** The counts that it lets pass. */
  baseline: BaselineFile;
}

export interface Loaded extends FoundPlan {
  snapshot: Snapshot;
  /** Epoch milliseconds. */
  now: number;
  /** From when on finished work was asked for, in epoch milliseconds; null where it was not, or nobody knows. */
  finishedSince: number | null;
}

/** There is no config yet: at a terminal `check` offers to write one. */
export class NoConfig extends InputError {
  constructor(cwd: string) {
    super([
      {
        file: null,
        path: '',
        message: `there is no wiplimit config in ${cwd} or a folder above it, up to the repository's root`,
        hint: 'wiplimit counts work in progress, and a config says whose and how much is allowed. `wiplimit init` writes one from what your tokens see (`wiplimit init --yes` asks nothing); `wiplimit demo` shows it all on a made-up team.',
      },
    ]);
  }
}

/** @throws InputError where there is no config, or with everything that is wrong in it */
export async function findPlan(
  { process }: Pick<Context, 'process'>,
  options: Pick<ReadOptions, 'config'>,
): Promise<FoundPlan> {
  const found = await findConfig({ cwd: process.cwd(), configFile: options.config });
  if (found === null) throw new NoConfig(process.cwd());
  const plan = await parseConfig(found.content, found.file);
  const baseline = await readBaseline(plan, found.file, process.cwd());
  return { plan, configFile: found.file, baseline };
}

/** Finds the config, and gets the records: from the snapshot file, else from the sources. As `readRecords`. */
export async function load(
  context: Context,
  options: RecordOptions,
  whileWaiting?: () => unknown,
): Promise<Loaded> {
  return readRecords(context, options, await findPlan(context, options), whileWaiting);
}

/** @param historyDays of how many days finished work is needed, beyond what the config asks for */
type RecordOptions = ReadOptions & { quiet?: boolean; historyDays?: number };

/** What a live reading takes as now, in epoch milliseconds. */
export const liveNow = ({ env }: Pick<Context, 'env'>): number =>
  env.WIPLIMIT_NOW === undefined ? Date.now() : Date.parse(env.WIPLIMIT_NOW);

/**
 * Gets the records that a plan asks for.
 * @param whileWaiting called when the sources have been asked and there is time until they answer
 */
export async function readRecords(
  context: Context,
  options: RecordOptions,
  found: FoundPlan,
  whileWaiting: () => unknown = () => {},
): Promise<Loaded> {
  const { process, env, writer } = context;
  const { plan, configFile } = found;
  if (options.snapshot !== undefined) {
    const snapshot = parseSnapshot(await readInput(process.cwd(), options.snapshot), options.snapshot);
    const replayed = env.WIPLIMIT_NOW ?? snapshot.takenAt;
    const now = replayed === null ? Date.now() : Date.parse(replayed);
    return { ...found, snapshot, now, finishedSince: null };
  }
  const nothingToRead = checkSources(plan, configFile);
  if (nothingToRead.length > 0) throw new InputError(nothingToRead);

  const now = liveNow(context);
  const since = finishedSince(plan, now, options.historyDays ?? 0);
  const debug = (line: string) => {
    if (options.debug === true) void writer.err(`${line}\n`);
  };
  const progress = createProgress(writer, progressStyle(process, options));
  try {
    const snapshot = await readLive({
      plan,
      env,
      now,
      timeoutMs: options.timeout * 1000,
      finishedSince: since,
      thrifty: options.thrifty === true,
      caches: options.cache === true ? await openCaches(context, debug) : null,
      signal: context.signal,
      writer,
      progress,
      debug,
      whileWaiting,
    });
    return { ...found, snapshot, now, finishedSince: since?.getTime() ?? null };
  } finally {
    await progress.clear();
  }
}

function progressStyle(
  { stderr }: Context['process'],
  { quiet, debug }: Pick<ReadOptions, 'debug'> & { quiet?: boolean },
): ProgressStyle {
  if (quiet === true) return 'silent';
  return stderr.isTTY === true && debug !== true ? 'line' : 'log';
}

/** Where no cache directory is known, the run does without. */
async function openCaches(
  { process, writer }: Context,
  debug: (line: string) => void,
): Promise<RecordCaches | null> {
  const directory = userDirectory('cache', process.env, platform());
  if (directory === null) {
    await writer.err(
      'wiplimit: --cache has no effect, since no home directory is known. Set XDG_CACHE_HOME to a folder.\n',
    );
    return null;
  }
  const { createRecordCaches } = await import('./record-caches.ts');
  return createRecordCaches(directory, writer, debug);
}

/** The text of a file that the user named. */
export async function readInput(cwd: string, file: string): Promise<string> {
  try {
    return await readFile(path.resolve(cwd, file), 'utf8');
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new InputError([{ file, path: '', message: `cannot be read: ${reason}`, hint: null }]);
  }
}
