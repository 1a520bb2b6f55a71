import stringWidth from 'string-width';

/**
 * How wide text is in a terminal, in columns. A grapheme (what a person sees as one character) is never cut:
 * a flag, a family emoji and an accented letter stay whole.
 */

const PRINTABLE_ASCII = /^[\u0020-\u007e]*$/;
/**
 * Where every UTF-16 unit is a grapheme of its own and its width is known: Latin, Greek and Cyrillic letters,
 * common punctuation, Chinese, Japanese and Korean. Only other text needs the segmenter, which takes 20 µs a title.
 */
const SIMPLE =
  /^[\u0020-\u007e\u00a0-\u00ac\u00ae-\u02ff\u0370-\u0482\u048a-\u052f\u2010-\u2027\u25cb\u25cf\u25b2\u2714\u2716\u3001-\u3029\u3041-\u3096\u30a1-\u30ff\u4e00-\u9fff\uac00-\ud7a3\uff01-\uff5e]*$/;
const FIRST_WIDE = 0x3001;
const ELLIPSIS = '…';
const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Thai and Lao "am": part of the grapheme before it, yet terminals give it a column that string-width does not. */
const SPACING_AM = /(?<=.)[\u0e33\u0eb3]/gsu;

/** Titles repeat their graphemes, and measuring one costs more than finding it here. */
const graphemeWidths = new Map<string, number>();
const MAX_REMEMBERED = 20_000;

function graphemeWidth(grapheme: string): number {
  const known = graphemeWidths.get(grapheme);
  if (known !== undefined) return known;
  const width = stringWidth(grapheme) + (grapheme.match(SPACING_AM)?.length ?? 0);
  if (graphemeWidths.size >= MAX_REMEMBERED) graphemeWidths.clear();
  graphemeWidths.set(grapheme, width);
  return width;
}

const simpleWidth = (text: string, index: number): number => (text.charCodeAt(index) < FIRST_WIDE ? 1 : 2);

/** Columns that text without escape sequences takes. */
export function visibleWidth(text: string): number {
  if (PRINTABLE_ASCII.test(text)) return text.length;
  let columns = 0;
  if (SIMPLE.test(text))
    for (let index = 0; index < text.length; index += 1) columns += simpleWidth(text, index);
  else for (const { segment } of segmenter.segment(text)) columns += graphemeWidth(segment);
  return columns;
}

/**
 * The longest start of a text that fits into so many columns, and what is left of it. Where not even the first
 * grapheme fits, the head is empty.
 */
export function splitAtWidth(text: string, columns: number): { head: string; rest: string } {
  const end = lengthWithin(text, columns);
  return { head: text.slice(0, end), rest: text.slice(end) };
}

function lengthWithin(text: string, columns: number): number {
  if (PRINTABLE_ASCII.test(text)) return Math.min(text.length, columns);
  let taken = 0;
  if (SIMPLE.test(text)) {
    let index = 0;
    while (index < text.length && taken + simpleWidth(text, index) <= columns) {
      taken += simpleWidth(text, index);
      index += 1;
    }
    return index;
  }
  for (const { segment, index } of segmenter.segment(text)) {
    taken += graphemeWidth(segment);
    if (taken > columns) return index;
  }
  return text.length;
}

/** The text, or as much of it as leaves room for the `…` that says there is more. Never wider than `columns`. */
export function truncate(text: string, columns: number): string {
  const { head, rest } = splitAtWidth(text, columns);
  if (rest === '') return head;
  if (columns < 1) return '';
  return `${splitAtWidth(head, columns - 1).head.trimEnd()}${ELLIPSIS}`;
}

/** The text with spaces after it (or before it, aligned right) up to so many columns. */
export function pad(text: string, columns: number, align: 'left' | 'right' = 'left'): string {
  const spaces = ' '.repeat(Math.max(0, columns - visibleWidth(text)));
  return align === 'left' ? text + spaces : spaces + text;
}
