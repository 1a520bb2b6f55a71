import stringWidth from 'string-width';

/**
 * How wide text is in a terminal, in columns. A grapheme (what a person sees as one character) is never cut:
 * a flag, a family emoji and an accented letter stay whole.
 */

const PRINTABLE_ASCII = /^[\u0020-\u007e]*$/;
const ELLIPSIS = '…';
const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Titles repeat their graphemes, and measuring one costs more than finding it here. */
const graphemeWidths = new Map<string, number>();
const MAX_REMEMBERED = 20_000;

function graphemeWidth(grapheme: string): number {
  const known = graphemeWidths.get(grapheme);
  if (known !== undefined) return known;
  const width = stringWidth(grapheme);
  if (graphemeWidths.size >= MAX_REMEMBERED) graphemeWidths.clear();
  graphemeWidths.set(grapheme, width);
  return width;
}

/** Columns that text without escape sequences takes. */
export function visibleWidth(text: string): number {
  if (PRINTABLE_ASCII.test(text)) return text.length;
  let width = 0;
  for (const { segment } of segmenter.segment(text)) width += graphemeWidth(segment);
  return width;
}

/**
 * The longest start of a text that fits into so many columns, and what is left of it. Where not even the first
 * grapheme fits, the head is empty.
 */
export function splitAtWidth(text: string, columns: number): { head: string; rest: string } {
  if (PRINTABLE_ASCII.test(text)) return { head: text.slice(0, columns), rest: text.slice(columns) };
  let width = 0;
  for (const { segment, index } of segmenter.segment(text)) {
    width += graphemeWidth(segment);
    if (width > columns) return { head: text.slice(0, index), rest: text.slice(index) };
  }
  return { head: text, rest: '' };
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
