import type { Verdict } from '../../model/verdict.ts';
import type { ReporterOptions } from '../reporter.ts';
import { span } from '../terminal/span.ts';
import { wrap } from '../terminal/wrap.ts';
import { fitting } from './fit.ts';
import { requestOf, type SummaryOptions } from './options.ts';
import { textOf } from './parts.ts';
import { type Summary, summaryOf } from './summary.ts';

/** Where no terminal says how wide it is: a file, a mail, the log of a job. */
const WIDTH = 80;
const LEAST_WIDTH = 30;

/**
 * The summary as plain text: what `post` shows of what it sends.
 * @param options with `tty` lines are as wide as the terminal, else 80 columns
 */
export function text(
  verdict: Verdict,
  options: SummaryOptions & Partial<Pick<ReporterOptions, 'tty' | 'width'>>,
): string {
  const { tty = false, width = WIDTH } = options;
  const columns = tty ? Math.max(LEAST_WIDTH, width) : WIDTH;
  return fitting(
    summaryOf(verdict, requestOf(options)),
    (summary) => render(summary, columns),
    () => true,
  );
}

function render({ title, partial, headline, sections, link }: Summary, width: number): string {
  const wrapped = (sentence: string, bullet: '' | '- '): string[] =>
    wrap([span(`${bullet}${sentence}`)], { width, hang: bullet.length }).map((line) =>
      line.map((each) => each.text).join(''),
    );
  const lines = [
    ...partial.flatMap((sentence) => wrapped(sentence, '')),
    ...wrapped(`${title}: ${headline}`, ''),
    ...sections.flatMap((section) => [
      ...(section.title === null ? [] : wrapped(`${section.title}:`, '')),
      ...section.lines.flatMap((line) => wrapped(textOf(line), section.isList ? '- ' : '')),
    ]),
    // An address that is broken into lines is none.
    ...(link === null ? [] : [`Details: ${link}`]),
  ];
  return `${lines.join('\n')}\n`;
}
