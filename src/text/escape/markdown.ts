import { sanitiseLine } from '../sanitise.ts';
import { webUrl } from './web-url.ts';

/** Written as references, which never are structure: neither a tag, nor a table's bar, nor code, nor a formula. */
const REFERENCES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '|': '&#124;',
  '\\': '&#92;',
  '`': '&#96;',
  $: '&#36;',
  // Behind a backslash, some readers take an image inside a link's text for one.
  '[': '&#91;',
  ']': '&#93;',
};

/** What turns a line into a heading, a list or an underline. */
const LINE_START = /^(?:[-+=#]|\d+(?=[.)]))/;
/**
 * Where GitHub and GitLab look for people, issues and addresses in the finished page: no escape hides those, only
 * a character between that has no width. Clean text holds none.
 */
const BREAK = '\u200b';

const unlinked = (text: string): string =>
  text
    .replaceAll('@', `@${BREAK}`)
    .replace(/([#!])(?=\d)/g, `$1${BREAK}`)
    .replace(/(gh)-(?=\d)/gi, `$1-${BREAK}`)
    .replace(/:(?=\/\/)/g, `:${BREAK}`)
    .replace(/(mailto|xmpp):/gi, `$1:${BREAK}`)
    .replace(/(www)\./gi, `$1${BREAK}.`);

const escaped = (text: string): string =>
  text.replace(/[&<>|\\`$[\]]/g, (character) => REFERENCES[character] ?? character).replace(/[*_~]/g, '\\$&');

const atLineStart = (text: string): string =>
  text.replace(LINE_START, (start) => (/\d/.test(start) ? `${start}${BREAK}` : `\\${start}`));

/**
 * Text as Markdown that shows exactly this text on one line, in a table's cell as well: no mark-up, no tag, and nobody
 * is mentioned, no issue or address linked. Empty text is a dash.
 */
export function markdownText(text: string): string {
  const line = sanitiseLine(text);
  return line === '' ? '–' : atLineStart(escaped(unlinked(line))).replaceAll(BREAK, '&#8203;');
}

/** A link with this text; only the text where there is no web address. */
export function markdownLink(text: string, url: string | null): string {
  const address = webUrl(url);
  const line = sanitiseLine(text);
  // Inside a link nobody looks for mentions, and an id that is copied stays whole.
  return address === null || line === ''
    ? markdownText(text)
    : `[${escaped(line)}](${address.replaceAll('&', '&amp;')})`;
}
