import type Libsql from 'libsql';
import { sanitiseLine } from '../text/sanitise.ts';
import { HistoryError } from './history-error.ts';

/** libsql is optional and native: without a history in SQLite nobody needs it. */
export async function loadLibsql(): Promise<typeof Libsql> {
  try {
    return (await import('libsql')).default;
  } catch (error) {
    const [reason = ''] = String(error instanceof Error ? error.message : error).split('\n');
    throw new HistoryError(
      `A history in SQLite needs the package libsql, which could not be loaded here (${sanitiseLine(reason)}). Beside the npm package, run \`npm install libsql\` (about 10 MB, prebuilt for Linux, macOS and Windows, nothing is compiled), or keep the history in PostgreSQL: postgres://…`,
    );
  }
}
