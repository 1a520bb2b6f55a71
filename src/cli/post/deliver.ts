import type { Delivery } from '../../channels/send.ts';
import type { ClaimState, Claims, Post } from '../../history/history.ts';
import { HistoryError } from '../../history/history-error.ts';

/** How a post ended, with a sentence; `failed` and `unknown` make the exit code 5. */
export interface Outcome {
  state: 'sent' | 'spared' | 'failed' | 'unknown';
  message: string;
}

export interface DeliverOptions {
  claims: Claims;
  post: Post;
  /** Sends although the day's post is claimed. */
  again: boolean;
  now(): number;
  send(): Promise<Delivery>;
  /** The time of day of an instant, in the config's zone. */
  timeOf(at: number): string;
}

/** A claim that says nothing for longer was made by a run that is no more. */
const LONGEST_SENDING_MS = 10 * 60_000;

/**
 * Sends a day's post at most once: it is claimed first, and given back only where surely nothing was delivered.
 * @throws HistoryError where the claim cannot be made, unless it is sent again: then nothing is sent
 */
export async function deliver(options: DeliverOptions): Promise<Outcome> {
  const { claims, post, again, now, send } = options;
  const taken = await claimOf(options);
  if (taken !== null && !again) return standing(taken, options);
  const delivery = await send();
  const kept = delivery.state === 'refused' ? (taken === null ? null : lasting(taken.state)) : delivery.state;
  const unkept = await claims.settle(post, kept, now()).then(
    () => '',
    (error: unknown) => ` That could not be kept: ${error instanceof Error ? error.message : String(error)}`,
  );
  if (delivery.state === 'sent')
    return { state: unkept === '' ? 'sent' : 'failed', message: `posted to ${post.channel}.${unkept}` };
  if (delivery.state === 'refused')
    return {
      state: 'failed',
      message: `nothing was posted to ${post.channel}: ${delivery.reason} The next run tries again.${unkept}`,
    };
  return {
    state: 'unknown',
    message: `nobody can tell whether ${post.channel} got the post: ${delivery.reason} Look there; wiplimit post ${post.channel} --again sends it once more.${unkept}`,
  };
}

async function claimOf({ claims, post, again, now }: DeliverOptions): ReturnType<Claims['claim']> {
  try {
    return await claims.claim(post, now());
  } catch (error) {
    if (again && error instanceof HistoryError) return null;
    throw error;
  }
}

/** A refused second try leaves what was known of the first. */
const lasting = (state: ClaimState): Exclude<ClaimState, 'claimed'> =>
  state === 'sent' ? 'sent' : 'unknown';

function standing(
  { state, at }: { state: ClaimState; at: number },
  { post: { channel, day }, now, timeOf }: DeliverOptions,
): Outcome {
  const again = `wiplimit post ${channel} --again sends it once more.`;
  if (state === 'sent')
    return { state: 'spared', message: `${channel} has had its post of ${day}, at ${timeOf(at)}. ${again}` };
  if (state === 'claimed' && now() - at < LONGEST_SENDING_MS)
    return {
      state: 'spared',
      message: `another run has been posting to ${channel} since ${timeOf(at)}, so this one leaves it alone.`,
    };
  return {
    state: 'unknown',
    message: `nobody can tell whether ${channel} got its post of ${day}: the run of ${timeOf(at)} never learned it. Look there; ${again}`,
  };
}
