import type { VerdictLimit } from '../../model/verdict.ts';
import type { VerdictView } from '../view.ts';
import { numbers, subjectName, whatCounts } from '../words/limit.ts';
import { type Column, layOut, type Row, renderRow } from './columns.ts';
import { type Line, span, statusSpan } from './span.ts';

const COLUMNS: readonly Column[] = [{}, {}, { align: 'right' }, { narrow: 'below' }, { narrow: 'below' }];

/** Limits with both numbers, what they count, and where in the config they stand. */
export function limitLines(limits: readonly VerdictLimit[], view: VerdictView, width: number): Line[] {
  const rows = limits.map(
    (limit): Row => ({
      cells: [
        statusSpan(limit.status),
        span(subjectName(limit)),
        span(numbers(limit), limit.status),
        span(whatCounts(limit, view.year)),
        span(limit.configPath, 'dim'),
      ],
    }),
  );
  const layout = layOut(COLUMNS, rows, width, 2);
  return rows.flatMap((row) => renderRow(layout, row));
}
