import { sanitiseLine } from '../text/sanitise.ts';
import { HistoryError } from './history-error.ts';

/** The primary result codes, https://sqlite.org/rescode.html. */
const PERM = 3;
const BUSY = 5;
const LOCKED = 6;
const READONLY = 8;
const IOERR = 10;
const CORRUPT = 11;
const FULL = 13;
const CANTOPEN = 14;
const NOTADB = 26;

const notWritable = (file: string) =>
  `The history ${file} may not be written, so this run is not remembered; what it held stays. Make the file and its folder writable (SQLite puts a journal beside it), or name another place in the config's history.`;
const damaged = (file: string) =>
  `The history ${file} is damaged, or is not an SQLite database. Nothing in it was changed. Move it away and wiplimit begins a new one, or put a backup in its place.`;

/** @param waitedMs how long was waited for other processes */
export function explainSqlite(error: unknown, file: string, waitedMs: number): HistoryError {
  if (error instanceof HistoryError) return error;
  const message = error instanceof Error ? error.message : String(error);
  switch (resultCode(error, message)) {
    case BUSY:
    case LOCKED:
      return new HistoryError(
        `Another process holds the history ${file}: ${waitedMs / 1000} s were not enough to get at it. Nothing was changed. Run again when the other is done; if none should be running, find who has the file open.`,
      );
    case READONLY:
    case PERM:
      return new HistoryError(notWritable(file));
    case CANTOPEN:
      return new HistoryError(
        `The history ${file}, or the journal beside it, could not be opened. What it held stays. Check that you may read and write the file and its folder, or name another place in the config's history.`,
      );
    case FULL:
      return new HistoryError(
        `There is no room left for the history ${file}: the disk or a quota is full. This run is not remembered; what was there before is whole. Make room and run again.`,
      );
    case IOERR:
      return new HistoryError(
        `The disk refused to read or write the history ${file} (${sanitiseLine(message)}). Check that the disk is there and has room, then run again: what was there before stays whole.`,
      );
    case CORRUPT:
    case NOTADB:
      return new HistoryError(damaged(file));
    default:
      return new HistoryError(
        `The history ${file} failed: ${sanitiseLine(message)}. This is not a state wiplimit knows; move the file away to begin a new history, and please report it.`,
      );
  }
}

/** libsql hands over the extended code; where opening fails, only a sentence that ends with the code. */
function resultCode(error: unknown, message: string): number | null {
  if (error instanceof Error && 'rawCode' in error && typeof error.rawCode === 'number')
    return error.rawCode & 0xff;
  const code = /: (\d+)"?\)?$/.exec(message)?.[1];
  return code === undefined ? null : Number(code) & 0xff;
}
