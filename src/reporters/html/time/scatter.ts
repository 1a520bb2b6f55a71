import { formatDays } from '../../../text/duration.ts';
import type { VerdictView } from '../../view.ts';
import { ageScale } from '../chart/scale.ts';
import { html, type Markup } from '../markup.ts';
import { percentilesOf, type TimedItem } from './cycle-times.ts';
import type { DayAxis } from './day-axis.ts';
import type { EndLabel } from './end-labels.ts';
import { finishedDots } from './finished-dots.ts';
import { frame, HEAD } from './frame.ts';

const FOOT = 300;
const ENDS_WIDTH = 92;

/** The cycle times of finished items, by the day they were finished. */
export interface ScatterParts {
  id: string;
  items: readonly TimedItem[];
  days: DayAxis;
  /** One expectation for all, in days, or null. */
  sle: number | null;
}

/** The chart, and whether its scale is not even. */
export function scatter(
  { id, items, days, sle }: ScatterParts,
  { unit }: VerdictView,
): { chart: Markup; compressed: boolean } {
  const percentiles = percentilesOf(items);
  const scale = ageScale(
    items.map(({ cycleDays }) => cycleDays),
    [...percentiles.map((each) => each.days), ...(sle === null ? [] : [sle])],
    FOOT - HEAD,
  );
  const y = (value: number) => Math.round(HEAD + scale.y(value));
  const lines = percentiles.map(({ percentile, days: value }) => level(`rank p${percentile}`, y(value)));
  const ends: EndLabel[] = percentiles.map(({ percentile, days: value }) => ({
    text: `${percentile}%: ${formatDays(value)}`,
    y: y(value),
    className: 'rank-label',
  }));
  if (sle !== null) ends.push({ text: `SLE ${formatDays(sle)}`, y: y(sle), className: 'strong' });
  const description = `${items.length} finished items. ${percentileWords(percentiles, unit)} The table below has them.`;
  const chart = frame(
    {
      id,
      title: 'Cycle time of finished items by the day they were finished',
      description,
      role: 'group',
      days,
      foot: FOOT,
      y,
      ticks: scale.ticks,
      unit: 'days',
      ends,
      endsWidth: ENDS_WIDTH,
    },
    [
      lines,
      sle === null ? null : level('sle', y(sle)),
      html`<g class="finished">${finishedDots(items, days, y, unit)}</g>`,
    ],
  );
  return { chart, compressed: scale.compressed };
}

const level = (className: string, y: number): Markup =>
  html`<line class="${className}" x1="0" x2="100%" y1="${y}" y2="${y}"/>`;

/** `50 of 100 items took at most 3 days, 70 at most 5 days, 85 at most 8 days.` */
export function percentileWords(
  percentiles: ReturnType<typeof percentilesOf>,
  unit: VerdictView['unit'],
): string {
  const words = percentiles.map(({ percentile, days }, index) => {
    const took = index === 0 ? ' of 100 items took' : '';
    return `${percentile}${took} at most ${formatDays(days, unit)}`;
  });
  return words.length === 0 ? '' : `${words.join(', ')}.`;
}
