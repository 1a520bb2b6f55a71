import type { Verdict } from '../../../model/verdict.ts';
import type { VerdictView } from '../../view.ts';
import { span } from '../span.ts';
import { wrap } from '../wrap.ts';
import { capped, type Section, titled, WIDTH_FOR_NOTES } from './section.ts';

const MOST_NOTES = 5;

/** What is worth knowing of the data behind the counts, the general first, unless it stands beside its item already. */
export const notesSection: Section = ({ verdict, items }, width) => {
  const beside = width < WIDTH_FOR_NOTES ? new Set<string>() : notesBesideItems(verdict, items);
  const general = verdict.notes.filter(({ itemId }) => itemId === null);
  const ofItems = verdict.notes.filter(({ itemId }) => itemId !== null);
  const messages = new Set(
    [...general, ...ofItems].map(({ message }) => message).filter((message) => !beside.has(message)),
  );
  const { shown, rest } = capped([...messages], MOST_NOTES);
  const lines = shown.flatMap((message) => wrap([span(`- ${message}`)], { width, indent: 2, hang: 4 }));
  return titled([span('Notes', 'strong')], [...lines, ...rest(2, width)], width);
};

/** The notes that the rows of what is over or ageing show already. */
function notesBesideItems(verdict: Verdict, items: VerdictView['items']): Set<string> {
  const { over, risk, stale } = verdict.aging;
  const ids = new Set([...over, ...risk, ...stale]);
  for (const { status, itemIds } of verdict.limits)
    if (status === 'over') for (const id of itemIds) ids.add(id);
  const messages = new Set<string>();
  for (const id of ids) for (const note of items.get(id)?.notes ?? []) messages.add(note);
  return messages;
}
