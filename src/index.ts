import { checkSources } from './config/check-sources.ts';
import { planOf } from './config/parse.ts';
import { NO_BASELINE, validateBaseline } from './model/baseline.ts';
import { InputError, type InputProblem } from './model/input-error.ts';
import { type Verdict, verdictSchema } from './model/verdict.ts';
import { reporters } from './reporters/index.ts';
import { FORMATS, type FormatName, type ReporterOptions } from './reporters/reporter.ts';
import { validateSnapshot } from './sources/snapshot/parse.ts';
import { judge } from './verdict/judge.ts';
import { VERSION } from './version.ts';

/*
 * wiplimit as a library. Its types for users are written by scripts/write-types.mjs from the published JSON Schemas, so
 * that they need no other package: a change here belongs there, too.
 */
export { FORMATS, InputError, type InputProblem, VERSION };

export interface CheckOptions {
  /** As in a config file; checked in the same way. */
  config: unknown;
  /** Judges these records instead of asking the sources; now is then `takenAt` unless `now` is given. */
  snapshot?: unknown;
  now?: Date;
  /** Only these subjects are shown and judged; counts never change. */
  teams?: readonly string[];
  people?: readonly string[];
  /** More warnings than this are a breach. */
  maxWarnings?: number;
  /** The counts that are let pass: what a file written by `wiplimit baseline` holds. */
  baseline?: unknown;
  /** Where tokens and addresses are looked up; the process's own environment unless given. */
  env?: Record<string, string | undefined>;
  /** The longest the reading may take; 120 unless given. */
  timeoutSeconds?: number;
  /** Spends as few of the vendors' points as can be. */
  thrifty?: boolean;
  signal?: AbortSignal;
  /** Told what is asked and what it cost; never a token. */
  debug?: (line: string) => void;
}

/** Gives the config back: a place for types, and nothing else. */
export function defineConfig<Config>(config: Config): Config {
  return config;
}

/**
 * Reads and judges, as `wiplimit check` does. A source that cannot be read is no exception: `outcome` is `incomplete`
 * then, and `sources[].problems` say why.
 * @throws InputError where the config, the snapshot or a variable cannot be used, with all problems at once
 */
export async function check(options: CheckOptions): Promise<Verdict> {
  const { teams = [], people = [], maxWarnings = null } = options;
  const plan = planOf(options.config, 'config');
  const given = options.snapshot === undefined ? null : validateSnapshot(options.snapshot, 'snapshot');
  const takenAt = given?.takenAt == null ? Date.now() : Date.parse(given.takenAt);
  const now = options.now?.getTime() ?? takenAt;
  const snapshot = given ?? (await read(plan, now, options));
  return judge(plan, snapshot, {
    now,
    version: VERSION,
    selection: { teams: [...teams], people: [...people] },
    maxWarnings,
    baseline: options.baseline === undefined ? NO_BASELINE : validateBaseline(options.baseline, 'baseline'),
  });
}

/**
 * Renders a verdict, as `wiplimit report` does.
 * @param options `width` in columns for a terminal; colours and links are off unless asked for
 * @throws InputError for a format that is none of `FORMATS`, and for what is no verdict
 */
export function render(verdict: Verdict, format: FormatName, options: Partial<ReporterOptions> = {}): string {
  const plain: ReporterOptions = { width: 80, color: 0, hyperlinks: false, tty: false, quiet: false };
  if (!FORMATS.includes(format))
    throw new InputError([
      {
        file: null,
        path: 'format',
        message: `there is no format "${String(format)}"`,
        hint: `The formats are ${FORMATS.join(', ')}.`,
      },
    ]);
  return reporters[format](parseVerdict(verdict), { ...plain, ...options });
}

/** Whoever calls from JavaScript may hand in anything. An older verdict gets what it lacks. */
function parseVerdict(verdict: unknown): Verdict {
  const result = verdictSchema.safeParse(verdict);
  if (result.success) return result.data;
  const hint = 'Give what check() was fulfilled with, or what JSON.parse makes of a saved verdict.';
  const isOne = typeof verdict === 'object' && verdict !== null && 'schemaVersion' in verdict;
  const problems = isOne
    ? result.error.issues.map(({ path, message }) => ({ path: path.join('.'), message }))
    : [{ path: '', message: `is none${verdict instanceof Promise ? ', but a promise' : ''}. ${hint}` }];
  throw new InputError(
    problems.map((problem) => ({ file: 'verdict', ...problem, hint: isOne ? hint : null })),
  );
}

async function read(plan: ReturnType<typeof planOf>, now: number, options: CheckOptions) {
  const { env = process.env, timeoutSeconds = 120, thrifty = false, signal, debug } = options;
  const problems = checkSources(plan, 'config');
  if (problems.length > 0) throw new InputError(problems);
  const [{ readEnvironment }, { finishedSince }, { readLive }, { createRedactor }] = await Promise.all([
    import('./cli/environment.ts'),
    import('./cli/history-window.ts'),
    import('./cli/read-live.ts'),
    import('./cli/redact.ts'),
  ]);
  const secrets: (string | null | undefined)[] = [];
  return readLive({
    plan,
    env: readEnvironment(env),
    now,
    timeoutMs: timeoutSeconds * 1000,
    finishedSince: finishedSince(plan, now, 0),
    thrifty,
    caches: null,
    signal: signal ?? new AbortController().signal,
    writer: { hide: (secret) => void secrets.push(secret) },
    progress: { report() {}, clear: async () => {} },
    debug: (line) => debug?.(createRedactor(secrets)(line)),
    whileWaiting() {},
  });
}
