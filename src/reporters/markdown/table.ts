import { markdownText } from '../../text/escape/markdown.ts';

/** Rows of Markdown that is encoded already, under plain headings. */
export interface Table {
  columns: readonly string[];
  rows: readonly (readonly string[])[];
}

/** A part of the page: its heading and blocks of encoded Markdown. Without blocks it is left out. */
export function section(heading: string, ...blocks: readonly string[]): string {
  const written = blocks.filter((block) => block !== '');
  return written.length === 0 ? '' : [`### ${markdownText(heading)}`, ...written].join('\n\n');
}

/** A table that says what it leaves out; nothing without rows. Columns in which no row says anything are left out. */
export function table({ columns, rows }: Table, most: number): string {
  if (rows.length === 0) return '';
  const used = columns.flatMap((_, index) => (rows.some((row) => (row[index] ?? '') !== '') ? [index] : []));
  const line = (cells: readonly string[]) => `| ${used.map((index) => cells[index] ?? '').join(' | ')} |`;
  const more = rows.length - most;
  return [
    line(columns.map(markdownText)),
    line(columns.map(() => '---')),
    ...rows.slice(0, most).map(line),
    ...(more > 0 ? ['', `and ${more} more`] : []),
  ].join('\n');
}

/** A list; nothing without points. */
export const list = (points: readonly string[]): string => points.map((point) => `- ${point}`).join('\n');
