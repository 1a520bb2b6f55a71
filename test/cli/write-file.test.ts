import { execFileSync } from 'node:child_process';
import {
  chmod,
  lstat,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { standardStream, writeFileWhole } from '../../src/cli/write-file.ts';
import { itWhen } from '../support/it-when.ts';

const onPosix = itWhen(process.platform !== 'win32');

let folder: string;
const at = (name: string) => path.join(folder, name);
const text = (name: string) => readFile(at(name), 'utf8');
const modeOf = async (name: string) => (await stat(at(name))).mode & 0o777;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'wiplimit-write-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('a file', () => {
  it('is made, and made anew, with nothing left beside it', async () => {
    const longest = `${'n'.repeat(250)}.html`;
    await writeFileWhole(at(longest), 'one\n');
    await writeFileWhole(at(longest), 'größer\n');
    expect(await text(longest)).toBe('größer\n');
    expect(await readdir(folder)).toEqual([longest]);
  });

  onPosix('keeps the permissions it had, unless told others', async () => {
    await writeFile(at('open.csv'), 'old');
    await chmod(at('open.csv'), 0o666);
    await writeFileWhole(at('open.csv'), 'new');
    expect(await modeOf('open.csv')).toBe(0o666);
    await writeFileWhole(at('open.csv'), 'new', { mode: 0o600, fsync: false });
    expect(await modeOf('open.csv')).toBe(0o600);
  });

  it('is as it was where the new one cannot take its place', async () => {
    await mkdir(at('folder'));
    await expect(writeFileWhole(at('folder'), 'x')).rejects.toThrow('EISDIR');
    await expect(writeFileWhole(at('no/such/folder.csv'), 'x')).rejects.toThrow('ENOENT');
    expect(await readdir(folder)).toEqual(['folder']);
  });
});

describe('what is no file of its own', () => {
  onPosix('a link stays, and what it points at is written', async () => {
    await mkdir(at('site'));
    await writeFile(at('site/today.html'), 'old');
    await symlink('site/today.html', at('link'));
    await symlink('site/tomorrow.html', at('link to nothing'));
    await writeFileWhole(at('link'), 'new');
    await writeFileWhole(at('link to nothing'), 'first');
    expect([await text('site/today.html'), await text('site/tomorrow.html')]).toEqual(['new', 'first']);
    for (const link of ['link', 'link to nothing'])
      expect((await lstat(at(link))).isSymbolicLink()).toBe(true);
    expect(await readdir(at('site'))).toEqual(['today.html', 'tomorrow.html']);
  });

  onPosix('a named pipe stays, and its reader gets everything', async () => {
    execFileSync('/bin/sh', ['-c', 'mkfifo "$1"', 'sh', at('pipe')]);
    const page = 'a line\n'.repeat(50_000);
    const [read] = await Promise.all([text('pipe'), writeFileWhole(at('pipe'), page)]);
    expect(read).toBe(page);
    expect((await lstat(at('pipe'))).isFIFO()).toBe(true);
  });

  onPosix("one of the program's own streams is known, behind links too", async () => {
    await symlink('/proc/self/fd/1', at('out'));
    await symlink('out', at('out of out'));
    await symlink('circle', at('circle'));
    await writeFile(at('file'), '');
    const known = (location: string) => standardStream(location);
    expect(await known(at('out of out'))).toBe('stdout');
    expect(await known('/dev/fd/2')).toBe('stderr');
    for (const other of ['file', 'gone', 'circle']) expect(await known(at(other))).toBeNull();
    expect(await known('/dev/fd/12')).toBeNull();
  });
});
