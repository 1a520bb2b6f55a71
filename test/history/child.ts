import { claimFiles } from '../../src/history/claim-files.ts';
import { HistoryError } from '../../src/history/history-error.ts';
import { openHistory } from '../../src/history/open-history.ts';
import { bigRun, DAY_MS } from './runs.ts';

/**
 * One process of several, told in its arguments what to do. It says `ready`, waits for a line on stdin so that all
 * begin together, and says each thing it did as a line of JSON.
 */
const [task = '', url = '', seed = '0', times = '1'] = process.argv.slice(2);
const FIRST = Date.parse('2026-01-01T12:00:00Z');
const POST = { series: 'a', channel: 'slack', day: '2026-11-20' };
const options = { baseDir: '.', keepDays: 10_000, busyTimeoutMs: 20_000 };
const say = (line: unknown) => process.stdout.write(`${JSON.stringify(line)}\n`);

const TASKS: Record<string, () => Promise<void>> = {
  /** Opens a database that may not be there yet. */
  async open() {
    await (await openHistory(url, options)).close();
    say('opened');
  },
  async claim() {
    const history = await openHistory(url, options);
    say(await history.claim(POST, Number(seed)));
    await history.close();
  },
  async claimFile() {
    say(await claimFiles(url).claim(POST, Number(seed)));
  },
  /** Records one run a day from a day of its own on. */
  async record() {
    const history = await openHistory(url, options);
    for (let at = 0; at < Number(times); at++) {
      await history.record('a', bigRun(FIRST + (Number(seed) + at) * DAY_MS, at));
      say(Number(seed) + at);
    }
    await history.close();
  },
  /** Records the same moment again and again, each time with other numbers. */
  async replace() {
    const history = await openHistory(url, options);
    for (let at = 0; at < Number(times); at++) await history.record('a', bigRun(FIRST, Number(seed) + at));
    say('done');
    await history.close();
  },
  /** Writes and never commits, with the write lock in hand. */
  async hold() {
    const { default: Libsql } = await import('libsql');
    const db = new Libsql(url.slice('sqlite:'.length));
    db.exec('begin exclusive');
    say('held');
    await new Promise(() => setInterval(() => {}, 60_000));
  },
};

say('ready');
await new Promise((resolve) => process.stdin.once('data', resolve));
process.stdin.unref?.();
try {
  await TASKS[task]?.();
} catch (error) {
  if (!(error instanceof HistoryError)) throw error;
  say({ error: error.message });
}
process.stdin.destroy();
