import { existsSync } from 'node:fs';
import { chmod, mkdir } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Verdict } from '../../../src/model/verdict.ts';
import { itWhen } from '../../support/it-when.ts';
import {
  allBytes,
  CONFIG,
  HISTORY,
  MONDAY,
  PARTIAL,
  type Place,
  place,
  snapshotOf,
  TUESDAY,
  WEDNESDAY,
} from './support.ts';

const REMEMBERING = { ...CONFIG, history: HISTORY };

async function verdictOf(home: Place, args: string): Promise<Verdict> {
  const { stdout, stderr } = await home.run(`check --format json ${args}`);
  expect(stderr).toBe('');
  return JSON.parse(stdout);
}

describe('the second day', () => {
  test('tells what is different from the first, in data and in words', async () => {
    const home = await place(REMEMBERING);
    expect((await verdictOf(home, '--snapshot mon.json')).changes).toBeNull();
    expect((await verdictOf(home, '--snapshot tue.json')).changes).toMatchObject({
      since: '2026-11-16T07:45:00Z',
      newlyOver: ['person/Barnaby/*'],
      resolved: ['person/Ottoline/*'],
      started: ['PAY-4'],
      finished: ['PLT-1'],
      left: ['PAY-2'],
      streaks: [
        { key: 'person/Barnaby/*', status: 'over', days: 1, since: '2026-11-17' },
        { key: 'team/Payments/*', status: 'within', days: 2, since: '2026-11-16' },
        { key: 'team/Platform/*', status: 'within', days: 2, since: '2026-11-16' },
      ],
    });
    const { stdout, exitCode } = await home.run('check --snapshot tue.json');
    expect(exitCode).toBe(1);
    for (const words of [
      'newly over: Barnaby',
      'within again: Ottoline',
      'started: PAY-4',
      'finished: PLT-1',
    ])
      expect(stdout).toContain(words);
  });

  test('a second day over is counted as such', async () => {
    const home = await place(REMEMBERING);
    const on = (day: string) =>
      home.run('check --snapshot mon.json', { env: { WIPLIMIT_NOW: `${day}T08:00:00Z` } });
    expect((await on(MONDAY)).stdout).not.toContain('day over');
    expect((await on(TUESDAY)).stdout).toContain('second day over');
    const { stdout } = await on(WEDNESDAY);
    expect(stdout).toContain('third day over');
    expect(stdout).toContain('Payments: within the limit for 3 days in a row');
  });

  test('--team shows the changes of that team, and keeps the run whole', async () => {
    const home = await place(REMEMBERING);
    await verdictOf(home, '--snapshot mon.json --team Platform');
    const { changes } = await verdictOf(home, '--snapshot tue.json --team Platform');
    expect(changes).toMatchObject({
      newlyOver: [],
      resolved: [],
      started: [],
      finished: ['PLT-1'],
      left: [],
    });
    expect((await verdictOf(home, '--snapshot tue.json')).changes).toMatchObject({ left: ['PAY-2'] });
  });

  test('what could not be read is not said to be gone', async () => {
    const home = await place(REMEMBERING, { 'cut.json': snapshotOf(TUESDAY, [], PARTIAL) });
    await home.run('check --snapshot mon.json');
    const { changes } = await verdictOf(home, '--snapshot cut.json');
    expect(changes).toMatchObject({ finished: [], left: [], resolved: [] });
    expect((await verdictOf(home, '--snapshot tue.json')).changes?.since).toBe('2026-11-16T07:45:00Z');
  });
});

