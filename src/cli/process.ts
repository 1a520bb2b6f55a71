import type { Writable } from 'node:stream';

/** A stream that a person or a program reads. */
export type OutputStream = Writable & {
  isTTY?: boolean;
  columns?: number;
  getColorDepth?(): number;
};

/** What may befall a process from outside, or from a promise that nobody awaited. */
export type ProcessEvent = 'SIGINT' | 'SIGTERM' | 'uncaughtException';

/** The part of Node's `process` that the program uses; tests hand in their own. */
export interface ProcessLike {
  argv: string[];
  env: Record<string, string | undefined>;
  stdout: OutputStream;
  stderr: OutputStream;
  cwd(): string;
  on(event: ProcessEvent, listener: (error?: unknown) => void): unknown;
  off(event: ProcessEvent, listener: (error?: unknown) => void): unknown;
  exit(code: number): never;
}
