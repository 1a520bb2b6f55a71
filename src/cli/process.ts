import type { Writable } from 'node:stream';

/** A stream that a person or a program reads. */
export type OutputStream = Writable & {
  isTTY?: boolean;
  columns?: number;
  getColorDepth?(): number;
};

/** The part of Node's `process` that the program uses; tests hand in their own. */
export interface ProcessLike {
  argv: string[];
  env: Record<string, string | undefined>;
  stdout: OutputStream;
  stderr: OutputStream;
  cwd(): string;
  on(event: 'SIGINT' | 'SIGTERM', listener: () => void): unknown;
  off(event: 'SIGINT' | 'SIGTERM', listener: () => void): unknown;
  exit(code: number): never;
}
