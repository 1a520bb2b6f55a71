import { range } from 'd3-array';
import { scaleBand, scaleLinear } from 'd3-scale';
import type { VerdictLimit } from '../../model/verdict.ts';
import { html, type Markup } from './markup.ts';

const WIDTH = 160;
const HEIGHT = 10;
const GAP = 3;
/** More places than this are too narrow to count. */
const MOST_PLACES = 16;

type Kind = 'taken' | 'beyond' | 'free';
interface Piece {
  kind: Kind;
  x: number;
  width: number;
}

/**
 * Work against its limit: a place for each item, filled where there is one; what is beyond the limit stands out, unless that is not proven. The
 * numbers beside it say the same, so it is hidden from screen readers.
 */
export function limitBar({
  count,
  max,
  status,
  people,
}: Pick<VerdictLimit, 'count' | 'max' | 'status' | 'people'>): Markup {
  const places = Math.max(count, max, people?.total ?? 1);
  const pieces = places > MOST_PLACES ? wholeBar(count, max, places) : singlePlaces(count, max, places);
  const paths = (['taken', 'beyond', 'free'] as const).map((kind) => path(kind, pieces));
  return html`<svg class="${status === 'unknown' ? 'bar unsure' : 'bar'}" viewBox="0 0 ${WIDTH} ${HEIGHT}" preserveAspectRatio="none" aria-hidden="true">${paths}</svg>`;
}

function singlePlaces(count: number, max: number, places: number): Piece[] {
  const band = scaleBand(range(places), [0, WIDTH]).paddingInner(places === 1 ? 0 : (GAP * places) / WIDTH);
  return range(places).map((place) => ({
    kind: place >= max && place < count ? 'beyond' : place < count ? 'taken' : 'free',
    x: band(place) ?? 0,
    width: band.bandwidth(),
  }));
}

function wholeBar(count: number, max: number, places: number): Piece[] {
  const x = scaleLinear([0, places], [0, WIDTH]);
  const within = x(Math.min(count, max));
  const beyond = x(Math.max(count, max));
  return count > max
    ? [
        { kind: 'taken', x: 0, width: within - GAP },
        { kind: 'beyond', x: within, width: beyond - within },
      ]
    : [
        { kind: 'taken', x: 0, width: within },
        { kind: 'free', x: within, width: WIDTH - within },
      ];
}

/** All pieces of a kind in one path, because pages have hundreds of bars. */
function path(kind: Kind, pieces: readonly Piece[]): Markup | null {
  const drawn = pieces
    .filter((piece) => piece.kind === kind && piece.width > 0)
    .map(({ x, width }) => `M${round(x)} 0h${round(width)}v${HEIGHT}h-${round(width)}z`);
  return drawn.length === 0 ? null : html`<path class="${kind}" d="${drawn.join('')}"/>`;
}

const round = (value: number): number => Math.round(value * 10) / 10;
