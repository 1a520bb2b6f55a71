import { sanitiseLine } from '../sanitise.ts';

/**
 * One line of text as Discord's Markdown that shows exactly this text: no mark-up, mention, channel, emoji, time or
 * link, as
 * long as it does not stand at the start of a line, where `-` and `1.` begin a list. Whether somebody is pinged is not for text to prevent, but for `allowed_mentions`.
 */
export const discordText = (text: string): string => sanitiseLine(text).replace(/[\\`*_~|<>#[\]:@]/g, '\\$&');
