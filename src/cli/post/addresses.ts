import * as z from 'zod';
import type { ChannelName } from '../../config/plan.ts';
import { webAddress } from '../environment.ts';

/** In which variable each channel's address stands; the config never holds one. */
export const ADDRESS_VARIABLES: Record<ChannelName, string> = {
  slack: 'SLACK_WEBHOOK_URL',
  msteams: 'MSTEAMS_WEBHOOK_URL',
  discord: 'DISCORD_WEBHOOK_URL',
  webhook: 'WIPLIMIT_WEBHOOK_URL',
};

const HOW_TO: Record<ChannelName, string> = {
  slack: 'In Slack: Apps → Incoming Webhooks → Add to a channel.',
  msteams: 'In Teams: the channel’s Workflows → "Post to a channel when a webhook request is received".',
  discord: 'In Discord: the channel’s settings → Integrations → Webhooks.',
  webhook: 'It gets the verdict as JSON.',
};

/** An address that can be sent to, or a sentence that says what is wrong with it. */
export type Address = { url: string } | { problem: string };

/** @param env the process's */
export function addressOf(channel: ChannelName, env: Record<string, string | undefined>): Address {
  const name = ADDRESS_VARIABLES[channel];
  const result = z.object({ url: webAddress }).safeParse({ url: env[name] });
  // The value is a secret: whoever has it can post.
  if (!result.success) return { problem: `${name} ${result.error.issues[0]?.message}.` };
  const { url } = result.data;
  return url === undefined
    ? { problem: `${name} is not set, so nothing can be posted to ${channel}. ${HOW_TO[channel]}` }
    : { url };
}
