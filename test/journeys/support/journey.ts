import '../../init/support/github-viewer.ts';
import { randomBytes } from 'node:crypto';
import { realpathSync } from 'node:fs';
import { chmod, mkdir, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import path from 'node:path';
import { expect } from 'vitest';
import { type AcmeServers, startAcme } from '../../e2e/support/acme-servers.ts';
import { renderJourney, type Screen } from './screens.ts';
import { openTerminal, PROMPT } from './tmux.ts';

/** A journey starts the program many times, and some of it is waiting for a source that is down. */
export const JOURNEY_MS = 240_000;

const BIN = path.join(import.meta.dirname, '../../../bin/wiplimit.js');

/** What the golden files show instead of the folder of a run: as long as that, or lines would break elsewhere. */
const HOME = '/home/ada-lovelace';

/** A company on loopback, and someone at a terminal in the folder of its repository. */
export interface Desk extends AcmeServers {
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
  const acme = await startAcme();
  const desk: Desk = { ...acme, folder };
  try {
    await furnish(home, folder, files);
    const screens = await walk(desk, steps, {
      HOME: home,
      PATH: `${home}/bin:/usr/bin:/bin`,
      LANG: 'C.UTF-8',
      TZ: 'Pacific/Auckland',
      ...acme.env,
      ...env,
    });
    await expect(
      renderJourney(screens, (line) => withoutThisRun(line.replaceAll(home, HOME))),
    ).toMatchFileSnapshot(`./screens/${name}.txt`);
  } finally {
    await acme.close();
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
