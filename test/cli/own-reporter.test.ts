import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { linearIssue, NOW } from '../support/builders.ts';
import { run } from '../support/fake-process.ts';

let cwd: string;
beforeEach(async () => {
  cwd = await mkdtemp(path.join(tmpdir(), 'wiplimit-reporter-'));
  const snapshot = {
    schemaVersion: 1,
    takenAt: NOW,
    records: [linearIssue({ id: 'PAY-1', assignees: ['ada@acme.com'] })],
  };
  const files = {
    '.git': '',
    'c.json': JSON.stringify({ linear: { teams: ['PAY'] }, limits: [{ per: 'person', max: 3 }] }),
    's.json': JSON.stringify(snapshot),
    'ids.mjs':
      'export default (verdict, options) => [verdict.items[0].id, options.quiet, ""].join(" ").trimEnd() + "\\n";',
    'none.mjs': 'export const report = () => "";',
    'throws.mjs': 'export default () => { throw new Error("no ink"); };',
    'number.mjs': 'export default () => 3;',
    'async.mjs': 'export default async () => { throw new Error("late"); };',
    'paints-over.mjs':
      'export default (v, o) => { v.outcome = "within"; v.items.length = 0; for (const limit of v.limits) limit.status = "within"; o.quiet = true; o.width = 1; return "x\\n"; };',
  };
  for (const [name, content] of Object.entries(files)) await writeFile(path.join(cwd, name), content);
});
afterEach(() => rm(cwd, { recursive: true, force: true }));

const check = (...args: string[]) =>
  run({ args: ['check', '--config', 'c.json', '--snapshot', 's.json', ...args], cwd });

test('a reporter of your own renders, to stdout and to a file', async () => {
  const { stdout, exitCode } = await check(
    '--format',
    './ids.mjs',
    '--output',
    './ids.mjs:out.txt',
    '--quiet',
  );
  expect([exitCode, stdout]).toEqual([0, 'PAY-1 true\n']);
  expect(await readFile(path.join(cwd, 'out.txt'), 'utf8')).toBe('PAY-1 true\n');
});

test.each([
  ['./gone.mjs', 'cannot be loaded'],
  ['./none.mjs', 'no function as its default export'],
])('%s is refused before anything is read', async (format, reason) => {
  const { stderr, stdout, exitCode } = await check('--format', format);
  expect([exitCode, stdout]).toEqual([2, '']);
  expect(stderr).toContain(reason);
});

test.each([
  ['./throws.mjs', 'no ink'],
  ['./number.mjs', 'gave no text, but number'],
  ['./async.mjs', 'gave a promise. A reporter is a function that is not async'],
])('%s fails alone, and the others are written', async (format, reason) => {
  const { stderr, exitCode } = await check('--format', format, '--output', 'json:verdict.json');
  expect(exitCode).toBe(5);
  expect(stderr).toContain(reason);
  expect(JSON.parse(await readFile(path.join(cwd, 'verdict.json'), 'utf8'))).toMatchObject({
    outcome: 'within',
  });
});

test('what it changes stays with it', async () => {
  await writeFile(
    path.join(cwd, 'c.json'),
    JSON.stringify({ linear: { teams: ['PAY'] }, limits: [{ per: 'person', max: 0 }] }),
  );
  const outputs = [
    '--output',
    './paints-over.mjs:x.txt',
    '--output',
    'json:v.json',
    '--output',
    'terminal:t.txt',
  ];
  const { exitCode, stdout } = await check('--format', './paints-over.mjs', ...outputs);
  expect([exitCode, stdout]).toEqual([1, 'x\n']);
  const saved = JSON.parse(await readFile(path.join(cwd, 'v.json'), 'utf8'));
  expect([saved.outcome, saved.items.length]).toEqual(['over', 1]);
  expect(await readFile(path.join(cwd, 't.txt'), 'utf8')).toBe((await check()).stdout);
});

test('no config can name one', async () => {
  await writeFile(path.join(cwd, 'c.json'), '{"linear": {}, "format": "./ids.mjs", "limits": []}');
  const { exitCode, stderr } = await check();
  expect(exitCode).toBe(2);
  expect(stderr).toContain('format');
});
