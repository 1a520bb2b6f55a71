import { spawnSync } from 'node:child_process';
import { readdir, readFile, symlink } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, expect } from 'vitest';
import { linearIssue, NOW } from '../support/builders.ts';
import { itWhen } from '../support/it-when.ts';
import { type Folder, folder, runBin } from './support/run-bin.ts';

const onPosix = itWhen(process.platform !== 'win32');
const BIN = path.join(import.meta.dirname, '../../bin/wiplimit.js');
const PEOPLE = Array.from({ length: 60 }, (_, index) => `person-${index}@acme.com`);

let home: Folder;
beforeEach(async () => {
  home = await folder({
    '.wiplimitrc.json': { linear: { teams: ['PAY'] }, limits: [{ per: 'person', max: 9 }] },
    's.json': {
      schemaVersion: 1,
      takenAt: NOW,
      sources: [{ name: 'linear', status: 'complete' }],
      records: PEOPLE.map((person, index) => linearIssue({ id: `PAY-${index}`, assignees: [person] })),
    },
  });
});
afterEach(() => home.remove());

const read = (file: string) => readFile(path.join(home.path, file), 'utf8');
const run = (...args: string[]) => runBin([...args, '--snapshot', 's.json'], { cwd: home.path });
/** The same where no file can grow beyond 1 KiB: what does not fit is written in part, as on a disk that fills up. */
const runWithoutRoom = (...args: string[]) =>
  spawnSync(
    'bash',
    ['-c', 'ulimit -f 1 && exec "$@"', 'bash', process.execPath, BIN, ...args, '--snapshot', 's.json'],
    {
      cwd: home.path,
      encoding: 'utf8',
      env: { PATH: process.env.PATH, HOME: home.path },
    },
  );

onPosix('a disk that fills up ends with 5, and the file of before is whole', async () => {
  await run('--output', 'html:page.html', '--save', 'saved.json');
  await run('baseline');
  const files = ['page.html', 'saved.json', '.wiplimit-baseline.json'];
  const before = await Promise.all(files.map(read));
  const names = await readdir(home.path);

  const check = runWithoutRoom('--quiet', '--output', 'html:page.html', '--save', 'saved.json');
  expect([check.status, check.stdout]).toEqual([5, '']);
  expect(check.stderr).toMatch(/saved\.json could not be written: .*\n.*page\.html could not be written: /);
  const baseline = runWithoutRoom('baseline');
  expect(baseline.status).toBe(5);
  expect(baseline.stderr).toContain('.wiplimit-baseline.json could not be written');

  expect(await Promise.all(files.map(read))).toEqual(before);
  expect(await readdir(home.path)).toEqual(names);
});

onPosix('nothing is written over by its neighbour; a device takes both', async () => {
  const { exitCode, stderr } = await run('--save', 'x.json', '--output', 'json:./x.json');
  expect([exitCode, stderr]).toEqual([
    2,
    expect.stringContaining('--save: goes to the same file as --output'),
  ]);
  expect((await run('--output', 'json:/dev/null', '--output', 'html:/dev/null')).exitCode).toBe(0);
});

onPosix('a link to the stream of results is that stream', async () => {
  await symlink('/proc/self/fd/1', path.join(home.path, 'out'));
  const { stdout, stderr, exitCode } = await run('--quiet', '--output', 'json:out');
  expect({ stderr, exitCode }).toEqual({ stderr: '', exitCode: 0 });
  expect(JSON.parse(stdout)).toMatchObject({ outcome: 'within' });
  expect(await readdir(home.path)).toContain('out');
});
