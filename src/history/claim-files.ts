import { createHash } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import * as z from 'zod';
import { DAY_MS } from '../model/instant.ts';
import { errorCode } from './error-code.ts';
import type { Claims, Post } from './history.ts';
import { HistoryError } from './history-error.ts';

const ONLY_MY_FOLDER = 0o700;
const ONLY_MY_FILE = 0o600;
const KEPT_DAYS = 60;
/** How often a claim is tried while others take the post and give it back. */
const TRIES = 5;

const claimSchema = z.object({
  state: z.enum(['claimed', 'sent', 'unknown']),
  at: z.number(),
  series: z.string(),
  channel: z.string(),
  day: z.string(),
});

/**
 * The promise of one post a day without a database: a small file for each post, and whoever creates it has the post.
 * It holds on one machine, among those who share the folder.
 *
 * A file that cannot be understood is never free: it counts as `unknown` since it was last written. One that is empty
 * was claimed a moment ago, or by a process that ended in between: `claimed` since then.
 * @param directory made where it is missing, readable by its owner only
 */
export function claimFiles(directory: string): Claims {
  const fileOf = (post: Post) => path.join(directory, fileNameOf(post));
  return {
    claim: (post, now) =>
      explained(directory, async () => {
        await mkdir(directory, { recursive: true, mode: ONLY_MY_FOLDER });
        await removeOld(directory, fileNameOf(post), now);
        for (let tries = 0; tries < TRIES; tries++) {
          if (await create(fileOf(post), toText(post, 'claimed', now))) return null;
          const standing = await readClaim(fileOf(post));
          if (standing !== null) return standing;
        }
        throw new HistoryError(
          `Others claim the post of ${post.day} to ${post.channel} in ${directory} and give it back again and again, so nobody knows whose it is. Run again in a moment.`,
        );
      }),
    settle: (post, state, now) =>
      explained(directory, async () => {
        const file = fileOf(post);
        if (state !== null) return replace(file, toText(post, state, now));
        const standing = await readClaim(file);
        if (standing?.state !== 'sent') await rm(file, { force: true });
      }),
  };
}

/** Names tell nothing, and fit every file system. */
function fileNameOf({ series, channel, day }: Post): string {
  const hash = createHash('sha256').update(JSON.stringify([series, channel, day]));
  return `post-${hash.digest('hex').slice(0, 32)}.json`;
}

const toText = ({ series, channel, day }: Post, state: string, at: number) =>
  `${JSON.stringify({ state, at, series, channel, day })}\n`;

/** @returns whether it was this one who created the file */
async function create(file: string, text: string): Promise<boolean> {
  try {
    const handle = await open(file, 'wx', ONLY_MY_FILE);
    try {
      await handle.writeFile(text);
      await handle.sync();
    } catch (error) {
      // Ours, and half written: left there, it would hold the post.
      await rm(file, { force: true });
      throw error;
    } finally {
      await handle.close();
    }
    return true;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    throw error;
  }
}

/** Whole or not at all: written beside it, then put in its place. Only who has the post settles it. */
async function replace(file: string, text: string): Promise<void> {
  const next = `${file}.next`;
  await rm(next, { force: true });
  await create(next, text);
  await rename(next, file);
}

/** @returns null where there is none */
async function readClaim(file: string): ReturnType<Claims['claim']> {
  try {
    const text = await readFile(file, 'utf8');
    const at = Math.round((await stat(file)).mtimeMs);
    if (text === '') return { state: 'claimed', at };
    const claim = parseClaim(text);
    return claim === null ? { state: 'unknown', at } : { state: claim.state, at: claim.at };
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null;
    const found = await stat(file);
    return { state: 'unknown', at: Math.round(found.mtimeMs) };
  }
}

function parseClaim(text: string): z.output<typeof claimSchema> | null {
  try {
    return claimSchema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

/** Forgets posts of days more than 60 days ago, but never the wanted one; one without a day goes by its last writing. */
async function removeOld(directory: string, wanted: string, now: number): Promise<void> {
  for (const name of await readdir(directory)) {
    if (!/^post-[0-9a-f]{32}\.json(?:\.next)?$/.test(name) || name === wanted) continue;
    const file = path.join(directory, name);
    try {
      const midnight = Date.parse(`${parseClaim(await readFile(file, 'utf8'))?.day}T00:00:00Z`);
      const written = Number.isNaN(midnight) ? (await stat(file)).mtimeMs : midnight;
      if (Math.floor((now - written) / DAY_MS) > KEPT_DAYS) await rm(file, { force: true });
    } catch {
      // Someone else removed it, or it is not ours to read: an old file more does no harm.
    }
  }
}

async function explained<T>(directory: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof HistoryError) throw error;
    throw new HistoryError(
      `What was posted could not be noted in ${directory} (${errorCode(error)}), and without that a post might come twice. Make sure that the folder can be written, or set a history in the config.`,
    );
  }
}
