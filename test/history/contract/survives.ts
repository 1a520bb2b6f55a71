import { expect, test } from 'vitest';
import { type HistoryOptions, openHistory } from '../../../src/history/open-history.ts';
import type { Processes } from '../processes.ts';
import { isOnePiece } from '../runs.ts';

const OPTIONS: HistoryOptions = { baseDir: '.', keepDays: 10_000, busyTimeoutMs: 20_000 };
const KILLS = 5;

/** Several processes at once, and processes that are killed. */
export function survivesProcesses(fresh: () => Promise<string>, processes: () => Processes): void {
  const daysIn = async (url: string) => {
    const history = await openHistory(url, OPTIONS);
    const runs = await history.lastOfDays('a', '2026-01-01', '2099-12-31');
    await history.close();
    expect(runs.every(isOnePiece)).toBe(true);
    return runs.map(({ day }) => day);
  };

  test('four processes make the same history at the same moment', async () => {
    const url = await fresh();
    const said = await processes().together(Array.from({ length: 4 }, () => ['open', url]));
    expect(said).toEqual(Array.from({ length: 4 }, () => ['opened']));
    expect(await daysIn(url)).toEqual([]);
  });

  test('of four processes that claim a post exactly one gets it', async () => {
    const url = await fresh();
    const said = await processes().together(Array.from({ length: 4 }, (_, at) => ['claim', url, `${at}`]));
    expect(said.filter(([answer]) => answer === null)).toHaveLength(1);
  });

  test('four processes record at once: no run is lost, none is doubled', async () => {
    const url = await fresh();
    // Two and two write the same days.
    await processes().together(['0', '0', '10', '10'].map((seed) => ['record', url, seed, '10']));
    const days = await daysIn(url);
    expect(days).toHaveLength(20);
    expect(new Set(days).size).toBe(20);
  });

  test('a run that is replaced meanwhile is read in one piece', async () => {
    const url = await fresh();
    const history = await openHistory(url, OPTIONS);
    const writers = processes().together(['0', '100'].map((seed) => ['replace', url, seed, '25']));
    let isOver = false;
    void writers.finally(() => {
      isOver = true;
    });
    let reads = 0;
    while (!isOver) {
      const run = await history.lastWhole('a', Date.parse('2027-01-01T00:00:00Z'));
      if (run !== null) {
        expect(isOnePiece(run)).toBe(true);
        reads++;
      }
      // The end of the others is heard between two reads.
      await new Promise(setImmediate);
    }
    await writers;
    await history.close();
    expect(reads).toBeGreaterThan(0);
  });

  test('killed in the middle of writing, it leaves whole runs and blocks nobody', async () => {
    const url = await fresh();
    const told: string[] = [];
    for (let kill = 0; kill < KILLS; kill++) {
      const seed = kill * 1000;
      const { lines, kill: killNow } = await processes().start('record', url, `${seed}`, '900');
      for (let wait = 0; wait <= kill; wait++) {
        const { value } = await lines.next();
        told.push(dayAt(Number(value)));
      }
      for (let turn = 0; turn < kill * 3; turn++) await new Promise(setImmediate);
      await killNow();
      expect(await daysIn(url)).toEqual(expect.arrayContaining(told));
    }
  });
}

const dayAt = (days: number) => new Date(Date.UTC(2026, 0, 1 + days)).toISOString().slice(0, 10);
