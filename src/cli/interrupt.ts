import { EXIT } from './exit-code.ts';
import type { ProcessLike } from './process.ts';

/** The run was stopped from outside; carries the exit code that says how. */
export class Interrupted extends Error {
  readonly exitCode: number;
  constructor(exitCode: number) {
    super('interrupted');
    this.name = 'Interrupted';
    this.exitCode = exitCode;
  }
}

export interface Interruption {
  signal: AbortSignal;
  /** Stops listening. */
  release(): void;
}

/** Turns the first Ctrl-C into an orderly stop; the second ends the process at once. */
export function listenForInterrupt(process: Pick<ProcessLike, 'on' | 'off' | 'exit'>): Interruption {
  const controller = new AbortController();
  const stop = (exitCode: number) => () => {
    if (controller.signal.aborted) process.exit(exitCode);
    controller.abort(new Interrupted(exitCode));
  };
  const onInterrupt = stop(EXIT.interrupted);
  const onTerminate = stop(EXIT.terminated);
  process.on('SIGINT', onInterrupt);
  process.on('SIGTERM', onTerminate);
  return {
    signal: controller.signal,
    release() {
      process.off('SIGINT', onInterrupt);
      process.off('SIGTERM', onTerminate);
    },
  };
}
