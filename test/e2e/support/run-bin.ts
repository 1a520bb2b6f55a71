import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

const BIN = path.join(import.meta.dirname, '../../../bin/wiplimit.js');

export interface Run {
  exitCode: number | null;
  signal: NodeJS.Signals | null;
  stdout: string;
  stderr: string;
}

export interface RunOptions {
  cwd: string;
  env?: Record<string, string>;
  /** Called with the running process, to send it a signal or close its pipes. */
  during?: (child: ReturnType<typeof spawn>) => void;
  /** A file descriptor to print to instead of a pipe. */
  stdout?: number;
}

/** Runs the built program as a person would, with nothing of this process's environment but PATH. */
export function runBin(args: readonly string[], options: RunOptions): Promise<Run> {
  const child = spawn(process.execPath, [BIN, ...args], {
    cwd: options.cwd,
    env: { PATH: path.dirname(process.execPath), HOME: options.cwd, TZ: 'Pacific/Auckland', ...options.env },
    stdio: ['ignore', options.stdout ?? 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  options.during?.(child);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (exitCode, signal) => resolve({ exitCode, signal, stdout, stderr }));
  });
}

export interface Folder {
  path: string;
  write(name: string, content: unknown): Promise<void>;
  remove(): Promise<void>;
}

/** An empty folder that is the root of a repository, so that no search leaves it. */
export async function folder(files: Record<string, unknown> = {}): Promise<Folder> {
  const root = await mkdtemp(path.join(tmpdir(), 'wiplimit-'));
  const write = (name: string, content: unknown) =>
    writeFile(path.join(root, name), typeof content === 'string' ? content : JSON.stringify(content));
  await write('.git', 'gitdir: elsewhere');
  for (const [name, content] of Object.entries(files)) await write(name, content);
  return { path: root, write, remove: () => rm(root, { recursive: true, force: true }) };
}
