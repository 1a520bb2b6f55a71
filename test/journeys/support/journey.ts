import '../../init/support/github-viewer.ts';
import { randomBytes } from 'node:crypto';
import { realpathSync } from 'node:fs';
import { chmod, mkdir, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import path from 'node:path';
import { expect } from 'vitest';
import { ACME_NOW, acmeGithub, acmeLinear } from '../../e2e/support/acme.ts';
import { type GithubServer, startGithubServer } from '../../support/github-server/index.ts';
import { type LinearServer, startLinearServer } from '../../support/linear-server/index.ts';
import { renderJourney, type Screen } from './screens.ts';
import { openTerminal, PROMPT } from './tmux.ts';

/** A journey starts the program many times, and some of it is waiting for a source that is down. */
export const JOURNEY_MS = 240_000;

const BIN = path.join(import.meta.dirname, '../../../bin/wiplimit.js');
export const GITHUB_TOKEN = 'ghp_0123456789abcdefghijABCDEFGHIJ012345';
export const LINEAR_KEY = 'lin_api_0123456789abcdefghijABCDEFGHIJ';

/** What the golden files show instead of the folder of a run: as long as that, or lines would break elsewhere. */
const HOME = '/home/ada-lovelace';

/** A company on loopback, and someone at a terminal in the folder of its repository. */
export interface Desk {
  github: GithubServer;
  linear: LinearServer;
  /** What the Linear server serves; a change shows from the next request on. */
  linearWorld: ReturnType<typeof acmeLinear>;
  /** The repository's folder. */
  folder: string;
}

export interface Step {
  /** A line for the shell; or keys, for a program that runs. */
  run?: string;
  press?: string[];
  /** What the screen shows when the step is over; left out, the shell's next prompt. */
  until?: RegExp;
  /** Something that happens in the world before the step. */
  first?: (desk: Desk) => unknown;
}

export interface Journey {
  /** Names the golden file. */
  name: string;
  steps: Step[];
  env?: Record<string, string>;
  files?: Record<string, unknown>;
}

/** Goes through a journey in a terminal and compares every screen with its golden file. */
export async function travel({ name, steps, env = {}, files = {} }: Journey): Promise<void> {
  const home = await newHome();
  const folder = path.join(home, 'pay');
  const linearWorld = acmeLinear();
  const [github, linear] = await Promise.all([
    startGithubServer(acmeGithub()),
    startLinearServer(linearWorld, { apiKeys: [LINEAR_KEY], now: ACME_NOW }),
  ]);
  const desk: Desk = { github, linear, linearWorld, folder };
  try {
    await furnish(home, folder, files);
    const screens = await walk(desk, steps, {
      HOME: home,
      PATH: `${home}/bin:/usr/bin:/bin`,
      LANG: 'C.UTF-8',
      TZ: 'Pacific/Auckland',
      GH_TOKEN: GITHUB_TOKEN,
      GITHUB_API_URL: github.apiUrl,
      LINEAR_API_KEY: LINEAR_KEY,
      LINEAR_API_URL: linear.url,
      WIPLIMIT_NOW: ACME_NOW,
      ...env,
    });
    await expect(
      renderJourney(screens, (line) => withoutThisRun(line.replaceAll(home, HOME))),
    ).toMatchFileSnapshot(`./screens/${name}.txt`);
  } finally {
    await Promise.all([github.close(), linear.close()]);
    await rm(home, { recursive: true, force: true });
  }
}

/** Ports, versions, and what depends on the hour or on which reply came first. */
const withoutThisRun = (line: string): string =>
  line
    .replace(/127\.0\.0\.1:\d{5}/g, '127.0.0.1:00000')
    .replace(/Node\.js [\d.]+/, 'Node.js 00.0.0')
    .replace(/with \d+ requests/, 'with 40 requests')
    .replace(/leaves [\d,]{5} of 5,000 points until \d\d:\d\d/, 'leaves 4,900 of 5,000 points until 00:00');

async function walk(desk: Desk, steps: readonly Step[], env: Record<string, string>): Promise<Screen[]> {
  const terminal = await openTerminal(path.dirname(desk.folder), desk.folder, env);
  const screens: Screen[] = [];
  try {
    for (const { run, press = [], until = PROMPT, first } of steps) {
      await first?.(desk);
      if (run === undefined) await terminal.press(...press);
      else await terminal.command(run);
      const lines = await terminal.until(until);
      screens.push({ typed: run ?? press.join(' '), lines, fresh: run !== undefined });
    }
    return screens;
  } finally {
    await terminal.close();
  }
}

/** Where nobody listens: a connection is refused at once. */
export async function closedPort(): Promise<string> {
  const server = createServer();
  await new Promise<void>((listening) => {
    server.listen(0, '127.0.0.1', listening);
  });
  const address = server.address();
  await new Promise((closed) => server.close(closed));
  if (address === null || typeof address === 'string') throw new Error('no port');
  return `http://127.0.0.1:${address.port}`;
}

/** A new folder whose path is as long as HOME's on every machine. */
async function newHome(): Promise<string> {
  const start = `${realpathSync('/tmp')}/w-`;
  const random = randomBytes(HOME.length).toString('hex');
  const home = start + random.slice(0, HOME.length - start.length);
  await mkdir(home);
  return home;
}

/** A home with `wiplimit` on its path, and a repository in it. */
async function furnish(home: string, folder: string, files: Record<string, unknown>): Promise<void> {
  await mkdir(path.join(home, 'bin'));
  await mkdir(folder);
  const command = path.join(home, 'bin', 'wiplimit');
  await writeFile(command, `#!/bin/sh\nexec '${process.execPath}' '${BIN}' "$@"\n`);
  await chmod(command, 0o755);
  const all: Record<string, unknown> = { '.git': 'gitdir: elsewhere', ...files };
  for (const [file, content] of Object.entries(all)) {
    const text = typeof content === 'string' ? content : `${JSON.stringify(content, null, 2)}\n`;
    await writeFile(path.join(folder, file), text);
  }
}
