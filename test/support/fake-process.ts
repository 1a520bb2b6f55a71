import { Writable } from 'node:stream';
import { main } from '../../src/cli/main.ts';
import type { OutputStream, ProcessLike } from '../../src/cli/process.ts';

export interface FakeOptions {
  /** What follows `wiplimit` on the command line. */
  args: readonly string[];
  cwd?: string;
  env?: Record<string, string>;
  /** The width of the terminal that stdout is; left out, stdout is a pipe. */
  columns?: number;
}

export interface FakeProcess extends ProcessLike {
  /** What was written to stdout so far. */
  readonly printed: string;
  /** What was written to stderr so far. */
  readonly complained: string;
  /** Sends a signal to whoever listens. */
  send(signal: 'SIGINT' | 'SIGTERM'): void;
}

/** A process for one run of `main`: its own arguments and environment, streams that remember. */
export function fakeProcess({ args, cwd = process.cwd(), env = {}, columns }: FakeOptions): FakeProcess {
  const stdout = remembering();
  const stderr = remembering();
  const terminal = columns === undefined ? {} : { isTTY: true, columns };
  const listeners = {
    SIGINT: new Set<() => void>(),
    SIGTERM: new Set<() => void>(),
    uncaughtException: new Set<() => void>(),
  };
  return {
    argv: ['node', 'wiplimit', ...args],
    env: { NO_COLOR: '1', ...env },
    stdout: Object.assign(stdout.stream, terminal),
    stderr: stderr.stream,
    cwd: () => cwd,
    on: (event, listener) => listeners[event].add(listener),
    off: (event, listener) => listeners[event].delete(listener),
    exit(code) {
      throw new Error(`the process ended at once, with exit code ${code}`);
    },
    get printed() {
      return stdout.text();
    },
    get complained() {
      return stderr.text();
    },
    send(signal) {
      for (const listener of listeners[signal]) listener();
    },
  };
}

export interface Run {
  stdout: string;
  stderr: string;
  exitCode: number;
}

/** Runs the command line in this process. */
export async function run(options: FakeOptions): Promise<Run> {
  const process = fakeProcess(options);
  const exitCode = await main(process);
  return { stdout: process.printed, stderr: process.complained, exitCode };
}

function remembering(): { stream: OutputStream; text: () => string } {
  const chunks: string[] = [];
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      chunks.push(chunk.toString('utf8'));
      done();
    },
  });
  return { stream, text: () => chunks.join('') };
}
