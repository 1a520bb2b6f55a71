import { isOnTheWayDown } from '../../model/allowed.ts';
import type { VerdictLimit } from '../../model/verdict.ts';
import type { VerdictView } from '../view.ts';
import { overSentence } from '../words/advice.ts';
import { streakOver } from '../words/changes.ts';
import { countsReviews, numbers, subjectName, whatCounts } from '../words/limit.ts';
import { whyUnproven } from '../words/source.ts';
import { cell, itemCell, reviewCell } from './cells.ts';
import { section, table } from './table.ts';

const MOST_ROWS = 50;
const MOST_IDS = 10;
const COLUMNS = ['limit', 'count', 'what counts'];

/** What is over, those that fail the check first, each with what would help. */
export function overSection(view: VerdictView): string {
  const limits = of(view, 'over').sort((a, b) => Number(a.level === 'warn') - Number(b.level === 'warn'));
  const rows = limits.map((limit) => [
    ...facts(limit, view, streakOver(limit, view)),
    cell(overSentence(limit, view)),
    counted(limit, view),
  ]);
  return section('Over the limit', table({ columns: [...COLUMNS, 'what helps', 'items'], rows }, MOST_ROWS));
}

export function unknownSection(view: VerdictView): string {
  const why = `Because ${whyUnproven(view.verdict)}, these counts are not proof:`;
  const rows = compact(view, 'unknown');
  return rows === '' ? '' : section('Cannot be proven', cell(why), rows);
}

export const warnedSection = (view: VerdictView): string =>
  section(
    'Close to the limit',
    compact(view, 'warned', ({ warn }) => (warn === null ? '' : `warns above ${warn}`)),
  );

/** Who has exactly as much as the limit allows: nothing is wrong, and nothing more should start. */
export const atSection = (view: VerdictView): string => section('At the limit', compact(view, 'at'));

/** What sinks by plan, and what the baseline lets pass for now; only those of a status where one is given. */
export const onTheWayDownSection = (view: VerdictView, only?: VerdictLimit['status']): string =>
  section(
    'On the way down',
    tableOf(
      view,
      view.verdict.limits.filter(
        (limit) => isOnTheWayDown(limit) && (only === undefined || limit.status === only),
      ),
    ),
  );

const of = ({ verdict }: VerdictView, status: VerdictLimit['status']): VerdictLimit[] =>
  verdict.limits.filter(
    (limit) => limit.status === status && !isOnTheWayDown(limit) && (status !== 'at' || limit.count > 0),
  );

function compact(
  view: VerdictView,
  status: VerdictLimit['status'],
  remark: (limit: VerdictLimit) => string = () => '',
): string {
  return tableOf(view, of(view, status), remark);
}

function tableOf(
  view: VerdictView,
  limits: readonly VerdictLimit[],
  remark: (limit: VerdictLimit) => string = () => '',
): string {
  const rows = limits.map((limit) => [...facts(limit, view, remark(limit)), counted(limit, view)]);
  return table({ columns: [...COLUMNS, 'items'], rows }, MOST_ROWS);
}

const facts = (limit: VerdictLimit, { year }: VerdictView, remark = ''): string[] => [
  cell(subjectName(limit)),
  cell(numbers(limit)),
  cell(whatCounts(limit, year, remark)),
];

function counted(limit: VerdictLimit, view: VerdictView): string {
  const ids = countsReviews(limit) ? limit.reviewIds : limit.itemIds;
  const one = countsReviews(limit) ? reviewCell : itemCell;
  const more = ids.length - MOST_IDS;
  const shown = ids.slice(0, MOST_IDS).map((id) => one(id, view));
  return [...shown, ...(more > 0 ? [`and ${more} more`] : [])].join(', ');
}
