import type { ReporterOptions } from '../../reporter.ts';
import { paint } from '../paint.ts';
import { BLANK, type Line, span } from '../span.ts';
import { wrap } from '../wrap.ts';

const LEAST_WIDTH = 30;
const NAMES: Record<string, string> = { github: 'GitHub', linear: 'Linear' };

/** An answer as text; in a pipe its lines are as long as their sentences. */
export function page(lines: (width: number) => Line[], options: ReporterOptions): string {
  const width = options.tty ? Math.max(LEAST_WIDTH, options.width) : Number.POSITIVE_INFINITY;
  const all = lines(width);
  return paint(all[0] === BLANK ? all.slice(1) : all, options);
}

/** That something could not be read, in front of whatever rests on it. */
export function incompleteLines(incomplete: readonly string[], width: number): Line[] {
  if (incomplete.length === 0) return [];
  const names = incomplete.map((name) => NAMES[name] ?? name).join(' and ');
  const verb = incomplete.length === 1 ? 'was' : 'were';
  return wrap([span(`${names} ${verb} not read whole, so this may lack something.`, 'unknown')], { width });
}
