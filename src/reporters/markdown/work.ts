import type { Verdict } from '../../model/verdict.ts';
import { formatDay } from '../../text/day.ts';
import { formatDays } from '../../text/duration.ts';
import { listShort } from '../../text/list.ts';
import { itemsOf, type VerdictView } from '../view.ts';
import { ageAgainstSle, ageFlag, itemFlags, lingeringFlag, sleWords } from '../words/aging.ts';
import { changeClauses, streakClauses } from '../words/changes.ts';
import { subjectName } from '../words/limit.ts';
import { customersWords, moveWords, waitWords } from '../words/move.ts';
import { sinceWhen } from '../words/since.ts';
import { cell, itemCell, stageCell } from './cells.ts';
import { list, section, table } from './table.ts';

const MOST_ROWS = 50;
const MOST_NOTES = 20;

/** What to finish before starting more: for each team its first items, with the reasons. */
export function finishNextSection(view: VerdictView): string {
  const { finishNext } = view.verdict;
  const teams = finishNext.filter(({ per, items }) => per === 'team' && items.length > 0);
  const groups = teams.length > 0 ? teams : finishNext.filter(({ per }) => per === 'everyone');
  const rows = groups.flatMap(({ subject, items }) =>
    items.map(({ id, reasons, move }) => [
      cell(subject),
      itemCell(id, view),
      cell(view.items.get(id)?.title ?? ''),
      cell(reasons.join(', ')),
      move === null ? '' : cell(moveWords(move, view.unit)),
    ]),
  );
  return section(
    'Finish next',
    table({ columns: ['who', 'item', 'title', 'why', 'whose move'], rows }, MOST_ROWS),
  );
}

/** Work past its service level expectation, at risk of it, or without a sign of life. */
export function ageingSection(view: VerdictView, onlyOver: boolean): string {
  const { over, risk, stale, sles } = view.verdict.aging;
  const ids = onlyOver ? over : [...new Set([...over, ...risk, ...stale])];
  const rows = itemsOf(view, ids).map((item) => [
    itemCell(item.id, view),
    cell(item.title),
    stageCell(item),
    cell(ageAgainstSle(item, view.unit)),
    cell(listShort(item.holders, 3)),
    cell([ageFlag(item) ?? [], itemFlags(item, view.unit), lingeringFlag(item)].flat().join(', ')),
  ]);
  if (rows.length === 0) return '';
  const expected = sleWords(sles, view.unit).join(', ');
  return section(
    'Ageing',
    expected === '' ? '' : cell(`SLE: ${expected}`),
    table({ columns: ['item', 'title', 'stage', 'age', 'who', 'look at it, because'], rows }, MOST_ROWS),
  );
}

/** What one team's work waits for another team to do, and for how much customers wait. */
export function betweenTeamsSection(view: VerdictView): string {
  const { waits, customers } = view.verdict.crossTeam;
  const rows = waits.map((wait) => [
    cell(subjectName({ per: 'team', subject: wait.from })),
    cell(subjectName({ per: 'team', subject: wait.to })),
    itemCell(wait.itemId, view),
    cell(view.items.get(wait.itemId)?.title ?? ''),
    cell(waitWords(wait)),
    wait.days === null ? '' : cell(formatDays(wait.days, view.unit)),
  ]);
  const sentence = customersWords(customers);
  return section(
    'Between teams',
    table({ columns: ['who waits', 'for', 'item', 'title', 'what for', 'how long'], rows }, MOST_ROWS),
    sentence === null ? '' : cell(`${sentence}.`),
  );
}

export function exceptionsSection(view: VerdictView, onlyExpired: boolean): string {
  const { exceptions } = view.verdict;
  return section(
    'Exceptions',
    list(exceptions.filter(({ expired }) => expired || !onlyExpired).map((each) => exception(each, view))),
  );
}

function exception(
  { item, itemId, reason, until, expired }: Verdict['exceptions'][number],
  view: VerdictView,
): string {
  const day = formatDay(until, view.year);
  const absent = itemId === null ? ', though nothing in flight answers to it' : '';
  const since = expired ? `counts again since ${day}` : `is left out until ${day}`;
  return `${itemCell(itemId ?? item, view)} ${cell(`${since}${absent}: ${reason}`)}`;
}

/** What is worth knowing of the data behind the counts. */
export function notesSection({ verdict }: VerdictView): string {
  const messages = [...new Set(verdict.notes.map(({ message }) => message))];
  const more = messages.length - MOST_NOTES;
  return section(
    'Notes',
    list([...messages.slice(0, MOST_NOTES).map(cell), ...(more > 0 ? [`and ${more} more`] : [])]),
  );
}

/** What is different from the last run, and what has gone well for days. */
export function changesSection(view: VerdictView): string {
  const { changes } = view.verdict;
  if (changes === null) return '';
  const clauses = [...changeClauses(view), ...streakClauses(view)].map(cell);
  return section(`Since ${sinceWhen(changes.since, view)}`, list(clauses));
}
