import { html, type Markup, type Part } from './markup.ts';

export interface TableParts {
  caption: string;
  /** For a caption that only repeats the heading before it: kept for screen readers. */
  hideCaption?: boolean;
  head: readonly string[];
  /** Columns of numbers, aligned to the right. */
  numeric?: readonly number[];
  /** The first cell of each row names the row. */
  rows: readonly (readonly Part[])[];
  /** Ids of the rows, where something points to them. */
  ids?: readonly (string | undefined)[];
  /** For a table that holds no link: people without a mouse could not scroll it otherwise. */
  focusable?: boolean;
  /** Of the table, for a look of its own. */
  className?: string;
}

/** A table that screen readers can find their way in; on a narrow screen it scrolls by itself, not the page. */
export function table({
  caption,
  hideCaption,
  head,
  numeric = [],
  rows,
  focusable,
  ids = [],
  className = 'plain-table',
}: TableParts): Markup {
  const isNumeric = new Set(numeric);
  const heads = head.map((name, column) =>
    isNumeric.has(column) ? html`<th scope="col" class="n">${name}</th>` : html`<th scope="col">${name}</th>`,
  );
  const body = rows.map(([first = null, ...others], row) => {
    const cells = others.map((cell, index) =>
      isNumeric.has(index + 1) ? html`<td class="n">${cell}</td>` : html`<td>${cell}</td>`,
    );
    const id = ids[row];
    return html`<tr${id === undefined ? null : html` id="${id}"`}><th scope="row">${first}</th>${cells}</tr>\n`;
  });
  return html`<div class="scroll"${focusable === true ? FOCUSABLE : null}><table class="${className}">
<caption${hideCaption === true ? HIDDEN : null}>${caption}</caption>
<thead><tr>${heads}</tr></thead>
<tbody>
${body}</tbody></table></div>`;
}

const HIDDEN = html` class="hidden"`;
const FOCUSABLE = html` tabindex="0"`;
