import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { FORMATS } from '../../../src/reporters/reporter.ts';
import {
  ANYBODY,
  allBytes,
  CONFIG,
  HISTORY,
  inFlight,
  MONDAY,
  PARTIAL,
  place,
  snapshotOf,
} from './support.ts';

const TEAMS_ONLY = { ...CONFIG, privacy: 'team', history: HISTORY };

test('no format names anybody, on the first day or the second, and the exit code stays', async () => {
  const home = await place(TEAMS_ONLY, { 'cut.json': snapshotOf(MONDAY, [], PARTIAL) });
  const outputs = FORMATS.map((format) => `--output ${format}:shown/${format}`).join(' ');
  await mkdir(path.join(home.path, 'shown'));
  for (const [day, exit] of [
    ['mon', 1],
    ['tue', 1],
    ['calm', 0],
    ['cut', 3],
  ] as const) {
    const { exitCode, stdout, stderr } = await home.run(`check --snapshot ${day}.json ${outputs}`);
    expect(exitCode, stderr).toBe(exit);
    expect(stdout + stderr).not.toMatch(ANYBODY);
    for (const format of FORMATS) {
      const shown = await readFile(path.join(home.path, 'shown', format), 'utf8');
      expect(shown, format).not.toMatch(ANYBODY);
    }
  }
  expect(await readFile(path.join(home.path, 'shown/json'), 'utf8')).toContain('"person/people/*"');
});

test('the history holds no name, nor does the baseline, which still lets pass what it should', async () => {
  const home = await place(TEAMS_ONLY);
  for (const command of ['check', 'post stdout', 'baseline', 'trend'])
    expect((await home.run(`${command} --snapshot mon.json`)).stdout, command).not.toMatch(ANYBODY);
  const kept = allBytes(path.join(home.path, 'memory'));
  expect(kept).toContain('person/people/*');
  expect(kept).not.toMatch(ANYBODY);
  const baseline = await readFile(path.join(home.path, '.wiplimit-baseline.json'), 'utf8');
  expect(JSON.parse(baseline).limits).toEqual({
    'person/people/*': 1,
    'person/people/*/above': 1,
    'team/Payments/*': 3,
    'team/Platform/*': 1,
  });
  expect((await home.run('check --snapshot mon.json')).exitCode).toBe(0);
  const more = ['PAY-1', 'PAY-2', 'PAY-9'].map((id) => inFlight(id, 'Ottoline'));
  await home.write('more.json', snapshotOf(MONDAY, more));
  const { exitCode, stdout } = await home.run('check --snapshot more.json --format markdown');
  expect(exitCode).toBe(1);
  expect(stdout.replace(/\s+/g, ' ')).toContain(
    'They have 2 above their limits in all, and the baseline lets 1 pass.',
  );
});

test.each([
  'check --person Ottoline',
  'trend --person Ottoline',
  'next Ottoline',
  'can-start Ottoline',
  'explain Ottoline',
])('%s is refused, whoever it is', async (question) => {
  const home = await place(TEAMS_ONLY);
  const asked = await home.run(`${question} --snapshot mon.json`);
  expect(asked).toMatchObject({ exitCode: 2, stdout: '' });
  const nobody = await home.run(`${question.replace('Ottoline', 'Nobody')} --snapshot mon.json`);
  // Whether someone is known would tell something too.
  expect(nobody).toEqual({ ...asked, stderr: asked.stderr.replaceAll('Ottoline', 'Nobody') });
});

test.each([
  'next',
  'next Payments --format json',
  'can-start Payments',
  'can-start Payments --format json',
  'suggest --format json',
  'explain PAY-1',
  'explain Payments',
])('%s is answered without a name', async (question) => {
  const home = await place(TEAMS_ONLY);
  const { exitCode, stdout, stderr } = await home.run(`${question} --snapshot mon.json`);
  expect([0, 1], stderr).toContain(exitCode);
  expect(stdout + stderr).not.toMatch(ANYBODY);
});

test('what was kept of a person before is forgotten on request, and the bytes are gone', async () => {
  const home = await place({ ...CONFIG, history: HISTORY });
  await home.run('check --snapshot mon.json');
  await home.run('check --snapshot tue.json');
  const { exitCode, stdout } = await home.run('history forget --person Ottoline');
  expect({ exitCode, stdout }).toEqual({
    exitCode: 0,
    stdout: 'Forgotten: 2 counts of limits for Ottoline.\n',
  });
  const kept = () => allBytes(path.join(home.path, 'memory'));
  expect(kept()).not.toContain('Ottoline');
  expect(kept()).toContain('Barnaby');
  const before = await home.run('history forget --before 2026-11-17');
  expect(before.stdout).toBe('Forgotten: 1 run before 2026-11-17.\n');
  expect(kept()).not.toContain('PLT-1');
  expect((await home.run('history forget')).exitCode).toBe(2);
});
