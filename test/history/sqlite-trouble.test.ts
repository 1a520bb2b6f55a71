import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { History } from '../../src/history/history.ts';
import { HistoryError } from '../../src/history/history-error.ts';
import { openHistory } from '../../src/history/open-history.ts';
import { itWhen } from '../support/it-when.ts';
import { type Processes, prepareProcesses } from './processes.ts';
import { bigRun, runAt } from './runs.ts';

const RUN = runAt('2026-11-20T09:00:00Z');
const LATER = RUN.asOf + 1;
const hasModes = process.platform !== 'win32';
const isRoot = process.getuid?.() === 0;
const NOBODY = 65_534;

let folder: string;
let processes: Processes;
const opened: History[] = [];

beforeAll(async () => {
  processes = await prepareProcesses();
});
afterAll(() => processes?.remove());
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'wiplimit-trouble-'));
});
afterEach(async () => {
  for (const history of opened.splice(0)) await history.close();
  chmodSync(folder, 0o700);
  rmSync(folder, { recursive: true, force: true });
});

const file = () => path.join(folder, 'history.db');
const open = async (name = 'history.db') => {
  const history = await openHistory(`sqlite:${name}`, { baseDir: folder, keepDays: 400, busyTimeoutMs: 100 });
  opened.push(history);
  return history;
};
const failureOf = async (work: Promise<unknown>) => {
  const error: unknown = await work.then(
    () => null,
    (reason) => reason,
  );
  if (!(error instanceof HistoryError)) throw new Error(`no HistoryError but ${error}`);
  return error.message;
};
const filled = async () => {
  const history = await open();
  await history.record('a', bigRun(RUN.asOf, 1));
  await history.close();
  opened.pop();
};

describe('who may see it', () => {
  itWhen(hasModes)('a new file and its folders are for their owner only', async () => {
    await open('deep/er/history.db');
    expect(statSync(path.join(folder, 'deep')).mode & 0o777).toBe(0o700);
    expect(statSync(path.join(folder, 'deep/er')).mode & 0o777).toBe(0o700);
    expect(statSync(path.join(folder, 'deep/er/history.db')).mode & 0o777).toBe(0o600);
  });

  itWhen(hasModes)('the mode of a file that is there is its owner’s affair', async () => {
    writeFileSync(file(), '');
    chmodSync(file(), 0o640);
    await (await open()).record('a', RUN);
    expect(statSync(file()).mode & 0o777).toBe(0o640);
  });

  test('nothing is left beside the file, and nothing in it of a person who was forgotten', async () => {
    const history = await open();
    await history.record('a', bigRun(RUN.asOf, 1));
    expect(readFileSync(file()).includes('Person 123')).toBe(true);
    for (let at = 0; at < 300; at++) await history.forgetPerson(`Person ${at}`);
    expect(readFileSync(file()).includes('Person 123')).toBe(false);
    expect(() => statSync(`${file()}-journal`)).toThrow('ENOENT');
  });
});

/** Root may write anything: what follows runs as nobody then. */
async function unprivileged(work: () => Promise<void>): Promise<void> {
  // Loads every module first, as somebody who may.
  await open('warm.db');
  if (!isRoot) return work();
  process.seteuid?.(NOBODY);
  try {
    await work();
  } finally {
    process.seteuid?.(0);
  }
}

describe('what may not be written', () => {
  itWhen(hasModes)('a read-only file: what it holds can be read, nothing is recorded', async () => {
    await filled();
    chmodSync(folder, 0o777);
    chmodSync(file(), 0o444);
    await unprivileged(async () => {
      const history = await open();
      expect(await history.lastWhole('a', LATER)).not.toBeNull();
      const message = await failureOf(history.record('a', RUN));
      expect(message).toContain(file());
      expect(message).toMatch(/may not be written.*what it held stays/);
      await failureOf(history.claim({ series: 'a', channel: 'slack', day: '2026-11-20' }, 1));
    });
  });

  itWhen(hasModes)(
    'a read-only folder: no journal, so nothing is recorded; a new file cannot be made',
    async () => {
      await filled();
      chmodSync(file(), 0o666);
      chmodSync(folder, 0o555);
      await unprivilegedIn(async () => {
        expect(await failureOf(open('new.db'))).toMatch(
          /new\.db does not exist and could not be made \(EACCES\)/,
        );
        const history = await open();
        expect(await failureOf(history.record('a', RUN))).toContain(file());
        expect(await history.lastWhole('a', LATER)).toEqual(bigRun(RUN.asOf, 1));
      });
    },
  );

  /** The folder is read-only already: nothing more can be opened in it to load the modules. */
  async function unprivilegedIn(work: () => Promise<void>): Promise<void> {
    if (!isRoot) return work();
    process.seteuid?.(NOBODY);
    try {
      await work();
    } finally {
      process.seteuid?.(0);
    }
  }

  itWhen(hasModes)('a file that may grow no more: said, and what was there is whole', async () => {
    await filled();
    const limited = await prepareProcesses({ fileBlocks: 200 });
    const [said = []] = await limited.together([['record', `sqlite:${file()}`, '0', '900']]);
    limited.remove();
    expect(said.at(-1)).toEqual({ error: expect.stringMatching(/history\.db.*(room|disk)/) });
    const runs = await (await open()).lastOfDays('a', '2026-01-01', '2026-12-31');
    expect(runs).toHaveLength(said.length);
  });
});

describe('what is not a history', () => {
  test('another kind of file is left as it is', async () => {
    writeFileSync(file(), 'Shopping list: '.repeat(500));
    expect(await failureOf(open())).toMatch(
      /is damaged, or is not an SQLite database\. Nothing in it was changed/,
    );
    expect(readFileSync(file(), 'utf8')).toBe('Shopping list: '.repeat(500));
  });

  test.each([100, 4096, 20_000])('a database cut short to %i bytes is left as it is', async (size) => {
    await filled();
    truncateSync(file(), size);
    const before = readFileSync(file());
    const message = await failureOf(open().then((history) => history.record('a', RUN)));
    expect(message).toContain('is damaged');
    expect(readFileSync(file()).equals(before)).toBe(true);
  });

  test('a folder', async () => {
    expect(await failureOf(open('.'))).toMatch(/is a folder, and SQLite keeps everything in one file/);
  });
});

test('held by another process: said after the wait, and free again when that one is killed', async () => {
  await filled();
  const holder = await processes.start('hold', `sqlite:${file()}`);
  await holder.lines.next();
  expect(await failureOf(open())).toMatch(/Another process holds the history .*0\.1 s were not enough/);
  await holder.kill();
  expect(await (await open()).lastWhole('a', LATER)).not.toBeNull();
});

test('where libsql is not installed, it says how to get it', async () => {
  const bare = await prepareProcesses({ withoutLibsql: true });
  const [said] = await bare.together([['open', `sqlite:${file()}`]]);
  bare.remove();
  expect(said).toEqual([{ error: expect.stringMatching(/needs the package libsql.*npm install libsql/) }]);
  expect(() => statSync(file())).toThrow('ENOENT');
});
