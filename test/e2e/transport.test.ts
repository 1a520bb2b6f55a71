import { chmod, readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type GithubServer, startGithubServer } from '../support/github-server/index.ts';
import { itWhen } from '../support/it-when.ts';
import { type LinearServer, startLinearServer } from '../support/linear-server/index.ts';
import { ACME_CONFIG, ACME_NOW, acmeGithub, acmeLinear } from './support/acme.ts';
import { type Folder, folder, type Run, type RunOptions, runBin } from './support/run-bin.ts';

const KEY = 'lin_api_0123456789abcdefghijABCDEFGHIJ';
/** Nothing is over, so what is not read decides the exit code. */
const CONFIG = { ...ACME_CONFIG, limits: [{ per: 'person', max: 50 }], exceptions: [] };
const isPosix = process.platform !== 'win32';

let github: GithubServer;
let linear: LinearServer;
let home: Folder;
beforeEach(async () => {
  github = await startGithubServer(acmeGithub(), { schema: 'npm' });
  linear = await startLinearServer(acmeLinear(), { apiKeys: [KEY], now: ACME_NOW, schema: 'subset' });
  home = await folder({ '.wiplimitrc.json': CONFIG });
});
afterEach(async () => {
  await Promise.all([github.close(), linear.close()]);
  await home.remove();
});

function run(args: string[], { env, ...options }: Omit<RunOptions, 'cwd'> = {}): Promise<Run> {
  return runBin(args, {
    cwd: home.path,
    ...options,
    env: {
      GH_TOKEN: 'ghp_0123456789abcdefghijABCDEFGHIJ012345',
      GITHUB_API_URL: github.apiUrl,
      LINEAR_API_KEY: KEY,
      LINEAR_API_URL: linear.url,
      WIPLIMIT_NOW: ACME_NOW,
      ...env,
    },
  });
}

/** Puts a `gh` of our own first in the path. */
async function withGh(script: string): Promise<Record<string, string>> {
  await home.write('gh', `#!${process.execPath}\n${script}\n`);
  await chmod(path.join(home.path, 'gh'), 0o755);
  return { GH_TOKEN: '', PATH: home.path };
}

describe('gh, where it is asked for a token', () => {
  const HANGS = "process.on('SIGTERM', () => {}); setInterval(() => {}, 1000);";

  itWhen(isPosix)('and never answers, ends with --timeout; Linear is read meanwhile', async () => {
    const env = await withGh(HANGS);
    const { exitCode, stdout } = await run(['--timeout', '2', '--format', 'json'], { env });
    expect(exitCode).toBe(4);
    expect(JSON.parse(stdout).sources).toMatchObject([
      { name: 'github', status: 'failed', requests: 0 },
      { name: 'linear', status: 'complete' },
    ]);
  });

  itWhen(isPosix)('and never answers, ends with Ctrl-C', async () => {
    const env = await withGh(HANGS);
    const ended = await run([], {
      env,
      during: (child) => {
        linear.fault(() => {
          child.kill('SIGINT');
          linear.fault(undefined);
          return { hang: true };
        });
      },
    });
    expect(ended).toMatchObject({ exitCode: 130, stdout: '' });
  });

  itWhen(isPosix)('is asked for the name of the web site, not for that of the API', async () => {
    const env = await withGh(
      "require('node:fs').writeFileSync('asked.json', JSON.stringify(process.argv.slice(2))); console.log('gho_token0123456789');",
    );
    await run([], {
      env: { ...env, GITHUB_API_URL: 'https://api.acme.ghe.com', HTTPS_PROXY: 'http://127.0.0.1:1' },
    });
    const asked = await readFile(path.join(home.path, 'asked.json'), 'utf8');
    expect(JSON.parse(asked)).toEqual(['auth', 'token', '--hostname', 'acme.ghe.com']);
  });
});

describe('a reply that is none leaves the source unread, and wiplimit whole', () => {
  const deep = `{"data":${'['.repeat(20_000)}${']'.repeat(20_000)}}`;
  test.each([
    ['HTTP 204', { status: 204, body: '' }],
    ['HTTP 304', { status: 304, body: '' }],
    ['nested beyond reading', { body: deep }],
    ['HTTP 404', { status: 404, body: { message: 'Not Found' } }],
  ])('%s', async (name, fault) => {
    github.fault(() => fault);
    linear.fault(() => fault);
    const { exitCode, stdout, stderr } = await run(['--timeout', '3']);
    expect({ exitCode, stderr }).toEqual({ exitCode: 3, stderr: '' });
    if (name === 'HTTP 404') expect(stdout).toMatch(/Check GITHUB_API_URL.*Check LINEAR_API_URL/s);
  });
});

test('a quota that outlasts the run is met once by each source, and told once', async () => {
  const limited = { status: 429, headers: { 'retry-after': '900' }, body: {} };
  github.fault(() => limited);
  linear.fault(() => limited);
  const { exitCode, stdout } = await run(['--timeout', '60', '--format', 'json']);
  expect(exitCode).toBe(3);
  for (const { problems } of JSON.parse(stdout).sources) {
    const told = problems.filter((problem: string) => problem.includes('rate limit is used up'));
    expect(told).toHaveLength(1);
  }
  expect(github.requests.length).toBeLessThanOrEqual(20);
});

test('--thrifty and --cache are understood by what reads, and give the same verdict', async () => {
  const args = ['--format', 'json'];
  const plain = JSON.parse((await run(args)).stdout);
  const thrifty = JSON.parse((await run([...args, '--thrifty', '--no-cache'])).stdout);
  expect(thrifty.items).toEqual(plain.items);
  expect((await run(['explain', 'PAY-1', '--thrifty', '--no-cache'])).exitCode).toBe(0);
});
