import type { Environment } from './environment.ts';
import type { ProcessLike } from './process.ts';
import type { Writer } from './writer.ts';

/** What every command gets from main. */
export interface Context {
  process: ProcessLike;
  env: Environment;
  writer: Writer;
  /** Aborts on Ctrl-C or a termination request. */
  signal: AbortSignal;
}

/** A command does its work and says with which exit code the process ends. */
export type Command<Options, Args extends unknown[] = []> = (
  context: Context,
  options: Options,
  ...args: Args
) => Promise<number>;
