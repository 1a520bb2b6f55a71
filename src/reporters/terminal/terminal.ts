import type { Reporter } from '../reporter.ts';
import { viewOf } from '../view.ts';
import { paint } from './paint.ts';
import { plain } from './plain.ts';
import { screen } from './screen.ts';

/** Narrower than this no layout helps; such lines are wider than the terminal. */
const LEAST_WIDTH = 30;

/** The report people read: laid out for a terminal, and stable lines for a pipe or a log. */
export const terminal: Reporter = (verdict, options) => {
  const view = viewOf(verdict);
  const lines = options.tty
    ? screen(view, Math.max(LEAST_WIDTH, options.width), options.quiet)
    : plain(view, options.quiet);
  return paint(lines, options);
};
