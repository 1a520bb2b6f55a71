import { formatDays } from '../../../text/duration.ts';
import { webUrl } from '../../../text/escape/web-url.ts';
import { groupBy } from '../../../text/group-by.ts';
import type { VerdictView } from '../../view.ts';
import { DOTS, dotSize } from '../chart/shapes.ts';
import { shortTitle } from '../item.ts';
import { html, type Markup } from '../markup.ts';
import type { TimedItem } from './cycle-times.ts';
import { type DayAxis, shortDay } from './day-axis.ts';
import { middleOf } from './frame.ts';

/** As in the ageing chart: a way through more dots by keyboard would be endless, and the table has links too. */
const MOST_LABELLED = 80;
/** Of more items than this, those of the same day and cycle time are one dot, which grows with them. */
export const MOST_SINGLE = 500;
/** Beyond this part of the width an id stands to the left of its dot. */
const RIGHT_SIDE = 0.75;
const LARGEST = 6.5;

type Unit = VerdictView['unit'];

/** Dots of finished items; items of the same day and cycle time stand side by side within their day. */
export function finishedDots(
  items: readonly TimedItem[],
  days: DayAxis,
  y: (value: number) => number,
  unit: Unit,
): Markup[] {
  const labelled = items.length <= MOST_LABELLED;
  const { radius } = DOTS[dotSize(items.length)];
  const cells = groupBy(items, ({ finishedOn, cycleDays }) => `${finishedOn} ${cycleDays}`);
  return [...cells.values()].flatMap((cell) => {
    const [first] = cell;
    const day = first === undefined ? null : days.indexOf(first.finishedOn);
    if (first === undefined || day === null) return [];
    if (items.length > MOST_SINGLE) return together(cell.length, first, day, days, y, unit);
    return cell.map((item, position) => {
      const place = day + (position + 0.5) / cell.length;
      return single(item, { x: middleOf(place, days, 0), y: y(item.cycleDays), radius }, unit, {
        labelled,
        left: place / days.count > RIGHT_SIDE,
      });
    });
  });
}

function together(
  count: number,
  { cycleDays, finishedOn }: TimedItem,
  day: number,
  days: DayAxis,
  y: (value: number) => number,
  unit: Unit,
): Markup {
  const radius = Math.min(LARGEST, Math.round((1 + 1.2 * Math.sqrt(count)) * 10) / 10);
  return html`<circle cx="${middleOf(day, days)}" cy="${y(cycleDays)}" r="${radius}"><title>${count}: ${formatDays(cycleDays, unit)}, ${shortDay(finishedOn)}</title></circle>`;
}

function single(
  { id, title, url, cycleDays, finishedOn }: TimedItem,
  { x, y, radius }: { x: string; y: number; radius: number },
  unit: Unit,
  { labelled, left }: { labelled: boolean; left: boolean },
): Markup {
  const label = labelled
    ? html`<svg x="${x}" class="at"><text class="${left ? 'label hint left' : 'label hint'}" x="${left ? -radius - 4 : radius + 4}" y="${y + 4}">${id}</text></svg>`
    : null;
  const words = `${id} ${labelled ? title : shortTitle(title)}: ${formatDays(cycleDays, unit)}, finished on ${shortDay(finishedOn)}`;
  const inner = html`<title>${words}</title><circle cx="${x}" cy="${y}" r="${radius}"/>${label}`;
  const address = webUrl(url);
  if (address === null) return html`<g>${inner}</g>`;
  return labelled
    ? html`<a href="${address}" rel="noreferrer">${inner}</a>`
    : html`<a href="${address}" rel="noreferrer" tabindex="-1">${inner}</a>`;
}
