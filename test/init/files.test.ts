import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { writeNew } from '../../src/cli/init/files.ts';
import { type Folder, folder } from '../e2e/support/run-bin.ts';

let home: Folder;
beforeEach(async () => {
  home = await folder();
});
afterEach(() => home.remove());
const asItIs = { redact: (text: string) => text };
const read = (file: string) => readFile(path.join(home.path, file), 'utf8');

test('a file is written with its folders, and a secret in it is hidden', async () => {
  expect(await writeNew(home.path, 'a/b/c.yml', 'mine', { redact: () => 'hidden' })).toBeNull();
  expect(await read('a/b/c.yml')).toBe('hidden');
});

test('a file that somebody made meanwhile stays as it is', async () => {
  await home.write('there.json', 'theirs');
  expect(await writeNew(home.path, 'there.json', 'mine', asItIs)).toContain('there.json is there already');
  expect(await read('there.json')).toBe('theirs');
});

test('a folder that cannot be is a sentence', async () => {
  await home.write('file', '');
  expect(await writeNew(home.path, 'file/inside.yml', 'mine', asItIs)).toContain('could not be written');
});
