import type { LimitStatus } from '../../model/verdict.ts';
import { sanitiseText } from '../../text/sanitise.ts';

/** How a piece of text looks: by the status it speaks of, or by its weight. */
export type Style = LimitStatus | 'strong' | 'dim' | 'plain';

/** A piece of text in one style, perhaps a hyperlink. */
export interface Span {
  text: string;
  style: Style;
  href: string | null;
}
export type Line = readonly Span[];

/** A space that a line is not broken at. It is painted as an ordinary one. */
export const NO_BREAK = '\u00a0';
export const BLANK: Line = [];

const PRINTABLE_ASCII = /^[\u0020-\u007e]*$/;

/**
 * The only way to a span. What a terminal would obey instead of show is taken out here too, because a verdict
 * may also come from a saved file; and a line break inside a name would end the line it stands in.
 */
export function span(text: string, style: Style = 'plain', href: string | null = null): Span {
  const clean = PRINTABLE_ASCII.test(text) ? text : sanitiseText(text).replace(/[\n\t]/g, ' ');
  return { text: clean, style, href };
}

/** A symbol and a word for each status, so that no colour is needed to tell them apart. */
const SYMBOLS: Record<LimitStatus, string> = { over: '✖', unknown: '?', warned: '▲', at: '●', within: '✔' };

/** `✖ over`, in the status's colour; another word may stand for it (`✖ past its SLE`). */
export function statusSpan(status: LimitStatus, word: string = status): Span {
  return span(`${SYMBOLS[status]}${NO_BREAK}${word}`, status);
}

/** Words that stay on one line together. */
export const together = (text: string): string => text.replaceAll(' ', NO_BREAK);

/** The line behind so many spaces. */
export const indented = (line: Line, columns: number): Line =>
  columns === 0 || line.length === 0 ? line : [span(' '.repeat(columns)), ...line];
