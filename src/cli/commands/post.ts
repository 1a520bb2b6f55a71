import { setTimeout as sleep } from 'node:timers/promises';
import { send } from '../../channels/send.ts';
import type { ChannelName } from '../../config/plan.ts';
import { HistoryError } from '../../history/history-error.ts';
import type { Verdict } from '../../model/verdict.ts';
import { SourceError } from '../../sources/http/source-error.ts';
import { dayAndTime } from '../../text/day.ts';
import { dayOfVerdict } from '../../verdict/run-of.ts';
import { teamsOnly } from '../../verdict/teams-only.ts';
import type { Command, Context } from '../context.ts';
import { EXIT } from '../exit-code.ts';
import { openRunMemory } from '../history/run-memory.ts';
import { type FoundPlan, findPlan, readInput } from '../load.ts';
import type { PostOptions } from '../options.ts';
import { parseVerdict } from '../parse-verdict.ts';
import { STDOUT } from '../post/channels.ts';
import { type ClaimKeeper, claimKeeper } from '../post/claims.ts';
import { deliver, type Outcome } from '../post/deliver.ts';
import { whyNotDue } from '../post/is-due.ts';
import { payloadFor } from '../post/payload.ts';
import { readForPost } from '../post/read.ts';
import { type Target, targetsOf } from '../post/targets.ts';
import { reporterOptions } from '../show.ts';

const SEND_TIMEOUT_MS = 20_000;
/** Slack alone says in words that it took a message; whatever else answers is not Slack. */
const ACKNOWLEDGEMENT: Partial<Record<ChannelName, string>> = { slack: 'ok' };

/** The daily summary, at most once for each channel, config and calendar day. */
export const post: Command<PostOptions, [channel: string | undefined]> = async (
  context,
  options,
  channel,
) => {
  const found = await planFor(context, options, channel);
  const named = channel === undefined || channel === STDOUT ? undefined : (channel as ChannelName);
  const targets = channel === STDOUT ? [] : targetsOf(found?.plan ?? null, named, context.process.env);
  for (const { address } of targets) if ('url' in address) context.writer.hide(address.url);

  const failures: string[] = [];
  const memory = await openRunMemory(context, found ?? NO_CONFIG, failures);
  try {
    const verdict =
      options.from === undefined && found !== null
        ? await readForPost(context, options, found, memory)
        : await savedVerdict(context, options.from ?? '', found);
    const isMissing = targets.some(({ address }) => 'problem' in address);
    if (channel === STDOUT) failures.push(...(await printed(context, verdict)));
    const keeper = await claimKeeper(context, memory, found?.plan ?? null, found?.configFile ?? null);
    const people = found?.plan.people ?? [];
    for (const target of targets) {
      const outcome = await postTo(target, verdict, people, keeper, context, options).catch(failedOf(target));
      if (outcome.state === 'failed' || outcome.state === 'unknown') failures.push(outcome.message);
      else if (options.quiet !== true) await context.writer.err(`wiplimit: ${outcome.message}\n`);
    }
    for (const failure of failures) await context.writer.err(`wiplimit: ${failure}\n`);
    if (isMissing) return EXIT.input;
    if (verdict.sources.some(({ cause }) => cause === 'credentials')) return EXIT.credentials;
    return failures.length > 0 ? EXIT.output : EXIT.ok;
  } finally {
    await memory.close();
  }
};

/** A saved verdict needs no config, unless the config is what says where to post. */
async function planFor(
  context: Context,
  options: PostOptions,
  channel: string | undefined,
): Promise<FoundPlan | null> {
  if (options.from === undefined || channel === undefined || options.config !== undefined)
    return findPlan(context, options);
  const { findConfig } = await import('../../config/find.ts');
  return (await findConfig({ cwd: context.process.cwd() })) === null ? null : findPlan(context, options);
}

/** What a config keeps to itself it does not post, whoever saved it. */
async function savedVerdict({ process }: Context, file: string, found: FoundPlan | null): Promise<Verdict> {
  const verdict = parseVerdict(await readInput(process.cwd(), file), file);
  return found?.plan.privacy === 'team' ? teamsOnly(verdict) : verdict;
}

/** One channel's failure does not stop the others. */
const failedOf =
  ({ post: { to } }: Target) =>
  (error: unknown): Outcome => {
    const again = `wiplimit post ${to} --again sends it all the same.`;
    if (error instanceof HistoryError)
      return { state: 'failed', message: `nothing was posted to ${to}: ${error.message} ${again}` };
    if (error instanceof SourceError)
      return { state: 'failed', message: `nothing was posted to ${to}: ${error.message}` };
    throw error;
  };

async function postTo(
  { post: plan, address }: Target,
  verdict: Verdict,
  people: FoundPlan['plan']['people'],
  keeper: ClaimKeeper | null,
  { signal, env }: Context,
  { again = false }: PostOptions,
): Promise<Outcome> {
  const channel = plan.to;
  if ('problem' in address) return { state: 'failed', message: address.problem };
  const notDue = whyNotDue(plan, verdict);
  if (notDue !== null)
    return { state: 'spared', message: `nothing to post to ${channel} ("when": "${plan.when}"): ${notDue}.` };
  const body = await payloadFor(plan, verdict, people);
  const { createSend } = await import('../../sources/http/dispatcher.ts');
  const fetch = await createSend(channel, env, 1);
  const acknowledgement = ACKNOWLEDGEMENT[channel] ?? null;
  const sending = () =>
    send(
      { url: address.url, body, acknowledgement },
      {
        fetch,
        now: Date.now,
        sleep: (milliseconds, signalled) => sleep(milliseconds, undefined, { signal: signalled }),
        signal,
        timeoutMs: SEND_TIMEOUT_MS,
      },
    );
  if (keeper === null && !again)
    return {
      state: 'failed',
      message: `nothing was posted to ${channel}, for nobody would remember it, and the next run would post again. wiplimit post ${channel} --again sends it all the same.`,
    };
  return deliver({
    claims: keeper?.claims ?? FORGETFUL,
    post: { series: keeper?.series ?? '', channel, day: dayOfVerdict(verdict) },
    again,
    now: Date.now,
    send: sending,
    timeOf: (at) => dayAndTime(new Date(at).toISOString(), verdict.timezone)?.time ?? '',
  });
}

/** A saved verdict may be posted from anywhere. */
const NO_CONFIG = { plan: { history: null, name: null }, configFile: '.' };

/** Where nothing can be remembered and the user said so. */
const FORGETFUL: ClaimKeeper['claims'] = { claim: async () => null, settle: async () => {} };

async function printed({ process, writer }: Context, verdict: Verdict): Promise<string[]> {
  const { text } = await import('../../reporters/summary/text.ts');
  const failure = await writer.out(text(verdict, reporterOptions(process, {})));
  return failure === null ? [] : [`The summary could not be printed: ${failure.message}.`];
}
