import { type Column, layOut, type Row, renderRow } from '../columns.ts';
import { type Line, span } from '../span.ts';
import { wrap } from '../wrap.ts';
import { idSpan, type Section, titled } from './section.ts';

const INDENT = 4;
const COLUMNS: readonly Column[] = [{}, { narrow: 'shrink' }, { narrow: 'below' }];

/** What to finish before starting more: for each team its first items, with the reasons. */
export const finishNextSection: Section = (view, width) => {
  const { finishNext } = view.verdict;
  const teams = finishNext.filter(({ per, items }) => per === 'team' && items.length > 0);
  const groups = teams.length > 0 ? teams : finishNext.filter(({ per }) => per === 'everyone');
  const blocks = groups.map(({ subject, items }) => ({
    subject,
    rows: items.map(({ id, reasons }): Row => {
      const item = view.items.get(id);
      return {
        cells: [idSpan({ id, url: item?.url ?? null }), span(item?.title ?? ''), span(reasons.join(', '))],
      };
    }),
  }));
  const layout = layOut(
    COLUMNS,
    blocks.flatMap(({ rows }) => rows),
    width,
    INDENT,
  );
  const lines = blocks
    .filter(({ rows }) => rows.length > 0)
    .flatMap(({ subject, rows }): Line[] => [
      ...wrap([span(subject)], { width, indent: 2 }),
      ...rows.flatMap((row) => renderRow(layout, row)),
    ]);
  return titled([span('Finish next', 'strong')], lines, width);
};
