import { constants } from 'node:fs';
import { access, stat, statfs } from 'node:fs/promises';
import { platform } from 'node:os';
import path from 'node:path';
import type { HistoryFacts } from '../../doctor/facts.ts';
import { utc } from '../../model/instant.ts';
import { dayAndTime } from '../../text/day.ts';
import type { Context } from '../context.ts';
import { type HistoryPlace, historyPlace, openHistoryAt } from '../history/open.ts';
import type { FoundPlan } from '../load.ts';

const FIRST_DAY = '0001-01-01';
const LAST_DAY = '9999-12-31';

/**
 * Opens the history, reads what it holds, and writes and takes back a claim. One that is not there is not made: that
 * is a check's business.
 * @param now epoch milliseconds
 */
export async function lookAtHistory(
  context: Pick<Context, 'process' | 'env' | 'writer'>,
  found: FoundPlan,
  now: number,
): Promise<HistoryFacts | null> {
  const place = historyPlace(context, found);
  if (place === null) return null;
  const file = fileOf(place);
  const where = file === null ? serverName(place.url) : path.relative(context.process.cwd(), file) || file;
  if (file !== null && !(await exists(file))) {
    const reason = await whyNotToBeMade(file, where);
    return { where, state: reason === null ? { kind: 'missing' } : { kind: 'failed', reason } };
  }
  return { where, state: await opened(context, place, found.plan.timezone, now) };
}

/**
 * What would keep a check from making the history; null where nothing is known to. Nothing is written to find out.
 * @param where how people know the file
 */
async function whyNotToBeMade(file: string, where: string): Promise<string | null> {
  const { HistoryError } = await import('../../history/history-error.ts');
  const { loadLibsql } = await import('../../history/load-libsql.ts');
  try {
    await loadLibsql();
  } catch (error) {
    if (error instanceof HistoryError) return error.message;
    throw error;
  }
  const folder = await firstFolder(path.dirname(file));
  if ((await isFolder(folder)) && (await isWritable(folder)) && !(await isOfTheKernel(folder))) return null;
  return `The history ${where} is not there, and ${folder} does not let it be made. Make that a folder that can be written, or name another place in the config's history.`;
}

async function opened(
  { writer }: Pick<Context, 'writer'>,
  place: HistoryPlace,
  timezone: string,
  now: number,
): Promise<HistoryFacts['state']> {
  const { HistoryError } = await import('../../history/history-error.ts');
  try {
    const history = await openHistoryAt(place, writer);
    try {
      const runs = await history.lastOfDays(place.series, FIRST_DAY, LAST_DAY);
      const post = { series: place.series, channel: 'doctor', day: utc(now).slice(0, 10) };
      await history.claim(post, now);
      await history.settle(post, null, now);
      const last = runs.at(-1);
      const lastAt = last === undefined ? null : dayAndTime(utc(last.asOf), timezone);
      return {
        kind: 'open',
        days: runs.length,
        last: lastAt === null ? null : `${lastAt.day} at ${lastAt.time}`,
      };
    } finally {
      await history.close().catch(() => {});
    }
  } catch (error) {
    if (error instanceof HistoryError) return { kind: 'failed', reason: error.message };
    throw error;
  }
}

function fileOf({ url, baseDir }: HistoryPlace): string | null {
  const file = /^sqlite:(.+)$/s.exec(url)?.[1];
  return file === undefined ? null : path.resolve(baseDir, file);
}

const serverName = (url: string): string =>
  `PostgreSQL${URL.canParse(url) ? ` on ${new URL(url).hostname || 'this machine'}` : ''}`;

/** The nearest place above that is there; it may be a file. */
async function firstFolder(folder: string): Promise<string> {
  return (await exists(folder)) || path.dirname(folder) === folder
    ? folder
    : firstFolder(path.dirname(folder));
}

const exists = (place: string): Promise<boolean> =>
  stat(place).then(
    () => true,
    () => false,
  );

const isFolder = (place: string): Promise<boolean> =>
  stat(place).then(
    (found) => found.isDirectory(),
    () => false,
  );

const isWritable = (folder: string): Promise<boolean> =>
  access(folder, constants.W_OK | constants.X_OK).then(
    () => true,
    () => false,
  );

/** File systems that show what the kernel knows and hold no files of ours, though root may write to them: proc, sysfs, cgroup. */
const KERNEL_FILE_SYSTEMS = new Set([0x9fa0, 0x62656572, 0x27e0eb, 0x63677270]);

const isOfTheKernel = (folder: string): Promise<boolean> =>
  platform() !== 'linux'
    ? Promise.resolve(false)
    : statfs(folder).then(
        ({ type }) => KERNEL_FILE_SYSTEMS.has(type),
        () => false,
      );
