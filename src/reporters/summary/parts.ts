import type { VerdictItem } from '../../model/verdict.ts';
import { webUrl } from '../../text/escape/web-url.ts';
import { sanitiseLine } from '../../text/sanitise.ts';
import { shorten } from './shorten.ts';

/** A piece of a line. It says only what there is; how it looks, and what must be escaped, is the sink's to know. */
export interface Part {
  /** One line of clean text, never empty. */
  text: string;
  strong: boolean;
  /** Of the item it names, in ASCII. */
  url: string | null;
  /** Of the item it names. */
  title: string | null;
  /** A Slack user's id, where it names a person who asked to be mentioned. */
  mention: string | null;
}

export type SummaryLine = readonly Part[];

/** Whom to mention: people's names and their Slack users. */
export type Mentions = ReadonlyMap<string, string>;

const MOST_IN_NAME = 40;
const MOST_IN_TITLE = 70;
/** Longer addresses are no item's. */
const MOST_IN_URL = 500;
const SLACK_USER = /^[UW][A-Z0-9]{2,}$/;

const part = (text: string, rest: Partial<Part> = {}): Part => ({
  text,
  strong: false,
  url: null,
  title: null,
  mention: null,
  ...rest,
});

/** Words of our own, spaces included. What comes from outside goes through `clean` first. */
export const plain = (text: string): Part => part(text);
export const strong = (text: string): Part => part(text, { strong: true });

/** One line of text from outside; a dash where nothing of it can be seen. */
export const clean = (text: string, most = 300): string => shorten(sanitiseLine(text), most) || '–';

/** A name of somebody or something, short enough for a line that says more. */
export const named = (name: string): string => clean(name, MOST_IN_NAME);

export const titled = (title: string): string => clean(title, MOST_IN_TITLE);

/** A person by name, or as a mention where they asked for it. */
export function person(name: string, mentions: Mentions, text = name): Part {
  const id = mentions.get(name);
  return part(named(text), { mention: id !== undefined && SLACK_USER.test(id) ? id : null });
}

/** An item, or a pull request in review, by its id, with the address where it can be read. */
export function reference(id: string, item?: Pick<VerdictItem, 'title'> & { url: string | null }): Part {
  const url = usableUrl(item?.url ?? null);
  return part(named(id), { url, title: item === undefined ? null : titled(item.title) });
}

/** A web address that a sink can take; else null. */
export function usableUrl(url: string | null): string | null {
  const address = webUrl(url);
  return address !== null && address.length <= MOST_IN_URL ? address : null;
}

/** Parts as a sentence has them: `a`, `a and b`, `a, b and c`. */
export function joined(parts: readonly Part[]): SummaryLine {
  return parts.flatMap((each, index) => {
    if (index === 0) return [each];
    return [plain(index === parts.length - 1 ? ' and ' : ', '), each];
  });
}

/**
 * The line with neighbours that look alike as one part, and without those that say nothing: Slack refuses a message in
 * which an element has no text.
 */
export function compact(line: SummaryLine): SummaryLine {
  const parts: Part[] = [];
  for (const each of line) {
    const last = parts.at(-1);
    if (each.text === '') continue;
    if (last !== undefined && isWords(last) && isWords(each) && last.strong === each.strong)
      parts[parts.length - 1] = { ...last, text: last.text + each.text };
    else parts.push(each);
  }
  return parts;
}

const isWords = ({ url, title, mention }: Part): boolean =>
  url === null && title === null && mention === null;

/** What a line says, without how it looks. */
export const textOf = (line: SummaryLine): string => line.map(({ text }) => text).join('');

/** A part's text through an escape that takes whole lines: the spaces that part it from its neighbours stay. */
export function escaped({ text }: Part, encode: (line: string) => string): string {
  const inner = text.trim();
  return inner === '' ? text : text.replace(inner, () => encode(inner));
}
