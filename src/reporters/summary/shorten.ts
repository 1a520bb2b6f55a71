import type { Part, SummaryLine } from './parts.ts';

const ELLIPSIS = '…';
const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

/**
 * The text, or as much of it as leaves room for the `…` that says there is more. Sinks count units, not columns, and
 * one grapheme may have thousands: it is kept whole or left out whole.
 * @param most UTF-16 units
 */
export function shorten(text: string, most: number): string {
  if (text.length <= most) return text;
  // Half a character at the end would part it from those that it is joined with.
  const start = text.slice(0, most).replace(/[\ud800-\udbff]$/, '');
  let end = 0;
  // Where the start itself ends nobody knows whether a grapheme does, so the last boundary before it counts.
  for (const { index } of segmenter.segment(start)) end = index;
  return `${start.slice(0, end).trimEnd()}${ELLIPSIS}`;
}

/** A line whose parts have so many UTF-16 units together, at most; a name that is cut mentions nobody. */
export function shortenLine(line: SummaryLine, most: number): SummaryLine {
  const kept: Part[] = [];
  let room = most;
  for (const part of line) {
    if (part.text.length <= room) {
      kept.push(part);
      room -= part.text.length;
      continue;
    }
    kept.push({ ...part, text: room === 0 ? ELLIPSIS : shorten(part.text, room), mention: null });
    break;
  }
  return kept;
}
