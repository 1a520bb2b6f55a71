import type { Verdict } from '../../model/verdict.ts';
import { idSpan, titled } from './sections/section.ts';
import { type Line, span } from './span.ts';
import { wrap } from './wrap.ts';

type LeftOut = Verdict['notCounted'][number];

const MOST = 10;

const reason = (entry: LeftOut): string => `not counted: ${entry.reason} (${entry.rule}).`;

/** Why something that was read is not counted, as a page of its own. */
export function leftOutExplanation(entry: LeftOut, width: number): Line[] {
  return [
    ...wrap([idSpan(entry), span(`  ${entry.title}`)], { width, hang: 2 }),
    ...wrap([span(`It is ${reason(entry)}`)], { width }),
  ];
}

/** What was read beside it and left out, as the last part of a page. */
export function leftOutLines(heading: string, entries: readonly LeftOut[], width: number): Line[] {
  const lines = entries
    .slice(0, MOST)
    .flatMap((entry) =>
      wrap([idSpan(entry), span(` (${entry.title}) is ${reason(entry)}`)], { width, indent: 2, hang: 4 }),
    );
  const rest = entries.length - MOST;
  const more =
    rest > 0
      ? wrap([span(`and ${rest} more: wiplimit check --format json`, 'dim')], { width, indent: 2 })
      : [];
  return titled([span(heading, 'strong')], [...lines, ...more], width);
}
