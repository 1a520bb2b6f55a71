import type { Wait } from '../../../model/verdict.ts';
import { formatDays } from '../../../text/duration.ts';
import type { VerdictView } from '../../view.ts';
import { customersWords, waitWords } from '../../words/move.ts';
import { type Column, layOut, type Row, renderRow } from '../columns.ts';
import { BLANK, type Line, span } from '../span.ts';
import { wrap } from '../wrap.ts';
import { capped, idSpan, type Section, titled } from './section.ts';

const MOST_ROWS = 5;
const INDENT = 2;
const COLUMNS: readonly Column[] = [{}, {}, { narrow: 'shrink' }, { narrow: 'below' }, { narrow: 'below' }];

/** Which team's work waits for which team, the longest first; and for how much of the work customers wait. */
export const betweenTeamsSection: Section = (view, width) => {
  const { waits, customers } = view.verdict.crossTeam;
  const { shown, rest } = capped(waits, MOST_ROWS);
  const rows = shown.map((wait) => row(wait, view));
  const layout = layOut(COLUMNS, rows, width, INDENT);
  const lines: Line[] = rows.flatMap((each) => renderRow(layout, each));
  const words = customersWords(customers);
  return [
    ...titled([span('Waits between teams', 'strong')], [...lines, ...rest(INDENT, width)], width),
    ...(words === null ? [] : [BLANK, ...wrap([span(`${words}.`)], { width })]),
  ];
};

function row(wait: Wait, { items, unit }: VerdictView): Row {
  const { from, to, itemId, days } = wait;
  const item = items.get(itemId);
  return {
    cells: [
      span(`${from} for ${to}`),
      idSpan({ id: itemId, url: item?.url ?? null }),
      span(item?.title ?? ''),
      span(waitWords(wait)),
      span(days === null ? '' : formatDays(days, unit)),
    ],
  };
}
