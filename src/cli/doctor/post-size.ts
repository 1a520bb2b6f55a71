import * as z from 'zod';
import type { ChannelName } from '../../config/plan.ts';
import type { PostSize } from '../../doctor/facts.ts';

/** What receivers take: the measures that the reporters of the channels shorten by. */
const SLACK_CHARACTERS = 12_000;
const TEAMS_BYTES = 26_000;
const DISCORD_DESCRIPTION_CHARACTERS = 4096;

const discordBody = z.object({ embeds: z.tuple([z.object({ description: z.string() })]) });

/**
 * How large a post is, measured as its receiver does.
 * @param body what would be sent
 */
export function sizeOf(channel: ChannelName, body: string): PostSize {
  const bytes = new TextEncoder().encode(body).length;
  switch (channel) {
    case 'slack':
      return { length: body.length, unit: 'character', most: SLACK_CHARACTERS };
    case 'discord': {
      const [{ description }] = discordBody.parse(JSON.parse(body)).embeds;
      return { length: description.length, unit: 'character', most: DISCORD_DESCRIPTION_CHARACTERS };
    }
    case 'msteams':
      return { length: bytes, unit: 'byte', most: TEAMS_BYTES };
    default:
      return { length: bytes, unit: 'byte', most: null };
  }
}
