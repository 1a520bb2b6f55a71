import { Chalk, type ChalkInstance } from 'chalk';
import type { ReporterOptions } from '../reporter.ts';
import { type Line, NO_BREAK, type Span, type Style } from './span.ts';

/**
 * The basic colours only, and never white, black or grey: a terminal's own theme makes those readable on its
 * background, light or dark.
 */
const looks = (chalk: ChalkInstance): Record<Style, (text: string) => string> => ({
  over: chalk.red,
  unknown: chalk.magenta,
  warned: chalk.yellow,
  at: chalk.cyan,
  within: chalk.green,
  strong: chalk.bold,
  dim: chalk.dim,
  plain: (text) => text,
});

/** Turns laid-out lines into text with the escape sequences that the options allow. */
export function paint(
  lines: readonly Line[],
  { color, hyperlinks }: Pick<ReporterOptions, 'color' | 'hyperlinks'>,
): string {
  const look = looks(new Chalk({ level: color }));
  const piece = ({ text, style, href }: Span): string => {
    const spaced = text.replaceAll(NO_BREAK, ' ');
    const painted = style === 'plain' ? spaced : look[style](spaced);
    return hyperlinks && href !== null ? hyperlink(painted, href) : painted;
  };
  let text = '';
  for (const line of lines) {
    for (const span of line) text += piece(span);
    text += '\n';
  }
  return text;
}

const PLAIN_WEB_ADDRESS = /^https?:\/\/[\u0021-\u007e]+$/i;

/** OSC 8. Only web addresses; others than ASCII are written out by `URL`, so nothing in them ends the sequence early. */
function hyperlink(text: string, href: string): string {
  if (PLAIN_WEB_ADDRESS.test(href)) return linked(text, href);
  return /^https?:\/\//i.test(href) && URL.canParse(href) ? linked(text, new URL(href).href) : text;
}

const linked = (text: string, address: string): string =>
  `\u001b]8;;${address}\u001b\\${text}\u001b]8;;\u001b\\`;
