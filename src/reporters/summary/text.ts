import type { Verdict } from '../../model/verdict.ts';
import { span } from '../terminal/span.ts';
import { wrap } from '../terminal/wrap.ts';
import { fitting } from './fit.ts';
import { requestOf, type SummaryOptions } from './options.ts';
import { textOf } from './parts.ts';
import { type Summary, summaryOf } from './summary.ts';

const WIDTH = 80;

/** The summary as plain text of at most 80 columns: what `post` shows of what it sends. */
export const text = (verdict: Verdict, options: SummaryOptions): string =>
  fitting(summaryOf(verdict, requestOf(options)), render, () => true);

function render({ title, partial, headline, sections, link }: Summary): string {
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

function wrapped(sentence: string, bullet: '' | '- '): string[] {
  const lines = wrap([span(`${bullet}${sentence}`)], { width: WIDTH, hang: bullet.length });
  return lines.map((line) => line.map((each) => each.text).join(''));
}
