import type { LimitStatus } from '../../model/verdict.ts';
import { dayAndTime, formatDay } from '../../text/day.ts';
import type { Reporter } from '../reporter.ts';
import { type VerdictView, viewOf } from '../view.ts';
import { headline } from '../words/headline.ts';
import { coverage, unfinishedSources, whatHappened, whatToDo } from '../words/source.ts';
import { cell } from './cells.ts';
import { atSection, onTheWayDownSection, overSection, unknownSection, warnedSection } from './limits.ts';
import { list, section } from './table.ts';
import {
  ageingSection,
  betweenTeamsSection,
  changesSection,
  exceptionsSection,
  finishNextSection,
  notesSection,
} from './work.ts';

const SYMBOLS: Record<LimitStatus, string> = { over: '✖', unknown: '?', warned: '▲', at: '●', within: '✔' };

/**
 * A page for a job summary, a comment or a wiki: the outcome first, then what to finish, then all there is to know. It
 * holds no HTML, and no text from outside can break a table, mention anybody or link anywhere.
 */
export const markdown: Reporter = (verdict, { quiet }) => {
  const view = viewOf(verdict);
  const written = quiet
    ? [
        sourcesSection(view),
        overSection(view),
        unknownSection(view),
        warnedSection(view),
        onTheWayDownSection(view, 'warned'),
        ageingSection(view, true),
        exceptionsSection(view, true),
      ]
    : [
        sourcesSection(view),
        overSection(view),
        finishNextSection(view),
        unknownSection(view),
        warnedSection(view),
        ageingSection(view, false),
        betweenTeamsSection(view),
        atSection(view),
        onTheWayDownSection(view),
        changesSection(view),
        exceptionsSection(view, false),
        notesSection(view),
      ];
  const sections = written.filter((text) => text !== '');
  if (quiet && sections.length === 0 && verdict.outcome === 'within') return '';
  return `${[...summary(view), ...sections].join('\n\n')}\n`;
};

function summary({ verdict, year }: VerdictView): string[] {
  const { status, parts } = headline(verdict);
  const at = dayAndTime(verdict.asOf, verdict.timezone);
  const moment = at === null ? verdict.asOf : `${formatDay(at.day, year)} ${at.time}`;
  return [
    `## ${SYMBOLS[status]} ${cell(parts.map(({ text }) => text).join(', '))}`,
    cell(`As of ${moment} (${verdict.timezone}): ${coverage(verdict)}.`),
  ];
}

/** Sources that were not read whole, with all that went wrong: a partial verdict never looks clean. */
function sourcesSection({ verdict }: VerdictView): string {
  const points = unfinishedSources(verdict).flatMap((source) => [
    cell(`${whatHappened(source)}. What is missing could change any count below. ${whatToDo(source)}`),
    ...source.problems.map(cell),
  ]);
  return section('Not read whole', list(points));
}
