import { type SymbolType, symbol, symbolCircle, symbolDiamond, symbolTriangle } from 'd3-shape';
import { html, type Markup } from '../markup.ts';

/** How large dots are, by how many there are: `a` for few, `c` for thousands. */
export const DOTS = { a: { radius: 5.5 }, b: { radius: 4 }, c: { radius: 2.5 } } as const;
export type DotSize = keyof typeof DOTS;

/** Each state of age has a shape of its own, so that no colour is needed to tell them apart. */
const SHAPES: readonly { id: string; type: SymbolType; area: number }[] = [
  { id: 'ok', type: symbolCircle, area: 3.14 },
  { id: 'risk', type: symbolDiamond, area: 3.4 },
  { id: 'past', type: symbolTriangle, area: 3.9 },
];

/** The shapes, once for the whole page; every dot uses one of them. */
export function shapeDefinitions(): Markup {
  const shapes = Object.entries(DOTS).flatMap(([size, { radius }]) =>
    SHAPES.map(({ id, type, area }) => {
      const path = symbol(type, area * radius ** 2).digits(1)() ?? '';
      return html`<path id="${id}${size}" class="dot ${id}" d="${path}"/>`;
    }),
  );
  return html`<svg class="shapes" width="0" height="0" aria-hidden="true"><defs>${shapes}</defs></svg>`;
}

/** The largest dots that keep a column of so many items readable. */
export const dotSize = (itemsInColumn: number): DotSize =>
  itemsInColumn <= 60 ? 'a' : itemsInColumn <= 250 ? 'b' : 'c';
