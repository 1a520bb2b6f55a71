import { type ChartColumn, isOver } from './trend-columns.ts';

const LEVELS = ['▁', '▂', '▃', '▄', '▅', '▆', '▇'] as const;
const TOP = LEVELS.length - 1;
export const AT_LIMIT = '▇';
export const ABOVE_LIMIT = '█';
const UNKNOWN = ' ';

/**
 * A row of blocks, one for each column. The seventh of eight heights is the limit of that day, and only what is above
 * it is taller. A day without a limit is measured by the last one known, a row without any by its highest day.
 */
export function sparkline(columns: readonly ChartColumn[]): string {
  const known = columns.flatMap((column) => column?.max ?? []);
  const top = known.at(-1) ?? Math.max(...columns.map((column) => column?.wip ?? 0));
  return columns
    .map((column) => {
      if (column === null) return UNKNOWN;
      return isOver(column) ? ABOVE_LIMIT : LEVELS[levelOf(column.wip, column.max ?? top)];
    })
    .join('');
}

/** Only what reaches the top stands at the top level, and only zero at the lowest. */
function levelOf(wip: number, top: number): number {
  if (wip === 0) return 0;
  return Math.min(TOP, Math.max(1, Math.floor((wip * TOP) / top)));
}
