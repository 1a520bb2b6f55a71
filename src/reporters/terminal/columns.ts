import { truncate, visibleWidth } from '../../text/width.ts';
import { indented, type Line, type Span, span } from './span.ts';

/** One column of aligned rows. */
export interface Column {
  align?: 'left' | 'right';
  /** What the column does where the line is too narrow; a column that says nothing keeps its width. */
  narrow?: 'shrink' | 'below' | 'drop';
}

export interface Row {
  cells: readonly Span[];
  /** Lines shown under the row, already laid out. */
  below?: readonly Line[];
}

export interface Layout {
  /** Columns each cell takes; 0 for one that holds nothing, `below` for one that moved under the row. */
  places: readonly (number | 'below')[];
  columns: readonly Column[];
  room: number;
  indent: number;
}

const GAP = 2;
/** Fewer columns than this tell too little of a title. */
const MIN_TITLE = 24;
/** And of a column that may drop; with less room it does. */
const MIN_CUT = 16;

/**
 * Decides how wide each column is, for all rows together, so that blocks under several headings align.
 * Too narrow, first the columns that may drop are cut or go, then the ones that may stand below move there from the right,
 * then the titles shrink further, and at last whatever is widest.
 * @param width columns of the terminal
 */
export function layOut(
  columns: readonly Column[],
  rows: readonly Row[],
  width: number,
  indent: number,
): Layout {
  const room = Math.max(10, width - indent);
  const natural = columns.map((_, index) => widest(rows, index, room));
  const places: (number | 'below')[] = [...natural];
  const taken = () =>
    places.reduce<number>(
      (sum, place) => sum + (typeof place === 'number' && place > 0 ? place + GAP : 0),
      -GAP,
    );
  const shrinking = columns.findIndex(({ narrow }) => narrow === 'shrink');
  const title = natural[shrinking] ?? 0;
  const least = Math.min(title, MIN_TITLE);
  const fits = () => taken() - title + least <= room;
  for (const narrow of ['drop', 'below'] as const) {
    for (let index = columns.length - 1; index >= 0 && !fits(); index -= 1) {
      const place = places[index];
      if (columns[index]?.narrow !== narrow || typeof place !== 'number' || place === 0) continue;
      const left = place - (taken() - title + least - room);
      places[index] = narrow === 'below' ? 'below' : left >= MIN_CUT ? left : 0;
    }
  }
  if (shrinking >= 0 && title > 0) {
    const left = room - (taken() - title);
    places[shrinking] = left >= Math.min(title, MIN_TITLE / 2) ? Math.min(title, left) : 'below';
  }
  for (let excess = taken() - room; excess > 0; excess = taken() - room) {
    const widestPlace = Math.max(...places.filter((place) => typeof place === 'number'));
    places[places.indexOf(widestPlace)] = Math.max(1, widestPlace - excess);
    if (widestPlace <= 1) break;
  }
  return { places, columns, room, indent };
}

function widest(rows: readonly Row[], index: number, most: number): number {
  let width = 0;
  for (const { cells } of rows) width = Math.max(width, visibleWidth(cells[index]?.text ?? ''));
  return Math.min(width, most);
}

/** One row as lines: the aligned one, what moved below it, and what the row has under it. */
export function renderRow({ places, columns, room, indent }: Layout, row: Row): Line[] {
  const line: Span[] = [];
  const titles: Span[] = [];
  const facts: Span[] = [];
  let pending = 0;
  places.forEach((place, index) => {
    const cell = row.cells[index];
    if (place === 0 || cell === undefined) return;
    if (place === 'below') {
      if (cell.text !== '') (columns[index]?.narrow === 'shrink' ? titles : facts).push(cell);
      return;
    }
    const text = truncate(cell.text, place);
    const spaces = place - visibleWidth(text);
    const before = columns[index]?.align === 'right' ? spaces : 0;
    pending += before;
    if (text !== '') {
      if (pending > 0) line.push(span(' '.repeat(pending)));
      line.push({ ...cell, text });
      pending = 0;
    }
    pending += spaces - before + GAP;
  });
  const under = [...titles.map((title) => [title]), ...(facts.length > 0 ? [asOneLine(facts)] : [])];
  return [
    indented(line, indent),
    ...under.map((spans) => indented(cut(spans, room - GAP), indent + GAP)),
    ...(row.below ?? []),
  ];
}

function asOneLine(facts: readonly Span[]): Span[] {
  return facts.flatMap((fact, index) => (index === 0 ? [fact] : [span(' · ', 'dim'), fact]));
}

function cut(spans: readonly Span[], room: number): Line {
  let left = room;
  return spans.flatMap((piece) => {
    if (left <= 0) return [];
    const text = truncate(piece.text, left);
    left -= visibleWidth(text);
    return [{ ...piece, text }];
  });
}
