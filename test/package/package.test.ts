import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

const ROOT = path.join(import.meta.dirname, '../..');
const MEGABYTE = 1_000_000;

interface Packed {
  filename: string;
  size: number;
  files: { path: string }[];
}

let folder: string;
let packed: Packed;
const run = (cwd: string, program: string, args: readonly string[]) =>
  execFileSync(program, args, { cwd, encoding: 'utf8', shell: process.platform === 'win32', stdio: 'pipe' });

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'wiplimit-package-'));
  const answer: unknown = JSON.parse(
    run(ROOT, 'npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder]),
  );
  // npm 12 answers by name, the ones before with a list.
  [packed] = Object.values(answer as Record<string, Packed>) as [Packed];
});
afterAll(() => rm(folder, { recursive: true }));

test('the package is under a megabyte, and holds what runs and what the licences ask for', () => {
  expect(packed.size).toBeLessThan(MEGABYTE);
  const files = packed.files.map((file) => file.path);
  expect(files).toEqual(
    expect.arrayContaining([
      'LICENSE',
      'README.md',
      'bin/wiplimit.js',
      'dist/THIRD-PARTY-LICENSES.txt',
      'dist/index.d.ts',
      'dist/schema/config.schema.json',
      'dist/wiplimit.1',
      'package.json',
    ]),
  );
  const others = files.filter((file) => !/^(bin|dist)\//.test(file));
  expect(others.sort()).toEqual(['LICENSE', 'README.md', 'package.json']);
});

test('nothing needs to be installed with it', () => {
  const manifest: { dependencies?: object; optionalDependencies?: object } = JSON.parse(
    readFileSync(path.join(ROOT, 'package.json'), 'utf8'),
  );
  expect(Object.keys(manifest.dependencies ?? {})).toEqual([]);
  expect(Object.keys(manifest.optionalDependencies ?? {})).toEqual(['libsql']);
});

test('installed without a network and without the database driver, it shows the demo and judges a snapshot', async () => {
  const user = path.join(folder, 'user');
  await mkdir(user);
  await writeFile(path.join(user, 'package.json'), '{"private": true}');
  const tarball = path.join(folder, packed.filename);
  run(user, 'npm', ['install', '--omit=optional', '--offline', '--no-audit', '--no-fund', tarball]);

  const bin = path.join(user, 'node_modules/.bin/wiplimit');
  expect(run(user, bin, ['demo'])).toContain('over  person Ada  4 of 3');
  run(user, bin, ['demo', '--write', '.']);
  const verdict: { outcome: string } = JSON.parse(
    run(user, bin, ['check', '--snapshot', 'snapshot.json', '--format', 'json', '--fail-on', 'never']),
  );
  expect(verdict.outcome).toBe('over');
});

test('the schemas say the address from which editors read them, and it is that of the package', async () => {
  for (const name of ['config', 'snapshot', 'verdict']) {
    const file = `dist/schema/${name}.schema.json`;
    const schema: { $id?: string; $schema?: string } = JSON.parse(
      await readFile(path.join(ROOT, file), 'utf8'),
    );
    expect(schema.$id).toBe(`https://unpkg.com/wiplimit/${file}`);
    expect(schema.$schema).toBe('https://json-schema.org/draft/2020-12/schema');
  }
});
