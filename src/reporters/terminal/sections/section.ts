import type { VerdictItem } from '../../../model/verdict.ts';
import { formatDays } from '../../../text/duration.ts';
import type { VerdictView } from '../../view.ts';
import { BLANK, type Line, type Span, span } from '../span.ts';
import { wrap } from '../wrap.ts';

/** A part of the screen, as lines no wider than `width`; none where it has nothing to say. */
export type Section = (view: VerdictView, width: number) => Line[];

/** From this many columns on there is room for an item's notes. */
export const WIDTH_FOR_NOTES = 80;

/** A heading and its lines, set off by an empty line; nothing without lines. */
export function titled(heading: Line, lines: readonly Line[], width: number): Line[] {
  return lines.length === 0 ? [] : [BLANK, ...wrap(heading, { width }), ...lines];
}

/** The id, a hyperlink where the item has an address. */
export const idSpan = ({ id, url }: Pick<VerdictItem, 'id' | 'url'>): Span => span(id, 'strong', url);
export const stageSpan = ({ stage, state }: VerdictItem): Span => span(stage ?? state ?? '', 'plain');
export const ageSpan = ({ ageDays }: VerdictItem, { unit }: VerdictView): Span =>
  span(formatDays(ageDays, unit));

/** What the judgement noted about an item, under its row; nothing on a narrow screen. */
export function noteLines(item: VerdictItem, width: number, indent: number): Line[] {
  if (width < WIDTH_FOR_NOTES) return [];
  return item.notes.flatMap((note) => wrap([span(note, 'dim')], { width, indent }));
}

/** The first so many, and a line that says where the rest is. */
export function capped<T>(
  all: readonly T[],
  most: number,
): { shown: readonly T[]; rest: (indent: number, width: number) => Line[] } {
  const more = all.length - most;
  if (more <= 0) return { shown: all, rest: () => [] };
  return {
    shown: all.slice(0, most),
    rest: (indent, width) =>
      wrap([span(`and ${more} more: wiplimit check --format json`, 'dim')], { width, indent }),
  };
}
