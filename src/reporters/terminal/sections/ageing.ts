import type { VerdictItem } from '../../../model/verdict.ts';
import { listShort } from '../../../text/list.ts';
import { itemsOf, type VerdictView } from '../../view.ts';
import { ageAgainstSle, itemFlags, lingeringFlag, sleWords } from '../../words/aging.ts';
import { type Column, layOut, type Row, renderRow } from '../columns.ts';
import { type Line, type Span, span, statusSpan } from '../span.ts';
import { wrap } from '../wrap.ts';
import { capped, idSpan, noteLines, type Section, stageSpan, titled } from './section.ts';

const MOST_ROWS = 20;
const INDENT = 2;
const COLUMNS: readonly Column[] = [
  {},
  {},
  { narrow: 'shrink' },
  { narrow: 'below' },
  { align: 'right', narrow: 'below' },
  { narrow: 'below' },
  { narrow: 'below' },
];

/** Work past its service level expectation, at risk of it, or without a sign of life; with the numbers. */
export const ageingSection: Section = (view, width) => {
  const { over, risk, stale } = view.verdict.aging;
  return ageing(view, width, [...new Set([...over, ...risk, ...stale])]);
};

/** Only what is past its service level expectation. */
export const overdueSection: Section = (view, width) => ageing(view, width, view.verdict.aging.over);

function ageing(view: VerdictView, width: number, ids: readonly string[]): Line[] {
  const { shown, rest } = capped(itemsOf(view, ids), MOST_ROWS);
  const rows = shown.map((item) => row(item, view, width));
  const layout = layOut(COLUMNS, rows, width, INDENT);
  const teams = new Set(shown.flatMap((item) => item.teams));
  const relevant = view.verdict.aging.sles.filter(({ team }) => team === null || teams.has(team));
  const sles = sleWords(relevant, view.unit);
  const expected =
    sles.length === 0 ? [] : wrap([span(`SLE: ${sles.join(', ')}`)], { width, indent: INDENT });
  const lines = rows.flatMap((each) => renderRow(layout, each));
  return lines.length === 0
    ? []
    : titled([span('Ageing', 'strong')], [...expected, ...lines, ...rest(INDENT, width)], width);
}

function row(item: VerdictItem, view: VerdictView, width: number): Row {
  return {
    cells: [
      status(item, view),
      idSpan(item),
      span(item.title),
      stageSpan(item),
      span(ageAgainstSle(item, view.unit)),
      span(listShort(item.holders, 2)),
      span([...itemFlags(item, view.unit), ...lingeringFlag(item)].join(', ')),
    ],
    below: noteLines(item, width, INDENT + 2),
  };
}

function status(item: VerdictItem, { verdict }: VerdictView): Span {
  if (item.aging === 'over')
    return statusSpan(verdict.aging.level === 'error' ? 'over' : 'warned', 'past SLE');
  return item.aging === 'risk' ? statusSpan('at', 'at risk') : span('○ stale', 'dim');
}
