import type { VerdictLimit } from '../../../model/verdict.ts';
import type { VerdictView } from '../../view.ts';
import { overSentence } from '../../words/advice.ts';
import { streakOver } from '../../words/changes.ts';
import { countsReviews, numbers, subjectName, whatCounts } from '../../words/limit.ts';
import { layOut, renderRow } from '../columns.ts';
import { BLANK, type Line, span, statusSpan, together } from '../span.ts';
import { wrap } from '../wrap.ts';
import { COUNTED_INDENT, ITEM_COLUMNS, itemRow, REVIEW_COLUMNS, reviewRow } from './counted-rows.ts';
import { capped, type Section } from './section.ts';

/** What one screen of a limit holds; the JSON has all. */
const MOST_ROWS = 40;

/** The limits that are over, those that fail the check first, each with the work it counts. */
export const overSection: Section = (view, width) => {
  const over = view.verdict.limits.filter(({ status }) => status === 'over');
  const ordered = [
    ...over.filter(({ level }) => level === 'error'),
    ...over.filter(({ level }) => level === 'warn'),
  ];
  const blocks = ordered.map((limit) => {
    const reviews = countsReviews(limit);
    const { shown, rest } = capped(reviews ? limit.reviewIds : limit.itemIds, MOST_ROWS);
    const rows = shown.map((id) => (reviews ? reviewRow(id, limit, view) : itemRow(id, limit, view, width)));
    return { limit, reviews, rows, rest: rest(COUNTED_INDENT, width) };
  });
  const rowsOf = (wanted: boolean) => blocks.flatMap(({ reviews, rows }) => (reviews === wanted ? rows : []));
  const itemLayout = layOut(ITEM_COLUMNS, rowsOf(false), width, COUNTED_INDENT);
  const reviewLayout = layOut(REVIEW_COLUMNS, rowsOf(true), width, COUNTED_INDENT);
  return blocks.flatMap(({ limit, reviews, rows, rest }) => [
    BLANK,
    ...heading(limit, view, width),
    ...rows.flatMap((row) => renderRow(reviews ? reviewLayout : itemLayout, row)),
    ...rest,
  ]);
};

/** Whose limit, both numbers and what is counted; then the same as a sentence that says what would help. */
function heading(limit: VerdictLimit, view: VerdictView, width: number): Line[] {
  const subject = [statusSpan('over'), span('  '), span(subjectName(limit), 'strong')];
  const both = [span('  '), span(together(numbers(limit)), 'over')];
  const counts = whatCounts(limit, view.year, streakOver(limit, view));
  return [
    ...wrap([...subject, ...both, ...(counts === '' ? [] : [span('  '), span(counts)])], { width, hang: 2 }),
    ...wrap([span(overSentence(limit, view))], { width, indent: 2 }),
  ];
}
