import type { VerdictItem } from '../../../model/verdict.ts';
import { formatDays } from '../../../text/duration.ts';
import { webUrl } from '../../../text/escape/web-url.ts';
import { listShort } from '../../../text/list.ts';
import type { VerdictView } from '../../view.ts';
import { ageAgainstSle, ageFlag, itemFlags, lingeringFlag } from '../../words/aging.ts';
import { shortTitle } from '../item.ts';
import { html, type Markup } from '../markup.ts';
import { AGE_CLASS } from '../status.ts';
import { beeswarm } from './beeswarm.ts';
import { DOTS, type DotSize } from './shapes.ts';

/** Half of a column on the narrowest screen; a wider swarm is fitted to its column instead. */
const HALF_COLUMN = 34;
/** Longer ids would reach into the next column. */
const LONGEST_LABEL = 9;
const LABEL_HEIGHT = 13;

/** How the dots of a chart are drawn. */
export interface DotStyle {
  size: DotSize;
  /** Whether each has a label and can be reached by keyboard: too many would be a maze. */
  labelled: boolean;
  /** Rows of the list of items that dots point to instead of the items themselves. */
  rows: ReadonlyMap<VerdictItem, string>;
}

interface Dot {
  item: VerdictItem;
  x: number;
  y: number;
}

/**
 * The dots of one column, spread sideways. Few are placed in pixels from the middle of the column; a swarm that would
 * be wider than a narrow column is fitted to it, in percent of its width (`fitted`).
 */
export function dots(
  items: readonly VerdictItem[],
  yOf: (age: number) => number,
  style: DotStyle,
  view: VerdictView,
): { marks: Markup[]; fitted: boolean } {
  const heights = items.map(({ ageDays }) => Math.round(yOf(ageDays)));
  const offsets = beeswarm(heights, 2 * DOTS[style.size].radius + 2);
  const all = items.map((item, index): Dot => ({ item, x: offsets[index] ?? 0, y: heights[index] ?? 0 }));
  const widest = Math.max(0, ...offsets.map(Math.abs)) + DOTS[style.size].radius;
  const fitted = widest > HALF_COLUMN;
  const shown = fitted ? new Set<VerdictItem>() : withLabel(all);
  const place = (x: number): string => (fitted ? `${round(50 + (x / widest) * 46)}%` : String(round(x)));
  const marks = all.map((dot) => drawn(dot, place(dot.x), style, fitted ? null : shown.has(dot.item), view));
  return { marks, fitted };
}

function drawn(
  { item, x, y }: Dot,
  placed: string,
  { size, labelled, rows }: DotStyle,
  shown: boolean | null,
  view: VerdictView,
): Markup {
  const { radius } = DOTS[size];
  const label =
    labelled && shown !== null
      ? html`<text class="${shown ? 'label' : 'label hint'}" x="${round(x) + radius + 4}" y="${y + 4}">${item.id}</text>`
      : null;
  const mark =
    item.aging === 'ok'
      ? html`<circle cx="${placed}" cy="${y}" r="${radius}"/>`
      : html`<use href="#${AGE_CLASS[item.aging]}${size}" x="${placed}" y="${y}"/>`;
  const inner = html`<title>${labelled ? tooltip(item, view) : shortTooltip(item, view)}</title>${mark}${label}`;
  const row = rows.get(item);
  if (row !== undefined) return html`<a href="#${row}" tabindex="-1">${inner}</a>`;
  const address = webUrl(item.url);
  if (address === null) return html`<g>${inner}</g>`;
  return labelled
    ? html`<a href="${address}" rel="noreferrer">${inner}</a>`
    : html`<a href="${address}" rel="noreferrer" tabindex="-1">${inner}</a>`;
}

/** `PAY-12 Refunds sent twice: 12 days (SLE 8), past its SLE, Ada, Grace`. */
function tooltip(item: VerdictItem, { unit }: VerdictView): string {
  const facts = [
    ageAgainstSle(item, unit),
    ageFlag(item) ?? [],
    itemFlags(item, unit),
    lingeringFlag(item),
    item.holders.length === 0 ? [] : listShort(item.holders, 2),
  ].flat();
  return `${item.id} ${item.title}: ${facts.join(', ')}`;
}

/** One of thousands: the list of items has the rest. */
function shortTooltip(item: VerdictItem, { unit }: VerdictView): string {
  return `${item.id} ${shortTitle(item.title)}: ${[formatDays(item.ageDays, unit), ageFlag(item) ?? []].flat().join(', ')}`;
}

/** Items whose id stands beside their dot always: aged, short enough, and with room to the right. */
function withLabel(all: readonly Dot[]): Set<VerdictItem> {
  const chosen: Dot[] = [];
  for (const dot of all) {
    const { item, x, y } = dot;
    if (item.aging === 'ok' || item.id.length > LONGEST_LABEL) continue;
    const near = (other: Dot) => other !== dot && Math.abs(other.y - y) < LABEL_HEIGHT;
    if (all.some((other) => near(other) && other.x > x) || chosen.some(near)) continue;
    chosen.push(dot);
  }
  return new Set(chosen.map(({ item }) => item));
}

const round = (value: number): number => Math.round(value * 10) / 10;
