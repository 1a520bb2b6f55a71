import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Verdict } from '../../../src/model/verdict.ts';
import { CONFIG, inFlight, MONDAY, PARTIAL, type Place, place, snapshotOf } from './support.ts';

const FILE = '.wiplimit-baseline.json';
const READ = (home: Place) => readFile(path.join(home.path, FILE), 'utf8');
const MORE = {
  'three.json': snapshotOf(
    MONDAY,
    ['PAY-1', 'PAY-2', 'PAY-9'].map((id) => inFlight(id, 'Ottoline')),
  ),
  'cut.json': snapshotOf(MONDAY, [inFlight('PAY-1', 'Ottoline')], PARTIAL),
};

/** A repository in which Monday's counts are the baseline: two of Ottoline, one more than her limit. */
async function started(config: object = CONFIG): Promise<Place> {
  const home = await place(config, MORE);
  const { exitCode, stdout } = await home.run('baseline --snapshot mon.json');
  expect({ exitCode, stdout }).toEqual({
    exitCode: 0,
    stdout: expect.stringContaining('person/Ottoline/*  2, limit 1'),
  });
  return home;
}

test('it is sorted, a line for each limit, and the same however often it is written', async () => {
  const home = await started();
  const written = await READ(home);
  expect(written).toBe(`{
  "schemaVersion": 1,
  "limits": {
    "person/Barnaby/*": 1,
    "person/Cosima/*": 1,
    "person/Ottoline/*": 2,
    "team/Payments/*": 3,
    "team/Platform/*": 1
  }
}
`);
  await home.run('baseline --snapshot mon.json');
  expect(await READ(home)).toBe(written);
});

test('a check lets pass what it holds and says so, and fails above it', async () => {
  const home = await started();
  const { exitCode, stdout } = await home.run('check --snapshot mon.json');
  expect({ exitCode, stdout }).toEqual({
    exitCode: 0,
    stdout: expect.stringContaining('the baseline lets 2 pass, the limit is 1'),
  });
  const verdict: Verdict = JSON.parse((await home.run('check --snapshot mon.json --format json')).stdout);
  expect(verdict).toMatchObject({ outcome: 'within' });
  expect(verdict.limits.find(({ subject }) => subject === 'Ottoline')).toMatchObject({
    count: 2,
    max: 1,
    baseline: 2,
  });
  expect((await home.run('check --snapshot three.json')).exitCode).toBe(1);
  // The limit holds where the baseline is below it.
  expect((await home.run('check --snapshot tue.json')).exitCode).toBe(1);
});

test('it lets one start as much as a check lets pass', async () => {
  const home = await place(CONFIG);
  const mayStart = async () => (await home.run('can-start Barnaby --snapshot calm.json')).exitCode;
  expect(await mayStart()).toBe(1);
  await home.run('baseline --snapshot tue.json');
  expect(await mayStart()).toBe(0);
});

describe.each([
  ['baseline --lower', 0],
  ['check --update-baseline', null],
])('%s', (command, within) => {
  test('sinks where a count did, and rises nowhere', async () => {
    const home = await started();
    const lowered = await home.run(`${command} --snapshot tue.json`);
    expect(lowered.exitCode).toBe(within ?? 1);
    expect(lowered.stdout + lowered.stderr).toContain('sank with the counts');
    const low = await READ(home);
    // Barnaby has two by now.
    expect(JSON.parse(low).limits).toEqual({
      'person/Barnaby/*': 1,
      'person/Cosima/*': 0,
      'person/Ottoline/*': 1,
      'team/Payments/*': 3,
      'team/Platform/*': 0,
    });
    expect((await home.run(`${command} --snapshot mon.json`)).exitCode).toBe(within ?? 1);
    expect(await READ(home)).toBe(low);
  });

  test('writes nothing on data that is not whole, and says why', async () => {
    const home = await started();
    const before = await READ(home);
    const { exitCode, stderr } = await home.run(`${command} --snapshot cut.json`);
    expect({ exitCode, stderr }).toEqual({ exitCode: 3, stderr: expect.stringContaining('PLT was cut off') });
    expect(await READ(home)).toBe(before);
  });

  test('creates nothing', async () => {
    const home = await place(CONFIG);
    const { exitCode, stderr } = await home.run(`${command} --snapshot calm.json`);
    expect(exitCode).toBe(within === null ? 5 : 2);
    expect(stderr).toContain('Write one with wiplimit baseline.');
    await expect(READ(home)).rejects.toThrow('ENOENT');
  });
});

