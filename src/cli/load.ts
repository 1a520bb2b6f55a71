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
import { cacheDirectory } from './cache-directory.ts';
import type { Context } from './context.ts';
import { finishedSince } from './history-window.ts';
import type { ReadOptions } from './options.ts';
import { createProgress, type ProgressStyle } from './progress.ts';
import { readLive } from './read-live.ts';
import type { RecordCaches } from './record-caches.ts';

export interface Loaded {
  plan: Plan;
  /** The config's name, for messages. */
  configFile: string;
  snapshot: Snapshot;
  /** Epoch milliseconds. */
  now: number;
}

/**
 * Finds the config, and gets the records: from the snapshot file, else from the sources.
 * @param options `historyDays`: of how many days finished work is needed, beyond what the config asks for
 * @param whileWaiting called when the sources have been asked and there is time until they answer
 */
export async function load(
  context: Context,
  options: ReadOptions & { quiet?: boolean; historyDays?: number },
  whileWaiting: () => unknown = () => {},
): Promise<Loaded> {
  const { process, env, writer } = context;
  const found = await findConfig({ cwd: process.cwd(), configFile: options.config });
  if (found === null)
    throw new InputError([
      {
        file: null,
        path: '',
        message: `there is no wiplimit config in ${process.cwd()} or a folder above it, up to the repository's root`,
        hint: 'Write a .wiplimitrc.json such as {"linear": {"teams": ["PAY"]}, "limits": [{"per": "person", "max": 3}]}, or see `wiplimit demo` first.',
      },
    ]);
  const plan = await parseConfig(found.content, found.file);
  const frozen = env.WIPLIMIT_NOW === undefined ? null : Date.parse(env.WIPLIMIT_NOW);

  if (options.snapshot !== undefined) {
    const snapshot = parseSnapshot(await readInput(process.cwd(), options.snapshot), options.snapshot);
    const takenAt = snapshot.takenAt === null ? Date.now() : Date.parse(snapshot.takenAt);
    return { plan, configFile: found.file, snapshot, now: frozen ?? takenAt };
  }
  const nothingToRead = checkSources(plan, found.file);
  if (nothingToRead.length > 0) throw new InputError(nothingToRead);

  const now = frozen ?? Date.now();
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
      finishedSince: finishedSince(plan, now, options.historyDays ?? 0),
      thrifty: options.thrifty === true,
      caches: options.cache === true ? await openCaches(context, debug) : null,
      signal: context.signal,
      writer,
      progress,
      debug,
      whileWaiting,
    });
    return { plan, configFile: found.file, snapshot, now };
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
  const directory = cacheDirectory(process.env, platform());
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
