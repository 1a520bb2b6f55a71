import { unfinishedSources, whatHappened, whatToDo } from '../../words/source.ts';
import { BLANK, type Line, span, statusSpan } from '../span.ts';
import { wrap } from '../wrap.ts';
import type { Section } from './section.ts';

/** Sources that were not read whole, with all that went wrong: a partial verdict never looks clean. */
export const sourcesSection: Section = ({ verdict }, width) =>
  unfinishedSources(verdict).flatMap((source): Line[] => [
    BLANK,
    ...wrap([statusSpan('unknown', source.status), span('  '), span(`${whatHappened(source)}.`, 'strong')], {
      width,
      hang: 2,
    }),
    ...source.problems.flatMap((problem) => wrap([span(`- ${problem}`)], { width, indent: 2, hang: 4 })),
    ...wrap([span(`What is missing could change any count below. ${whatToDo(source)}`)], {
      width,
      indent: 2,
    }),
  ]);
