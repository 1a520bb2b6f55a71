import { mkdir, open, stat } from 'node:fs/promises';
import path from 'node:path';
import { errorCode } from './error-code.ts';
import { HistoryError } from './history-error.ts';

const ONLY_MY_FOLDER = 0o700;
const ONLY_MY_FILE = 0o600;

/**
 * Makes the file and the folders above it where they are missing, readable by their owner only; SQLite gives the
 * journal beside it the same mode. What is there already stays as it is.
 * @throws HistoryError where it cannot be made, or where something else lies there
 */
export async function prepareSqliteFile(file: string): Promise<void> {
  const found = await stat(file).catch(() => null);
  if (found?.isFile()) return;
  if (found !== null)
    throw new HistoryError(
      `The history ${file} is ${found.isDirectory() ? 'a folder' : 'not a file'}, and SQLite keeps everything in one file. Name a file, such as sqlite:.wiplimit/history.db.`,
    );
  try {
    await mkdir(path.dirname(file), { recursive: true, mode: ONLY_MY_FOLDER });
    // Never opened once it is there: closing it would drop the locks that SQLite holds on it in this process.
    await (await open(file, 'wx', ONLY_MY_FILE)).close();
  } catch (error) {
    // Another process was as quick.
    if (errorCode(error) === 'EEXIST' && (await stat(file).catch(() => null))?.isFile()) return;
    throw new HistoryError(
      `The history ${file} does not exist and could not be made (${errorCode(error)}). Make sure that its folder can be written, or name another place in the config's history.`,
    );
  }
}
