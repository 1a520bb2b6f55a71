import { versions } from 'node:process';
import { checkSources, readsGithub } from '../../config/check-sources.ts';
import type { Plan } from '../../config/plan.ts';
import type { SourceProbe } from '../../doctor/facts.ts';
import type { DoctorAnswer } from '../../model/doctor.ts';
import { InputError } from '../../model/input-error.ts';
import type { Snapshot, SourceName, SourceReport } from '../../model/snapshot.ts';
import { VERSION } from '../../version.ts';
import { githubAccess, linearAccess } from '../access.ts';
import { printAnswer } from '../answer.ts';
import type { Command, Context } from '../context.ts';
import { type Deadline, startDeadline } from '../deadline.ts';
import { type Ask, askVendor, type Vendor } from '../doctor/ask.ts';
import { lookAtHistory } from '../doctor/look-at-history.ts';
import { lookUp, NOTHING_LOOKED_UP } from '../doctor/look-up.ts';
import { failedProbe, probe } from '../doctor/probe.ts';
import { channelFacts, programFacts } from '../doctor/surroundings.ts';
import { EXIT } from '../exit-code.ts';
import { findPlan, readRecords } from '../load.ts';
import type { AnswerOptions, ReadOptions } from '../options.ts';

export type DoctorOptions = ReadOptions & AnswerOptions;

/** Needed when the records are in; loading it takes longer than reading the config does. */
const loadJudging = () =>
  Promise.all([
    import('../../verdict/assess.ts'),
    import('../../verdict/judge.ts'),
    import('../../doctor/diagnose.ts'),
    import('../../reporters/terminal/answers/doctor.ts'),
  ]);

/** Everything that could make a number wrong, each with its remedy. */
export const doctor: Command<DoctorOptions> = async (context, options) => {
  const found = await findPlan(context, options);
  const { plan, configFile, baseline } = found;
  const live = options.snapshot === undefined;
  if (live) {
    const nothingToRead = checkSources(plan, configFile);
    if (nothingToRead.length > 0) throw new InputError(nothingToRead);
  }
  const vendors = live ? await vendorsOf(context, plan) : [];
  const { snapshot, now } = await readRecords(context, options, found, loadJudging);
  const [{ assess }, { verdictOf }, { diagnose }, { renderDoctor }] = await loadJudging();
  const assessment = assess(plan, snapshot, now, baseline.baseline);

  const asking = askable(vendors, snapshot);
  const lookedUp = live
    ? await withAsks(context, options, asking, snapshot, (asks) =>
        lookUp(plan, snapshot, asks, context.signal),
      )
    : NOTHING_LOOKED_UP;
  // The last of all: what is left of the rate limits is what this run leaves.
  const probes = await probeAll(context, options, vendors, snapshot);
  const { env, process } = context;
  const verdict = verdictOf(assessment, { version: VERSION });
  const answer = diagnose({
    assessment,
    asked: askedSources(plan),
    live,
    program: programFacts(env, process.env, versions.node),
    probes,
    ...lookedUp,
    channels: await channelFacts(plan, verdict, process.env),
    history: await lookAtHistory(context, found, now),
    baseline: { ...baseline, keys: [...baseline.baseline.keys()] },
  });
  const failed = await printAnswer(context, options, answer, renderDoctor);
  return exitCodeOf(answer) || failed;
};

const askedSources = (plan: Plan): SourceName[] => [
  ...(readsGithub(plan) ? (['github'] as const) : []),
  ...(plan.linear === null ? [] : (['linear'] as const)),
];

async function vendorsOf({ env, signal, writer }: Context, plan: Plan): Promise<Vendor[]> {
  return Promise.all(
    askedSources(plan).map(async (source) => {
      const credentials = source === 'github' ? await githubAccess(env, signal) : linearAccess(env);
      writer.hide(credentials.secret);
      return { source, credentials };
    }),
  );
}

/** Of a vendor that gave the reading nothing, no more is asked: it would be the same failure, after more tries. */
const failureOf = ({ sources }: Snapshot, source: SourceName): SourceReport | undefined =>
  sources.find(({ name, status }) => name === source && status === 'failed');

const askable = (vendors: readonly Vendor[], snapshot: Snapshot): Vendor[] =>
  vendors.filter(
    ({ source, credentials }) =>
      credentials.authorization !== null && failureOf(snapshot, source) === undefined,
  );

function probeAll(
  context: Context,
  options: DoctorOptions,
  vendors: readonly Vendor[],
  snapshot: Snapshot,
): Promise<SourceProbe[]> {
  const { env, signal } = context;
  return withAsks(context, options, vendors, snapshot, (asks) =>
    Promise.all(
      vendors.flatMap((vendor) => {
        const ask = asks[vendor.source];
        const failed = failureOf(snapshot, vendor.source);
        if (failed !== undefined) return failedProbe(vendor, failed, env);
        return ask === undefined ? [] : probe(vendor, ask, env, signal);
      }),
    ),
  );
}

/** Lends a way to ask each vendor, for as long as a reading may take. */
async function withAsks<Value>(
  { env, signal, writer }: Context,
  { timeout, debug }: DoctorOptions,
  vendors: readonly Vendor[],
  { sources }: Snapshot,
  work: (asks: Partial<Record<SourceName, Ask>>) => Promise<Value>,
): Promise<Value> {
  const milliseconds = timeout * 1000;
  const ending: Deadline = startDeadline(signal, milliseconds);
  const asks = vendors.map((vendor) => {
    const ask = askVendor(vendor, {
      env,
      signal: ending.signal,
      deadlineAt: Date.now() + milliseconds,
      // Where the reading has tried for long already nothing is waited for again.
      mostTries: sources.some(({ name, status }) => name === vendor.source && status !== 'complete') ? 1 : 2,
      now: Date.now,
      debug: (line) => {
        if (debug === true) void writer.err(`${line}\n`);
      },
    });
    return [vendor.source, ask] as const;
  });
  try {
    return await work(Object.fromEntries(asks));
  } finally {
    ending.clear();
  }
}

/** 4 where a token is missing or refused, 3 for any other problem; hints alone end with 0. */
function exitCodeOf({ findings, outcome }: DoctorAnswer): number {
  if (findings.some(({ cause }) => cause === 'credentials')) return EXIT.credentials;
  return outcome === 'problems' ? EXIT.incomplete : EXIT.ok;
}
