import { span } from '../reporters/terminal/span.ts';
import { wrap } from '../reporters/terminal/wrap.ts';
import { visibleWidth } from '../text/width.ts';

const BULLET = '- ';
const DRAWN = /[\u001b\r]/;

/**
 * Breaks what is wider than a terminal at its spaces, each line as far in as it began, so that no word is cut.
 * @param columns of the terminal
 */
export function fold(text: string, columns: number): string {
  return text
    .split('\n')
    .map((line) => (visibleWidth(line) <= columns || DRAWN.test(line) ? line : foldLine(line, columns)))
    .join('\n');
}

function foldLine(line: string, columns: number): string {
  const words = line.trimStart();
  const indent = line.length - words.length;
  const hang = words.startsWith(BULLET) ? indent + BULLET.length : indent;
  return wrap([span(words)], { width: columns, indent, hang })
    .map((folded) => folded.map(({ text }) => text).join(''))
    .join('\n');
}
