import type { VerdictView } from '../../view.ts';
import { overSentence } from '../../words/advice.ts';
import { whatCounts } from '../../words/limit.ts';
import { html } from '../markup.ts';
import type { PageSection } from '../page.ts';
import { symbol } from '../status.ts';

/** More sentences than this are no help; the table of limits has all. */
const MOST = 20;

/** What would bring back each limit that is over, those that fail the check first. */
export function overSection(view: VerdictView): PageSection | null {
  const over = view.verdict.limits.filter(({ status }) => status === 'over');
  if (over.length === 0) return null;
  const ordered = [
    ...over.filter(({ level }) => level === 'error'),
    ...over.filter(({ level }) => level === 'warn'),
  ];
  const sentences = ordered.slice(0, MOST).map((limit) => {
    const counts = whatCounts(limit, view.year);
    const soft = limit.level === 'warn';
    return html`<li class="${soft ? 'soften' : 'hard'}">${symbol(soft ? 'warned' : 'over')} ${overSentence(limit, view)}${
      counts === '' ? null : html` <small class="block">${counts}</small>`
    }</li>`;
  });
  const rest = over.length - MOST;
  return {
    id: 'over',
    heading: 'Over a limit',
    body: html`<ul class="advice">${sentences}</ul>${
      rest > 0 ? html`<p class="soft">and ${rest} more, in the table of limits below.</p>` : null
    }`,
  };
}
