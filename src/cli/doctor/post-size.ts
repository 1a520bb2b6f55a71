import * as z from 'zod';
import type { ChannelName } from '../../config/plan.ts';
import type { PostSize } from '../../doctor/facts.ts';
import { DISCORD_DESCRIPTION_CHARACTERS } from '../../reporters/discord/discord.ts';
import { TEAMS_BYTES } from '../../reporters/msteams/msteams.ts';
import { SLACK_CHARACTERS } from '../../reporters/slack/slack.ts';

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
