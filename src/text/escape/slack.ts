import { sanitiseLine } from '../sanitise.ts';

const REFERENCES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/**
 * One line of text for a field that Slack parses. Mentions, channels and links all begin with `<`, and Slack knows no
 * other escape: what `*`, `_`, `~`, a backtick or `:name:` makes of a text, only `plain_text` and rich text prevent.
 */
export const slackText = (text: string): string =>
  sanitiseLine(text).replace(/[&<>]/g, (character) => REFERENCES[character] ?? character);
