import type { OutputStream, ProcessLike } from './process.ts';
import { createRedactor } from './redact.ts';

/** The one place that writes: to the terminal, and (text only) on behalf of whatever writes files. */
export interface Writer {
  /** Results. Resolves with the error when the stream took not all of it; a closed pipe is no error. */
  out(text: string): Promise<Error | null>;
  /** Progress, warnings and hints. Never fails: there is nobody left to tell. */
  err(text: string): Promise<void>;
  /** Hides a secret in everything written from now on. */
  hide(secret: string | null | undefined): void;
  /** The text without its secrets, for files. */
  redact(text: string): string;
}

export function createWriter({ stdout, stderr }: Pick<ProcessLike, 'stdout' | 'stderr'>): Writer {
  const secrets: (string | null | undefined)[] = [];
  let redact = createRedactor(secrets);
  // An error event without a listener would end the process with exit code 1, which here reads as a breach.
  for (const stream of [stdout, stderr]) stream.on('error', () => {});
  return {
    out: (text) => write(stdout, redact(text)),
    err: async (text) => {
      await write(stderr, redact(text));
    },
    hide(secret) {
      secrets.push(secret);
      redact = createRedactor(secrets);
    },
    redact: (text) => redact(text),
  };
}

function write(stream: OutputStream, text: string): Promise<Error | null> {
  if (text === '' || stream.destroyed) return Promise.resolve(null);
  return new Promise((resolve) => {
    stream.write(text, (error) => {
      // `wiplimit | head` closes the pipe early: the reader has what it wanted.
      resolve(error == null || (error as NodeJS.ErrnoException).code === 'EPIPE' ? null : error);
    });
  });
}