test('on data that is not whole none is written', async () => {
  const home = await place(CONFIG, MORE);
  const { exitCode, stderr } = await home.run('baseline --snapshot cut.json');
  expect({ exitCode, stderr }).toEqual({ exitCode: 3, stderr: expect.stringContaining('PLT was cut off') });
  await expect(READ(home)).rejects.toThrow('ENOENT');
});

test.each([
  ['<<<<<<< HEAD', 'is not JSON'],
  ['{"schemaVersion": 1, "limits": {"person/Ottoline/*": -1}}', 'limits.person/Ottoline/*'],
  ['{"schemaVersion": 2, "limits": {}}', 'schemaVersion'],
])('a file that is none is 2, and said: %s', async (content, words) => {
  const home = await place(CONFIG, { [FILE]: content });
  for (const command of ['check', 'baseline --lower', 'post stdout']) {
    const { exitCode, stdout, stderr } = await home.run(`${command} --snapshot calm.json`);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toContain(`${FILE}: ${words}`);
  }
});

test('a merge conflict in it is no reason to write it anew', async () => {
  const conflict =
    '{\n<<<<<<< HEAD\n  "person/Ottoline/*": 2\n=======\n  "person/Ottoline/*": 1\n>>>>>>> other\n}\n';
  const home = await place(CONFIG, { [FILE]: conflict });
  const { exitCode, stderr } = await home.run('check --snapshot calm.json');
  expect({ exitCode, stderr }).toEqual({
    exitCode: 2,
    stderr: expect.stringContaining('holds a merge conflict'),
  });
  expect(stderr.replace(/\s+/g, ' ')).toContain(
    'Keep the lower number of each line, or restore the file from git.',
  );
});

test('one that the config names and that is gone is a note, and only the limits count', async () => {
  const home = await started({ ...CONFIG, baseline: FILE });
  expect((await home.run('check --snapshot mon.json')).exitCode).toBe(0);
  await rm(path.join(home.path, FILE));
  const { exitCode, stdout } = await home.run('check --snapshot mon.json --format json');
  expect(exitCode).toBe(1);
  expect(JSON.parse(stdout).notes).toEqual([
    expect.objectContaining({ code: 'no-baseline', message: expect.stringContaining(FILE) }),
  ]);
});

test('a limit that sinks by plan says what it allows this week, and where it ends', async () => {
  const sinking = { per: 'everyone', from: 6, max: 2, since: '2026-11-09', by: '2026-12-07' };
  const home = await place({ ...CONFIG, limits: [sinking] });
  const on = (day: string, format: string) =>
    home.run(`check --snapshot mon.json --format ${format}`, { env: { WIPLIMIT_NOW: `${day}T08:00:00Z` } });
  for (const format of ['terminal', 'markdown'])
    expect((await on(MONDAY, format)).stdout).toContain('5 allowed this week, 2 by 7 Dec');
  for (const [day, max, exit] of [
    [MONDAY, 5, 0],
    ['2026-11-22', 5, 0],
    ['2026-11-23', 4, 0],
    ['2026-11-30', 3, 1],
    ['2026-12-20', 2, 1],
  ] as const) {
    const { exitCode, stdout } = await on(day, 'json');
    const [limit] = (JSON.parse(stdout) as Verdict).limits;
    expect({ day, max: limit?.max, exitCode }).toEqual({ day, max, exitCode: exit });
  }
});
