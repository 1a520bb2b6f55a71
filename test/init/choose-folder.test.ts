import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { chooseFolder, whyUnwritable } from '../../src/cli/init/choose-folder.ts';
import { type Folder, folder } from '../e2e/support/run-bin.ts';
import { listener } from './support/said.ts';

let home: Folder;
let below: string;
beforeEach(async () => {
  home = await folder();
  below = path.join(home.path, 'packages/pay');
  await mkdir(below, { recursive: true });
});
afterEach(() => home.remove());

test('at the root of a repository nothing is asked', async () => {
  const { said, asker } = listener();
  expect(await chooseFolder(asker, home.path)).toBe(home.path);
  expect(said).toEqual([]);
});

test('below the root a person chooses, the root first', async () => {
  const { said, asker } = listener();
  expect(await chooseFolder(asker, below)).toBe(home.path);
  expect(said).toEqual(['This is not the root of the repository. Where is the config to stand?']);
});

test('where nobody is asked it stays here, and that is said with the root', async () => {
  const { said, asker } = listener({ isAsking: false });
  expect(await chooseFolder(asker, below)).toBe(below);
  expect(said[0]).toContain(`not in ${home.path}`);
});

test('a folder that cannot be written to is a sentence', async () => {
  expect(await whyUnwritable(below)).toBeNull();
  await rm(below, { recursive: true });
  expect(await whyUnwritable(below)).toContain(`Nothing can be written into ${below}`);
});
