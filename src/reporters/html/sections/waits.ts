import { formatDays } from '../../../text/duration.ts';
import type { VerdictView } from '../../view.ts';
import { customersWords, waitWords } from '../../words/move.ts';
import { linkById, titleOf } from '../item.ts';
import { html, type Part } from '../markup.ts';
import type { PageSection } from '../page.ts';
import { table } from '../table.ts';

const MOST = 200;

/** Which team's work waits for which team, and for how much of the work customers wait. */
export function waitsSection(view: VerdictView): PageSection | null {
  const { waits, customers } = view.verdict.crossTeam;
  if (waits.length === 0) return null;
  const rows = waits
    .slice(0, MOST)
    .map((wait): Part[] => [
      html`<b>${wait.from}</b> for <b>${wait.to}</b>`,
      html`${linkById(wait.itemId, view)} ${titleOf(view.items.get(wait.itemId)?.title ?? '')}<small>${waitWords(wait)}</small>`,
      wait.days === null ? 'not known' : formatDays(wait.days, view.unit),
    ]);
  const words = customersWords(customers);
  return {
    id: 'waits',
    heading: 'Waits between teams',
    body: html`${table({ caption: 'Work of one team that waits for another, the longest first', hideCaption: true, head: ['Who waits', 'Work', 'Since'], rows })}${
      waits.length > MOST
        ? html`<p class="soft">and ${waits.length - MOST} more, in the JSON format.</p>`
        : null
    }${words === null ? null : html`<p class="soft">${words}.</p>`}`,
  };
}
