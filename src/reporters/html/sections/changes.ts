import type { VerdictView } from '../../view.ts';
import { changeClauses, streakClauses } from '../../words/changes.ts';
import { sinceWhen } from '../../words/since.ts';
import { html } from '../markup.ts';
import type { PageSection } from '../page.ts';

/** What is different from the last run, and what has gone well for days; nothing without a history. */
export function changesSection(view: VerdictView): PageSection | null {
  const { changes } = view.verdict;
  if (changes === null) return null;
  const clauses = [...changeClauses(view), ...streakClauses(view)];
  return {
    id: 'changes',
    heading: `Since ${sinceWhen(changes.since, view)}`,
    body: html`<ul class="plain">${clauses.map((clause) => html`<li>${clause}</li>\n`)}</ul>`,
  };
}
