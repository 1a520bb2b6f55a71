import { marked, type Token } from 'marked';
import { identifiersInText, withPlainIdentifiers } from './identifiers.ts';

/**
 * Magic words in a pull request's body, as Linear documents them: a word, then identifiers or Linear addresses
 * on the same line. Closing words finish the issue on merge; the others only relate to it; `skip` and `ignore`
 * unlink.
 */
const CLOSING =
  'close|closes|closed|closing|fix|fixes|fixed|fixing|resolve|resolves|resolved|resolving|complete|completes|completed|completing|implement|implements|implemented|implementing|linear issue';
const RELATING = 'ref|refs|reference|references|part of|related to|relates to|contributes to|toward|towards';
const UNLINKING = 'skip|ignore';
// `préfix` holds no magic word; text that has no spaces (修正fixes PAY-12) may.
const MAGIC_WORD = new RegExp(
  `(?<![\\p{Script=Latin}0-9-])(?:(${CLOSING})|(${RELATING})|(${UNLINKING}))(?![\\p{Script=Latin}0-9-])`,
  'giu',
);
/** What every identifier holds, in whatever case an address spells it. */
const ANYTHING_LIKE_IT = /[a-z0-9]-[1-9]/i;
/** What may stand between `skip` and the identifiers it unlinks. */
const ONLY_IDENTIFIERS = /^(?:[\s:,;&+/#*_[\]()]|\band\b|[A-Z][A-Z0-9]*-\d+)*$/;

export interface BodyMention {
  id: string;
  kind: 'closing' | 'relating' | 'unlinking';
  /** The line that says so. */
  evidence: string;
}

/**
 * @param body Markdown, line breaks as `\n`
 * @param keys team keys that Linear has, in upper case
 * @returns mentions in the order of the text
 */
export function mentionsInBody(body: string, keys: ReadonlySet<string>): BodyMention[] {
  if (!ANYTHING_LIKE_IT.test(body)) return [];
  const lines = body.split('\n');
  const asWritten = mentionsInLines(lines, keys);
  // Parsing Markdown costs far more than this look, and most bodies name nothing.
  if (asWritten.length === 0 || isPlain(body, lines, asWritten)) return asWritten;
  return mentionsInLines(ownWords(body).split('\n'), keys);
}

/** The text a reader takes as the author's own words: no code, no quotes, no HTML comments. */
function ownWords(body: string): string {
  try {
    return marked.lexer(body).map(textOf).join('\n');
  } catch (error) {
    // Quotes and lists some thousand levels deep outgrow the parser's stack; whatever is in there names nothing.
    if (error instanceof RangeError) return '';
    throw error;
  }
}

function mentionsInLines(lines: readonly string[], keys: ReadonlySet<string>): BodyMention[] {
  return lines.flatMap((rawLine) => {
    const line = withPlainIdentifiers(rawLine);
    const ids = identifiersInText(line, keys);
    if (ids.length === 0) return [];
    const words = [...line.matchAll(MAGIC_WORD)].toReversed();
    return ids.flatMap(({ id, index }) => {
      const kind = governingWord(line, words, index);
      return kind === null ? [] : [{ id, kind, evidence: rawLine.trim() }];
    });
  });
}

/** Whether no code, quote, comment or escape can touch the lines that name something. */
function isPlain(body: string, lines: readonly string[], mentions: readonly BodyMention[]): boolean {
  if (/[<>\\~]|``|^(?: {4}|\t)/m.test(body)) return false;
  // An odd number of backticks may open code that goes on in the next line.
  if (lines.some((line) => (line.split('`').length - 1) % 2 === 1)) return false;
  return !mentions.some((mention) => mention.evidence.includes('`'));
}

/**
 * The nearest magic word before the identifier; `skip` and `ignore` only directly before it.
 * @param words of the line, the last one first
 */
function governingWord(line: string, words: RegExpMatchArray[], index: number): BodyMention['kind'] | null {
  const endOf = (word: RegExpMatchArray) => (word.index ?? 0) + word[0].length;
  const before = words.findIndex((word) => endOf(word) <= index);
  const nearest = words[before];
  if (nearest === undefined) return null;
  if (nearest[3] !== undefined && ONLY_IDENTIFIERS.test(line.slice(endOf(nearest), index)))
    return 'unlinking';
  const linking = words.find((word, position) => position >= before && word[3] === undefined);
  if (linking === undefined) return null;
  return linking[1] === undefined ? 'relating' : 'closing';
}

function textOf(token: Token): string {
  switch (token.type) {
    case 'code':
    case 'codespan':
    case 'blockquote':
      return ' ';
    case 'html':
      return withoutTags(token.text);
    case 'br':
      return '\n';
    case 'link':
      return token.text === token.href ? token.href : `${childrenText(token)} ${token.href}`;
    case 'image':
      return ' ';
    case 'table':
      return [token.header, ...token.rows]
        .map((row: { tokens: Token[] }[]) => row.map((cell) => cell.tokens.map(textOf).join('')).join(' '))
        .join('\n');
    case 'list':
      return token.items.map(childrenText).join('\n');
    case 'paragraph':
    case 'heading':
    case 'list_item':
      return `${childrenText(token)}\n`;
    default:
      return 'tokens' in token && token.tokens !== undefined ? childrenText(token) : token.raw;
  }
}

const QUOTING_TAG = /^<(code|pre|blockquote|q)\b/i;

function childrenText(token: Token): string {
  if (!('tokens' in token) || token.tokens === undefined) return token.raw;
  let text = '';
  let until: string | null = null;
  for (const child of token.tokens) {
    if (until !== null) {
      if (child.raw.toLowerCase().startsWith(until)) until = null;
      continue;
    }
    const opening = child.type === 'html' ? QUOTING_TAG.exec(child.raw) : null;
    if (opening === null) text += textOf(child);
    else until = `</${opening[1]?.toLowerCase()}`;
  }
  return text;
}

/** HTML in Markdown: comments are invisible, tags say nothing; what stands between them does. */
function withoutTags(html: string): string {
  return html
    .replace(/<!--[\s\S]*?(?:-->|$)/g, ' ')
    .replace(/<(code|pre|blockquote)\b[\s\S]*?(?:<\/\1>|$)/gi, ' ')
    .replace(/<[^<>]*>/g, ' ');
}
