import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findConfig } from '../../src/config/find.ts';
import { parseConfig } from '../../src/config/parse.ts';
import { itWhen } from '../support/it-when.ts';
import { problemsOfAsync } from './config-errors.ts';

const CONTENT = '{"limits": [{"per": "person", "max": 3}]}';
const home = process.cwd();
let root: string;

async function write(files: Record<string, string>) {
  for (const [file, content] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(root, file)), { recursive: true });
    await writeFile(path.join(root, file), content);
  }
}
const find = (folder = '', configFile?: string) => findConfig({ cwd: path.join(root, folder), configFile });

beforeEach(async () => {
  root = await realpath(await mkdtemp(path.join(tmpdir(), 'wiplimit-config-')));
  await mkdir(path.join(root, '.git'));
});
afterEach(async () => {
  process.chdir(home);
  await rm(root, { recursive: true, force: true });
});

describe('where a config is found', () => {
  it.each([
    '.wiplimitrc',
    '.wiplimitrc.json',
    '.wiplimitrc.yaml',
    '.wiplimitrc.yml',
    '.config/wiplimitrc',
    '.config/wiplimitrc.json',
    '.config/wiplimitrc.yaml',
    '.config/wiplimitrc.yml',
  ])('%s', async (file) => {
    await write({ [file]: CONTENT });
    expect(await find()).toEqual({ file: path.normalize(file), content: CONTENT });
  });

  it('takes package.json when it has the key, before the files beside it', async () => {
    await write({ 'package.json': `{"name": "x", "wiplimit": ${CONTENT}}`, '.wiplimitrc': '{}' });
    const found = await find();
    expect(found?.file).toBe('package.json');
    expect((await parseConfig(found?.content ?? '', 'package.json')).limits[0]?.max).toBe(3);
  });

  it.each(['{"name": "x"}', '', 'null', '[]', '{"name": ', '{"scripts": {"wiplimit": "x"}}'])(
    'passes over a package.json without the key: %j',
    async (content) => {
      await write({ 'package.json': content, '.wiplimitrc': CONTENT });
      expect((await find())?.file).toBe('.wiplimitrc');
    },
  );

  it('looks upward from a package of a monorepo, the nearest first', async () => {
    await write({
      '.wiplimitrc.yaml': 'stacks: each',
      'packages/api/src/a.ts': '',
      'packages/web/.wiplimitrc': CONTENT,
    });
    expect((await find('packages/api/src'))?.file).toBe(path.normalize('../../../.wiplimitrc.yaml'));
    expect((await find('packages/web'))?.file).toBe('.wiplimitrc');
  });

  it.each(['folder', 'file'])('does not look above the folder that holds .git, a %s', async (kind) => {
    await write({ '.wiplimitrc': CONTENT, 'clone/src/a.ts': '' });
    if (kind === 'folder') await mkdir(path.join(root, 'clone/.git'));
    else await write({ 'clone/.git': 'gitdir: ../.git/worktrees/clone' });
    expect(await find('clone/src')).toBeNull();
  });

  it('tells an empty file from none', async () => {
    await write({ '.wiplimitrc': ' \n' });
    expect(await find()).toEqual({ file: '.wiplimitrc', content: '' });
  });

  it('passes over a folder of that name', async () => {
    await write({ '.wiplimitrc/notes': '', '.wiplimitrc.json': CONTENT });
    expect((await find())?.file).toBe('.wiplimitrc.json');
  });
});

describe('--config', () => {
  it('reads the named file, from the working directory, whatever lies beside it', async () => {
    await write({ '.wiplimitrc': '{}', 'ci/limits.json': CONTENT });
    expect(await find('ci', 'limits.json')).toEqual({ file: 'limits.json', content: CONTENT });
  });

  it('says what is wrong with it', async () => {
    await write({ 'folder/a': '', 'big.json': ' '.repeat(1_000_001) });
    expect(await problemsOfAsync(() => find('', 'none.json'))).toEqual([
      'none.json: : this file does not exist | Check the path; it is taken from the working directory.',
    ]);
    expect(await problemsOfAsync(() => find('', 'folder'))).toEqual([
      'folder: : this is a folder, not a config file | Name the file itself, such as .wiplimitrc.json.',
    ]);
    expect(await problemsOfAsync(() => find('', 'big.json'))).toEqual([
      'big.json: : this file is larger than 1 MB, so it is hardly a config | Check that this is the file you meant.',
    ]);
  });
});

describe('nothing is executed', () => {
  const evil = () => `require('node:fs').writeFileSync(${JSON.stringify(path.join(root, 'ran'))}, '');`;
  const refusal =
    'a wiplimit config is data only, and this file is code; nothing in it was run | Move the settings to .wiplimitrc.json (JSON with comments) or .wiplimitrc.yaml, and remove this file.';

  it.each(
    ['js', 'ts', 'mjs', 'cjs', 'mts', 'cts'].flatMap((kind) => [
      `wiplimit.config.${kind}`,
      `.wiplimitrc.${kind}`,
    ]),
  )('refuses %s, found or named', async (file) => {
    await write({ [file]: evil() });
    expect(await problemsOfAsync(() => find())).toEqual([`${file}: : ${refusal}`]);
    expect(await problemsOfAsync(() => find('', file))).toEqual([`${file}: : ${refusal}`]);
    expect(existsSync(path.join(root, 'ran'))).toBe(false);
  });

  it('refuses an empty one as well, but prefers data in the same folder', async () => {
    await write({ 'wiplimit.config.js': '' });
    expect(await problemsOfAsync(() => find())).toEqual([`wiplimit.config.js: : ${refusal}`]);
    await write({ '.config/wiplimitrc.yml': CONTENT });
    expect((await find())?.file).toBe(path.normalize('.config/wiplimitrc.yml'));
  });

  it('loads no .config/config.cjs, which cosmiconfig would take for its own settings', async () => {
    await write({ '.config/config.cjs': evil(), '.config/config.js': evil(), '.wiplimitrc': CONTENT });
    process.chdir(root);
    expect((await findConfig({ cwd: root }))?.content).toBe(CONTENT);
    expect(existsSync(path.join(root, 'ran'))).toBe(false);
  });

  it.each([
    ['.wiplimitrc.yaml', '$import: ./evil.cjs\nstacks: each\n'],
    ['.wiplimitrc.json', '{"$import": "./evil.cjs"}'],
    ['package.json', '{"$import": "./evil.cjs", "wiplimit": {"$import": "./evil.cjs"}}'],
  ])('follows no $import in %s', async (file, content) => {
    await write({ [file]: content, 'evil.cjs': evil() });
    const found = await find();
    expect(found).toEqual({ file, content });
    const path_ = file === 'package.json' ? 'wiplimit.$import' : '$import';
    expect(await problemsOfAsync(async () => parseConfig(content, file))).toEqual([
      expect.stringContaining(`${file}: ${path_}: is not a known key`),
    ]);
    expect(existsSync(path.join(root, 'ran'))).toBe(false);
  });

  itWhen(existsSync('/dev/zero'))('does not drink from an endless device', async () => {
    await symlink('/dev/zero', path.join(root, '.wiplimitrc'));
    expect(await problemsOfAsync(() => find())).toEqual([
      '.wiplimitrc: : this is not a regular file | Replace it with a file, or remove it.',
    ]);
    expect(await problemsOfAsync(() => find('', '.wiplimitrc'))).toEqual([
      expect.stringContaining('this file is larger than 1 MB'),
    ]);
  });
});
