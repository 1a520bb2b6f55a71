import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type GithubServer, startGithubServer } from '../support/github-server/index.ts';
import { itWhen } from '../support/it-when.ts';
import { type LinearServer, startLinearServer } from '../support/linear-server/index.ts';
import { ACME_CONFIG, ACME_NOW, acmeGithub, acmeLinear } from './support/acme.ts';
import { type Folder, folder, type Run, type RunOptions, runBin } from './support/run-bin.ts';

const TOKEN = 'ghp_0123456789abcdefghijABCDEFGHIJ012345';
const KEY = 'lin_api_0123456789abcdefghijABCDEFGHIJ';

let github: GithubServer;
let linear: LinearServer;
let home: Folder;
let directory: string;
beforeEach(async () => {
  github = await startGithubServer(acmeGithub(), { schema: 'npm' });
  linear = await startLinearServer(acmeLinear(), { apiKeys: [KEY], now: ACME_NOW, schema: 'subset' });
  home = await folder({ '.wiplimitrc.json': ACME_CONFIG });
  directory = path.join(home.path, 'caches', 'wiplimit');
});
afterEach(async () => {
  await Promise.all([github.close(), linear.close()]);
  await home.remove();
});

function run(args: string[], options: Omit<RunOptions, 'cwd'> = {}): Promise<Run> {
  return runBin(['--format', 'json', ...args], {
    cwd: home.path,
    ...options,
    env: {
      GH_TOKEN: TOKEN,
      GITHUB_API_URL: github.apiUrl,
      LINEAR_API_KEY: KEY,
      LINEAR_API_URL: linear.url,
      WIPLIMIT_NOW: ACME_NOW,
      XDG_CACHE_HOME: path.join(home.path, 'caches'),
      ...options.env,
    },
  });
}

/** The verdict without what a second run may do with fewer of. */
function verdictOf({ stdout }: Run) {
  const verdict = JSON.parse(stdout);
  return { ...verdict, sources: verdict.sources.map((source: object) => ({ ...source, requests: 0 })) };
}

const files = () => readdir(directory).catch(() => []);

test('nothing is kept unless it is asked for', async () => {
  await run([]);
  await run(['--cache', '--no-cache']);
  expect(await files()).toEqual([]);
});

test('a second run gives the same verdict, from files that only the user may read and that hold no token', async () => {
  const first = await run(['--cache']);
  const kept = await files();
  expect(kept.map((name) => name.split('-')[0])).toEqual(['github', 'linear']);
  for (const name of kept) {
    const file = path.join(directory, name);
    if (process.platform !== 'win32') expect((await stat(file)).mode & 0o077).toBe(0);
    const text = await readFile(file, 'utf8');
    for (const secret of [TOKEN, KEY]) expect(`${name}${text}`).not.toContain(secret);
  }
  const second = await run(['--cache']);
  expect(verdictOf(second)).toEqual(verdictOf(first));
  expect(second.exitCode).toBe(first.exitCode);
});

test('files that are broken are read past, and made anew', async () => {
  const first = await run(['--cache']);
  for (const name of await files()) await writeFile(path.join(directory, name), '{"schema":1,"vers');
  const second = await run(['--cache', '--debug']);
  expect(verdictOf(second)).toEqual(verdictOf(first));
  expect(second.stderr).toContain('the cache is not used');
  for (const name of await files())
    expect(JSON.parse(await readFile(path.join(directory, name), 'utf8'))).toMatchObject({ schema: 1 });
});

test('a cache that cannot be written is a warning; verdict and exit code stand', async () => {
  const plain = await run([]);
  await mkdir(path.dirname(directory));
  await writeFile(directory, 'in the way');
  const { exitCode, stdout, stderr } = await run(['--cache']);
  // How many requests it took depends on which answer came first.
  const told = (text: string) => text.replace(/"requests": \d+/g, '');
  expect([exitCode, told(stdout)]).toEqual([plain.exitCode, told(plain.stdout)]);
  expect(stderr).toContain('could not be written');
});

itWhen(process.platform !== 'win32')('without a home, --cache says that it has no effect', async () => {
  const { stderr, stdout } = await run(['--cache'], { env: { HOME: '', XDG_CACHE_HOME: '' } });
  expect(stderr).toContain('XDG_CACHE_HOME');
  expect(JSON.parse(stdout)).toMatchObject({ schemaVersion: 1 });
});

test('an interrupted run keeps nothing', async () => {
  let child: { kill(signal: NodeJS.Signals): boolean } | undefined;
  linear.fault(() => {
    child?.kill('SIGINT');
    child = undefined;
    return { hang: true };
  });
  const { exitCode } = await run(['--cache'], {
    during: (started) => {
      child = started;
    },
  });
  expect(exitCode).toBe(130);
  expect(await files()).toEqual([]);
});

test('two runs at once leave whole files', async () => {
  await Promise.all([run(['--cache']), run(['--cache'])]);
  for (const name of await files())
    expect(JSON.parse(await readFile(path.join(directory, name), 'utf8'))).toMatchObject({ schema: 1 });
});
