import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { readCacheFile } from '../../../src/sources/cache/cache-file.ts';
import { type CacheOptions, openCache } from '../../../src/sources/cache/open-cache.ts';
import { itWhen } from '../../support/it-when.ts';

const isPosix = process.platform !== 'win32';
const TOKEN = 'ghp_0123456789abcdefghijABCDEFGHIJ012345';

let home: string;
let debug: string[];
beforeEach(async () => {
  home = await mkdtemp(path.join(tmpdir(), 'wiplimit-cache-'));
  debug = [];
  onTestFinished(() => rm(home, { recursive: true, force: true }));
});

const open = (options: Partial<CacheOptions> = {}) =>
  openCache({
    directory: path.join(home, 'wiplimit'),
    source: 'github',
    url: 'https://api.github.com/graphql',
    authorization: `Bearer ${TOKEN}`,
    version: '1.0.0',
    ownUid: process.geteuid?.() ?? null,
    writeFile: (file, text) => writeFile(file, text, { mode: 0o600 }),
    debug: (line) => debug.push(line),
    ...options,
  });

async function keep(records: Record<string, unknown>, options: Partial<CacheOptions> = {}): Promise<string> {
  const { records: cache, save } = await open(options);
  for (const [id, record] of Object.entries(records)) cache.keep(id, record);
  expect(await save(true)).toBeNull();
  const [name = ''] = await readdir(path.join(home, 'wiplimit'));
  return path.join(home, 'wiplimit', name);
}

describe('what one run kept, the next finds', () => {
  it('by id, for the same vendor, endpoint, credentials and version only', async () => {
    await keep({ a: { title: 'A' }, b: [1] });
    const { records } = await open();
    expect([records.get('a'), records.get('b'), records.get('c')]).toEqual([{ title: 'A' }, [1], undefined]);
    for (const other of [
      { source: 'linear' },
      { url: 'https://ghe.acme.com/api/graphql' },
      { authorization: 'Bearer another0123456789' },
      { version: '1.0.1' },
    ] as const)
      expect((await open(other)).records.get('a')).toBeUndefined();
  });

  it('and only what the run used or kept: the rest vanishes', async () => {
    await keep({ old: 1, used: 2 });
    const second = await open();
    second.records.get('used');
    second.records.keep('new', 3);
    expect(second.records.get('new')).toBe(3);
    await second.save(true);
    const { records } = await open();
    expect(['old', 'used', 'new'].map((id) => records.get(id))).toEqual([undefined, 2, 3]);
  });

  it('unless the reading was not whole: the next may still need the rest', async () => {
    await keep({ old: 1 });
    const second = await open();
    second.records.keep('new', 2);
    await second.save(false);
    const { records } = await open();
    expect(['old', 'new'].map((id) => records.get(id))).toEqual([1, 2]);
  });

  it('without a write where nothing changed', async () => {
    await keep({ a: 1 });
    const second = await open({ writeFile: () => Promise.reject(new Error('written')) });
    second.records.get('a');
    expect(await second.save(true)).toBeNull();
  });
});

describe('a file that cannot be trusted is as good as none', () => {
  it.each<[string, string]>([
    ['empty', ''],
    ['cut', '{"schema":1,"version":"1.0.0","records":{"a":'],
    ['no JSON', '<html>'],
    ['a list', '[]'],
    ['of another shape', '{"schema":1,"version":"1.0.0","records":["a"]}'],
    ['of another schema', '{"schema":99,"version":"1.0.0","records":{"a":1}}'],
    [
      'nested beyond reading',
      `{"schema":1,"version":"1.0.0","records":{"a":${'['.repeat(9000)}${']'.repeat(9000)}}}`,
    ],
  ])('%s: ignored with a debug line, and replaced', async (_name, text) => {
    await writeFile(await keep({ a: 1 }), text);
    debug.length = 0;
    expect((await open()).records.get('a')).toBeUndefined();
    expect(debug).toEqual([expect.stringContaining('the cache is not used')]);
    await keep({ a: 2 });
    expect((await open()).records.get('a')).toBe(2);
  });

  itWhen(isPosix)('a link is neither followed nor written through', async () => {
    const file = await keep({ a: 1 });
    const elsewhere = path.join(home, 'elsewhere.json');
    await writeFile(elsewhere, await readFile(file, 'utf8'));
    await rm(file);
    await symlink(elsewhere, file);
    const before = await readFile(elsewhere, 'utf8');
    expect((await open()).records.get('a')).toBeUndefined();
    await keep({ a: 2 });
    expect(await readFile(elsewhere, 'utf8')).toBe(before);
    expect((await open()).records.get('a')).toBe(2);
  });

  itWhen(isPosix)('nor is a file that others may write, or that someone else owns', async () => {
    const file = await keep({ a: 1 });
    expect((await open({ ownUid: 4_000_000 })).records.get('a')).toBeUndefined();
    await expect(readCacheFile(file, '1.0.0', 4_000_000)).rejects.toThrow('someone else owns it');
    await chmod(file, 0o666);
    expect((await open()).records.get('a')).toBeUndefined();
  });

  itWhen(isPosix)('nor a directory that is a link', async () => {
    await mkdir(path.join(home, 'theirs'));
    await symlink(path.join(home, 'theirs'), path.join(home, 'wiplimit'));
    const { records, save } = await open();
    records.keep('a', 1);
    expect(await save(true)).toContain('it is no directory');
    expect(await readdir(path.join(home, 'theirs'))).toEqual([]);
  });
});

describe('writing', () => {
  itWhen(isPosix)(
    'makes a directory that is closed to others, whatever the umask and whoever made it',
    async () => {
      const before = process.umask(0);
      onTestFinished(() => {
        process.umask(before);
      });
      await mkdir(path.join(home, 'wiplimit'), { mode: 0o777 });
      await keep({ a: 1 });
      expect((await stat(path.join(home, 'wiplimit'))).mode & 0o777).toBe(0o700);
    },
  );

  it('that fails is a sentence, no error', async () => {
    await writeFile(path.join(home, 'wiplimit'), 'in the way');
    const { records, save } = await open();
    records.keep('a', 1);
    expect(await save(true)).toMatch(/could not be written: EEXIST\. The verdict stands/);
  });

  it('names no file after the credentials, and holds none', async () => {
    const file = await keep({ a: 1 });
    expect(`${file}${await readFile(file, 'utf8')}`).not.toContain(TOKEN.slice(0, 12));
  });
});
