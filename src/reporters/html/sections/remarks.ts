import { formatDay } from '../../../text/day.ts';
import { plural } from '../../../text/plural.ts';
import type { VerdictView } from '../../view.ts';
import { linkById, titleOf } from '../item.ts';
import { html, type Markup, type Part } from '../markup.ts';
import type { PageSection } from '../page.ts';
import { symbol } from '../status.ts';

/** Longer lists are for machines. */
const MOST = 200;

/** Work that the config leaves out of the counts until a day, and exceptions whose day has passed. */
export function exceptionsSection(view: VerdictView): PageSection | null {
  const { exceptions } = view.verdict;
  if (exceptions.length === 0) return null;
  const entries = exceptions.map(({ item, itemId, reason, until, expired }) => {
    const day = formatDay(until, view.year);
    const absent = itemId === null ? ', though nothing in flight answers to it' : '';
    const when = expired ? `expired: counts again since ${day}` : `left out until ${day}`;
    return html`${expired ? symbol('warned') : null} ${linkById(itemId ?? item, view)} ${when}${absent}. <small class="block">${reason}</small>`;
  });
  return { id: 'exceptions', heading: 'Exceptions', body: list(entries) };
}

/** What is worth knowing of the data behind the counts, the warnings, and what was left out. */
export function notesSection({ verdict }: VerdictView): PageSection | null {
  const notes = [...new Set(verdict.notes.map(({ message }) => message))];
  const { warnings, notCounted } = verdict;
  if (notes.length + warnings.length + notCounted.length === 0) return null;
  const leftOut = notCounted.map(
    ({ id, title, reason }) => html`<b>${id}</b> ${titleOf(title)}<small class="block">${reason}</small>`,
  );
  return {
    id: 'notes',
    heading: 'Notes',
    body: html`${notes.length === 0 ? null : list(notes)}${folded(plural(warnings.length, 'warning'), warnings)}${folded(`${plural(notCounted.length, 'piece', 'pieces')} of work read and not counted`, leftOut)}`,
  };
}

const folded = (summary: string, entries: readonly Part[]): Markup | null =>
  entries.length === 0 ? null : html`<details><summary>${summary}</summary>${list(entries)}</details>`;

function list(entries: readonly Part[]): Markup {
  const rest = entries.length - MOST;
  return html`<ul class="plain">${entries.slice(0, MOST).map((entry) => html`<li>${entry}</li>\n`)}</ul>${
    rest > 0 ? html`<p class="soft">and ${rest} more, in the JSON format.</p>` : null
  }`;
}
