import { splitAtWidth, visibleWidth } from '../../text/width.ts';
import { indented, type Line, type Span } from './span.ts';

export interface WrapOptions {
  /** Columns of the terminal. */
  width: number;
  /** Columns left free before the first line. */
  indent?: number;
  /** Columns left free before the lines after it; by default as before the first. */
  hang?: number;
}

/**
 * Breaks styled text into lines at its spaces. A word that is wider than a line, such as a URL, is continued on
 * the next; nothing is lost. No line is wider than `width`.
 */
export function wrap(spans: Line, { width, indent = 0, hang = indent }: WrapOptions): Line[] {
  const lines: Line[] = [];
  let current: Span[] = [];
  let used = 0;
  const room = () => Math.max(2, width - (lines.length === 0 ? indent : hang));
  const flush = () => {
    lines.push(indented(merged(withoutTrailingSpace(current)), lines.length === 0 ? indent : hang));
    current = [];
    used = 0;
  };
  const put = (text: string, like: Span) => {
    current.push({ ...like, text });
    used += visibleWidth(text);
  };
  for (const piece of words(spans)) {
    const wide = visibleWidth(piece.text);
    if (piece.text === ' ') {
      if (used > 0 && used < room()) put(' ', piece);
      continue;
    }
    if (used > 0 && used + wide > room() && wide <= room()) flush();
    let rest = piece.text;
    while (visibleWidth(rest) > room() - used) {
      const split = splitAtWidth(rest, room() - used);
      if (split.head === '' && used === 0) break;
      if (split.head !== '') put(split.head, piece);
      flush();
      rest = split.rest;
    }
    if (rest !== '') put(rest, piece);
  }
  if (current.length > 0 || lines.length === 0) flush();
  return lines;
}

/** The spans cut at their spaces, each space a piece of its own. */
function words(spans: Line): Span[] {
  return spans.flatMap((piece) =>
    piece.text
      .split(/( )/)
      .filter((text) => text !== '')
      .map((text) => ({ ...piece, text })),
  );
}

function withoutTrailingSpace(line: Span[]): Span[] {
  const last = line.at(-1);
  return last?.text === ' ' ? withoutTrailingSpace(line.slice(0, -1)) : line;
}

/** Neighbours of one style as one span: fewer escape sequences, and a hyperlink that is whole. */
function merged(line: Span[]): Line {
  const result: Span[] = [];
  for (const piece of line) {
    const last = result.at(-1);
    if (last !== undefined && last.style === piece.style && last.href === piece.href) last.text += piece.text;
    else result.push({ ...piece });
  }
  return result;
}
