import { html, type Markup } from '../markup.ts';

/** What stands at the right of a chart, at the height of the line or area that it names. */
export interface EndLabel {
  text: string;
  /** Pixels from the top, where it would stand if it stood alone. */
  y: number;
  /** The class of the text. */
  className: string;
  /** How strongly its area is filled, for a small square of the same before the text. */
  swatch?: Markup;
}

/** The least pixels between two lines of text. */
export const LABEL_GAP = 15;
const TEXT_X = 8;
const SWATCH = 15;

/**
 * Moves heights apart until no two texts lie on each other, as little as that takes and in their order.
 * @param heights ascending, pixels from the top
 * @param foot none stands lower, as long as there is room above
 */
export function spread(heights: readonly number[], foot: number): number[] {
  const down: number[] = [];
  for (const height of heights) down.push(Math.max(height, (down.at(-1) ?? -LABEL_GAP) + LABEL_GAP));
  let below = foot + LABEL_GAP;
  return down
    .toReversed()
    .map((height) => {
      below = Math.min(height, below - LABEL_GAP);
      return below;
    })
    .reverse();
}

/** The labels beside a chart, hidden from screen readers: its description says the same. */
export function endLabels(labels: readonly EndLabel[], width: number, height: number, foot: number): Markup {
  const ordered = labels.toSorted((a, b) => a.y - b.y);
  const heights = spread(
    ordered.map(({ y }) => y),
    foot,
  );
  const texts = ordered.map(({ text, className, swatch }, index) => {
    const y = Math.round(heights[index] ?? 0);
    const square = swatch === undefined ? null : html`<svg x="${TEXT_X}" y="${y - 5}">${swatch}</svg>`;
    return html`${square}<text class="${className}" x="${TEXT_X + (square === null ? 0 : SWATCH)}" y="${y + 4}">${text}</text>`;
  });
  return html`<svg class="ends" width="${width}" height="${height}" aria-hidden="true">${texts}</svg>`;
}
