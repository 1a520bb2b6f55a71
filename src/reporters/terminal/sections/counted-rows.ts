import type { VerdictLimit } from '../../../model/verdict.ts';
import { listShort } from '../../../text/list.ts';
import type { VerdictView } from '../../view.ts';
import { askedSince } from '../../words/advice.ts';
import { ageFlag, itemFlags } from '../../words/aging.ts';
import type { Column, Row } from '../columns.ts';
import { span } from '../span.ts';
import { ageSpan, idSpan, noteLines, stageSpan } from './section.ts';

export const COUNTED_INDENT = 4;

/** Id, title, stage, age, holders, flags. */
export const ITEM_COLUMNS: readonly Column[] = [
  {},
  { narrow: 'shrink' },
  { narrow: 'below' },
  { align: 'right', narrow: 'below' },
  { narrow: 'below' },
  { narrow: 'below' },
];

/** A work item under a limit that counts it; of a person's limit, the holders are the others. */
export function itemRow(id: string, limit: VerdictLimit, view: VerdictView, width: number): Row {
  const item = view.items.get(id);
  if (item === undefined) return { cells: [idSpan({ id, url: null })] };
  const ofPerson = limit.per === 'person';
  const holders = listShort(
    ofPerson ? item.holders.filter((holder) => holder !== limit.subject) : item.holders,
    2,
  );
  const flags = [ageFlag(item) ?? [], itemFlags(item, view.unit)].flat().join(', ');
  return {
    cells: [
      idSpan(item),
      span(item.title),
      stageSpan(item),
      ageSpan(item, view),
      span(ofPerson && holders !== '' ? `with ${holders}` : holders),
      span(flags, item.aging === 'over' || item.blocked ? 'warned' : 'plain'),
    ],
    below: noteLines(item, width, COUNTED_INDENT + 2),
  };
}

/** Id, title, how long it has waited, holders. */
export const REVIEW_COLUMNS: readonly Column[] = [
  {},
  { narrow: 'shrink' },
  { narrow: 'below' },
  { narrow: 'below' },
];

/** A pull request that awaits a review, under the title of the work it belongs to. */
export function reviewRow(id: string, limit: VerdictLimit, view: VerdictView): Row {
  const item = view.items.get(view.reviews.get(id)?.[0]?.itemId ?? '');
  const url = item?.records.find((record) => record.id === id)?.url ?? null;
  const holders = item === undefined ? '' : listShort(item.holders, 2);
  return {
    cells: [
      idSpan({ id, url }),
      span(item?.title ?? ''),
      span(askedSince(id, limit, view) ?? ''),
      span(holders),
    ],
  };
}
