import type { ChannelName, Plan, PostPlan } from '../../config/plan.ts';
import { InputError } from '../../model/input-error.ts';
import { type Address, addressOf } from './addresses.ts';

export interface Target {
  post: PostPlan;
  address: Address;
}

const PLAIN: Omit<PostPlan, 'to'> = { when: 'always', names: true, mentions: false, link: null };

/**
 * Where to post: the channel named on the command line, whatever its `when` says; else those of the config.
 * @throws InputError where there is none, or none of them has an address
 */
export function targetsOf(
  plan: Pick<Plan, 'post'> | null,
  channel: ChannelName | undefined,
  env: Record<string, string | undefined>,
): Target[] {
  const posts = channel === undefined ? (plan?.post ?? []) : [named(plan, channel)];
  if (posts.length === 0)
    throw new InputError([
      {
        file: null,
        path: '',
        message: 'it is not said where to post',
        hint: 'Name a channel (wiplimit post slack), or add "post": [{"to": "slack"}] to the config. wiplimit post stdout prints the summary.',
      },
    ]);
  const targets = posts.map((post) => ({ post, address: addressOf(post.to, env) }));
  const problems = targets.flatMap(({ address }) => ('problem' in address ? [address.problem] : []));
  if (problems.length < targets.length) return targets;
  throw new InputError(problems.map((message) => ({ file: null, path: '', message, hint: null })));
}

function named(plan: Pick<Plan, 'post'> | null, channel: ChannelName): PostPlan {
  const configured = plan?.post.find(({ to }) => to === channel);
  return { ...PLAIN, ...configured, to: channel, when: 'always' };
}
