import { isOnTheWayDown } from '../../../model/allowed.ts';
import type { VerdictLimit } from '../../../model/verdict.ts';
import { listShort } from '../../../text/list.ts';
import type { VerdictView } from '../../view.ts';
import { numbers, subjectName, whatCounts } from '../../words/limit.ts';
import { whyUnproven } from '../../words/source.ts';
import { type Column, layOut, type Row, renderRow } from '../columns.ts';
import { BLANK, type Line, span, statusSpan } from '../span.ts';
import { wrap } from '../wrap.ts';
import { capped, type Section, titled } from './section.ts';

const MOST_ROWS = 30;
/** Enough to know which work it is about; the line stays one. */
const MOST_IDS = 5;
const COLUMNS: readonly Column[] = [{}, {}, { align: 'right' }, { narrow: 'below' }, { narrow: 'drop' }];

/** What the sources do not decide: neither over nor clean. */
export const unknownSection: Section = (view, width) => {
  const rows = compact(view, 'unknown', width, ({ count, max }) =>
    count > max ? 'may be fewer' : 'may be more',
  );
  const why = `Cannot be proven, because ${whyUnproven(view.verdict)}:`;
  return rows.length === 0 ? [] : [BLANK, ...wrap([span(why, 'strong')], { width }), ...rows];
};

export const warnedSection: Section = (view, width) =>
  titled(
    [span('Close to the limit', 'strong')],
    compact(view, 'warned', width, ({ warn }) => (warn === null ? '' : `warns above ${warn}`)),
    width,
  );

/** Who has exactly as much as the limit allows: nothing is wrong, and nothing more should start. */
export const atSection: Section = (view, width) =>
  titled(
    [span('At the limit', 'strong')],
    compact(view, 'at', width, () => ''),
    width,
  );

/** What sinks by plan, and what the baseline lets pass for now. */
export const onTheWayDownSection: Section = (view, width) =>
  titled(
    [span('On the way down', 'strong')],
    rowsOf(view, view.verdict.limits.filter(isOnTheWayDown), width, () => ''),
    width,
  );

/** The same as far as it is a warning: that is told under `--quiet`, too. */
export const warnedOnTheWayDownSection: Section = (view, width) =>
  titled(
    [span('On the way down', 'strong')],
    rowsOf(
      view,
      view.verdict.limits.filter((limit) => isOnTheWayDown(limit) && limit.status === 'warned'),
      width,
      () => '',
    ),
    width,
  );

/** One line for each limit of a status: whose, both numbers, what is counted, and the ids. */
function compact(
  view: VerdictView,
  status: 'unknown' | 'warned' | 'at',
  width: number,
  remark: (limit: VerdictLimit) => string,
): Line[] {
  const limits = view.verdict.limits.filter(
    (limit) => limit.status === status && !isOnTheWayDown(limit) && (status !== 'at' || limit.count > 0),
  );
  return rowsOf(view, limits, width, remark);
}

function rowsOf(
  view: VerdictView,
  limits: readonly VerdictLimit[],
  width: number,
  remark: (limit: VerdictLimit) => string,
): Line[] {
  const { shown, rest } = capped(limits, MOST_ROWS);
  const rows = shown.map((limit): Row => {
    const ids = limit.reviewIds.length > 0 ? limit.reviewIds : limit.itemIds;
    return {
      cells: [
        statusSpan(limit.status),
        span(subjectName(limit)),
        span(numbers(limit), limit.status),
        span(whatCounts(limit, view.year, remark(limit))),
        span(listShort(ids, MOST_IDS, ' ')),
      ],
    };
  });
  const layout = layOut(COLUMNS, rows, width, 2);
  return [...rows.flatMap((row) => renderRow(layout, row)), ...rest(2, width)];
}
