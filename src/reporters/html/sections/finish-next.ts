import type { Verdict } from '../../../model/verdict.ts';
import type { VerdictView } from '../../view.ts';
import { moveWords } from '../../words/move.ts';
import { linkById, titleOf } from '../item.ts';
import { html, joined, type Markup } from '../markup.ts';
import type { PageSection } from '../page.ts';

/** In a company's worth of people, the links would be most of the page. */
const MOST_LINKED = 100;

type Group = Verdict['finishNext'][number];

/** What to finish before starting more: a card for each team, with the reasons and whose move it is. */
export function finishNextSection(view: VerdictView): PageSection | null {
  const { finishNext } = view.verdict;
  const filled = finishNext.filter(({ items }) => items.length > 0);
  const teams = filled.filter(({ per }) => per === 'team');
  const groups = teams.length > 0 ? teams : filled.filter(({ per }) => per === 'everyone');
  const people = filled.filter(({ per }) => per === 'person');
  if (groups.length + people.length === 0) return null;
  const cards = groups.map((group) => card(group, view));
  const byPerson =
    people.length === 0
      ? null
      : html`<details><summary>The same for each person</summary><dl class="people">${people.map((group) => personRow(group, people.length <= MOST_LINKED, view))}</dl></details>`;
  return {
    id: 'finish-next',
    heading: 'Finish next',
    body: html`<div class="grid2">${cards}</div>${byPerson}`,
  };
}

function card({ per, subject, items }: Group, view: VerdictView): Markup {
  const steps = items.map(({ id, reasons, move }) => {
    const title = view.items.get(id)?.title ?? '';
    const whose =
      move === null ? null : html`<span class="move">Next move: ${moveWords(move, view.unit)}</span>`;
    return html`<li>${linkById(id, view)} ${titleOf(title)} <small class="block">${reasons.join(' · ')}</small>${whose}</li>
`;
  });
  return html`<div class="card"><h3>${per === 'everyone' ? 'Everyone' : subject}</h3><ol class="steps">${steps}</ol></div>`;
}

/** In the order of the names, and only ids: what they are about stands in the list of items. */
function personRow({ subject, items }: Group, linked: boolean, view: VerdictView): Markup {
  const entries = items.map(
    ({ id, reasons }) => html`${linked ? linkById(id, view) : id} <small>${reasons.join(', ')}</small>`,
  );
  return html`<div><dt>${subject}</dt><dd>${joined(entries, html`<br>`)}</dd></div>
`;
}
