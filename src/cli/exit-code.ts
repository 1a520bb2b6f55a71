import type { Verdict } from '../model/verdict.ts';

/** Exit codes by meaning (contract §6). */
export const EXIT = {
  ok: 0,
  over: 1,
  input: 2,
  incomplete: 3,
  credentials: 4,
  output: 5,
  internal: 70,
  interrupted: 130,
  terminated: 143,
} as const;

export type FailOn = 'error' | 'warn' | 'never';

/** The exit code of a verdict: the first that applies of 1, 4, 3, 5, 0. */
export function exitCodeOf(
  verdict: Pick<Verdict, 'outcome' | 'warnings' | 'sources'>,
  failOn: FailOn,
  outputFailed: boolean,
): number {
  const isBreach = verdict.outcome === 'over' || (failOn === 'warn' && verdict.warnings.length > 0);
  if (isBreach && failOn !== 'never') return EXIT.over;
  return readingExitCode(verdict) || (outputFailed ? EXIT.output : EXIT.ok);
}

/** The exit code of a reading alone: refused credentials, or a source not seen whole while nothing proves a breach. */
export function readingExitCode({ outcome, sources }: Pick<Verdict, 'outcome' | 'sources'>): number {
  if (sources.some((source) => source.cause === 'credentials')) return EXIT.credentials;
  return outcome === 'incomplete' ? EXIT.incomplete : EXIT.ok;
}