describe('what is kept', () => {
  test('one run however often a snapshot is judged, no title, and no name but in the key of a limit', async () => {
    const home = await place(REMEMBERING);
    for (const _time of [1, 2]) await home.run('check --snapshot mon.json');
    expect(await rowsIn(home, 'select outcome, day from wiplimit_runs')).toEqual([
      { outcome: 'over', day: '2026-11-16' },
    ]);
    expect(await rowsIn(home, 'select id, title, stage, teams, age_days from wiplimit_run_items')).toEqual(
      ['PAY-1', 'PAY-2', 'PAY-3', 'PLT-1'].map((id) => ({
        ...{ id, title: null, stage: 'doing', age_days: 5 },
        teams: JSON.stringify([id.startsWith('PAY') ? 'Payments' : 'Platform']),
      })),
    );
    const kept = allBytes(path.join(home.path, 'memory'));
    expect(kept).toContain('person/Ottoline/*');
    for (const word of ['Rework', 'acme.com', 'U0OTTOLINE']) expect(kept).not.toContain(word);
  });

  test('titles where the config asks for them', async () => {
    const home = await place({ ...CONFIG, history: { url: HISTORY, titles: true } });
    await home.run('check --snapshot mon.json');
    expect(allBytes(path.join(home.path, 'memory'))).toContain('Rework of PAY-1');
  });

  test('beside the config, or by WIPLIMIT_HISTORY where the shell is', async () => {
    const home = await place(CONFIG);
    await mkdir(path.join(home.path, 'config'));
    await mkdir(path.join(home.path, 'below'));
    await home.write('config/wip.json', REMEMBERING);
    const below = { cwd: path.join(home.path, 'below') };
    const args = 'check --snapshot ../mon.json --config ../config/wip.json';
    await home.run(args, below);
    expect(existsSync(path.join(home.path, 'config/memory/history.db'))).toBe(true);
    await home.run(args, { ...below, env: { WIPLIMIT_HISTORY: 'sqlite:mine.db' } });
    expect(existsSync(path.join(home.path, 'below/mine.db'))).toBe(true);
    expect(existsSync(path.join(home.path, 'below/memory'))).toBe(false);
  });

  test('a snapshot of a machine whose clock is years ahead makes nothing forgotten', async () => {
    const home = await place(
      { ...CONFIG, history: { url: HISTORY, keepDays: 1000 } },
      {
        'ahead.json': snapshotOf('2040-01-01', []),
      },
    );
    for (const file of ['mon', 'ahead']) await home.run(`check --snapshot ${file}.json`);
    expect(await rowsIn(home, 'select day from wiplimit_runs order by day')).toEqual([
      { day: '2026-11-16' },
      { day: '2040-01-01' },
    ]);
  });

  test('two checks at once', async () => {
    const home = await place(REMEMBERING);
    const both = ['check --snapshot mon.json', 'check --snapshot tue.json'];
    const runs = await Promise.all([...both, ...both].map((args) => home.run(args)));
    expect(runs.map(({ exitCode, stderr }) => [exitCode, stderr])).toEqual(Array(4).fill([1, '']));
    expect(await rowsIn(home, 'select day from wiplimit_runs order by day')).toEqual([
      { day: '2026-11-16' },
      { day: '2026-11-17' },
    ]);
  });
});

async function rowsIn(home: Place, statement: string): Promise<unknown[]> {
  const { default: Libsql } = await import('libsql');
  const db = new Libsql(path.join(home.path, 'memory/history.db'));
  const rows = db.prepare(statement).all();
  db.close();
  return rows;
}

describe('a history that fails costs the history, never the verdict', () => {
  const SECRET = 'hunter2+secret';
  const BROKEN: [string, string, (home: Place) => Promise<unknown>][] = [
    ['is no database', 'sqlite:mon.json', async () => {}],
    ['is a folder', 'sqlite:here', (home) => mkdir(path.join(home.path, 'here'))],
    ['is no folder', 'sqlite:mon.json/history.db', async () => {}],
    ['is not there', `postgres://wip:${encodeURIComponent(SECRET)}@127.0.0.1:9/wip`, async () => {}],
    ['is no address', `postgres://wip:${SECRET}%zz@127.0.0.1:9/wip`, async () => {}],
    ['has an option nobody knows', `postgres://wip:x@127.0.0.1:9/wip?password=${SECRET}`, async () => {}],
  ];

  test.each(BROKEN)('where it %s', async (_what, url, prepare) => {
    const home = await place({ ...CONFIG, name: 'payments' });
    await prepare(home);
    const expected = await home.run('check --snapshot calm.json');
    const env = { WIPLIMIT_HISTORY: url };
    const within = await home.run('check --snapshot calm.json', { env });
    expect(within.stdout).toBe(expected.stdout);
    expect(within.exitCode, within.stderr).toBe(5);
    expect(within.stderr.match(/^wiplimit: The history has no part in this run: /gm)).toHaveLength(1);
    const over = await home.run('check --snapshot mon.json --format json', { env });
    expect(over.exitCode).toBe(1);
    expect(JSON.parse(over.stdout)).toMatchObject({ outcome: 'over', changes: null });
    for (const secret of [SECRET, encodeURIComponent(SECRET)])
      expect(within.stdout + within.stderr + over.stdout + over.stderr).not.toContain(secret);
  });

  itWhen(process.getuid?.() !== 0)('where the folder may not be written', async () => {
    const home = await place(REMEMBERING);
    await mkdir(path.join(home.path, 'memory'));
    await chmod(path.join(home.path, 'memory'), 0o500);
    const { exitCode, stderr } = await home.run('check --snapshot calm.json');
    expect({ exitCode, stderr }).toEqual({ exitCode: 5, stderr: expect.stringContaining('history') });
  });

  test('a config that asks for something else is a mistake in the config', async () => {
    const home = await place({ ...CONFIG, history: `mysql://wip:${SECRET}@db/wip` });
    const { exitCode, stderr } = await home.run('check --snapshot calm.json');
    expect({ exitCode, stderr }).toEqual({ exitCode: 2, stderr: expect.stringContaining('history') });
    expect(stderr).not.toContain(SECRET);
  });
});
