import type { VerdictItem } from '../../model/verdict.ts';
import { markdownLink, markdownText } from '../../text/escape/markdown.ts';
import type { VerdictView } from '../view.ts';

/** Text in a cell; nothing, not even a dash, where there is none. */
export const cell = (text: string): string => (text === '' ? '' : markdownText(text));

/** An item's id, linked to it. */
export const itemCell = (id: string, { items }: VerdictView): string =>
  markdownLink(id, items.get(id)?.url ?? null);

/** The id of a review's pull request, linked to it. */
export function reviewCell(id: string, { items, reviews }: VerdictView): string {
  const item = items.get(reviews.get(id)?.[0]?.itemId ?? '');
  return markdownLink(id, item?.records.find((record) => record.id === id)?.url ?? null);
}

export const stageCell = ({ stage, state }: VerdictItem): string => cell(stage ?? state ?? '');
