import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { claimFiles } from '../../src/history/claim-files.ts';
import { itWhen } from '../support/it-when.ts';
import { promisesOnePost } from './contract/claims.ts';
import { type Processes, prepareProcesses } from './processes.ts';
import { DAY_MS } from './runs.ts';

const POST = { series: 'a', channel: 'slack', day: '2026-11-20' };
const NOW = Date.parse('2026-11-20T09:00:00Z');
const hasModes = process.platform !== 'win32';

let folder: string;
let processes: Processes;
beforeAll(async () => {
  processes = await prepareProcesses();
});
afterAll(() => processes?.remove());
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'wiplimit-claims-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const directory = () => path.join(folder, 'posts');
const files = () => readdirSync(directory()).map((name) => path.join(directory(), name));
const onlyFile = () => {
  const [file = '', ...others] = files();
  expect(others).toEqual([]);
  return file;
};

promisesOnePost(async () => claimFiles(directory()));

itWhen(hasModes)('folder and files are for their owner only, and names tell nothing', async () => {
  const claims = claimFiles(directory());
  await claims.claim(POST, NOW);
  const modes = () => [statSync(directory()).mode & 0o777, statSync(onlyFile()).mode & 0o777];
  expect(modes()).toEqual([0o700, 0o600]);
  await claims.settle(POST, 'sent', NOW);
  expect(modes()).toEqual([0o700, 0o600]);
  expect(path.basename(onlyFile())).toMatch(/^post-[0-9a-f]{32}\.json$/);
  expect(JSON.parse(readFileSync(onlyFile(), 'utf8'))).toEqual({ state: 'sent', at: NOW, ...POST });
});

test('of four processes that claim a post exactly one gets it', async () => {
  const said = await processes.together(
    Array.from({ length: 4 }, (_, at) => ['claimFile', directory(), `${NOW + at}`]),
  );
  expect(said.filter(([answer]) => answer === null)).toHaveLength(1);
});

test.each([
  ['cut short', '{"state":"sent","at":17', 'unknown'],
  ['of another shape', '{"state":"free","at":1}', 'unknown'],
  ['empty, as a process leaves it that ends in between', '', 'claimed'],
])('a claim that is %s is never free', async (_, text, state) => {
  const claims = claimFiles(directory());
  await claims.claim(POST, NOW);
  writeFileSync(onlyFile(), text);
  utimesSync(onlyFile(), NOW / 1000, NOW / 1000);
  expect(await claims.claim(POST, NOW + 5000)).toEqual({ state, at: NOW });
  await claims.settle(POST, 'sent', NOW + 6000);
  expect(await claims.claim(POST, NOW + 7000)).toEqual({ state: 'sent', at: NOW + 6000 });
});

test('posts of more than 60 days ago are cleared away, other files are not', async () => {
  const claims = claimFiles(directory());
  for (const day of ['2026-09-20', '2026-09-21']) await claims.claim({ ...POST, day }, NOW - DAY_MS);
  expect(files()).toHaveLength(2);
  writeFileSync(path.join(directory(), 'notes.txt'), 'mine');
  utimesSync(path.join(directory(), 'notes.txt'), 0, 0);
  await claims.claim(POST, NOW);
  expect(files()).toHaveLength(3);
  expect(await claims.claim({ ...POST, day: '2026-09-21' }, NOW)).toEqual({
    state: 'claimed',
    at: NOW - DAY_MS,
  });
});

test('where nothing can be written nothing is claimed', async () => {
  writeFileSync(directory(), 'a file in the way');
  const claims = claimFiles(directory());
  const words = /^HistoryError: .* could not be noted in .*posts \(E[A-Z]+\).*a post might come twice/;
  expect(await claims.claim(POST, NOW).catch(String)).toMatch(words);
  expect(await claims.settle(POST, 'sent', NOW).catch(String)).toMatch(words);
});
