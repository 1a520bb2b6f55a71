import { dayAndTime, formatDay } from '../../../text/day.ts';
import { coverage } from '../../words/source.ts';
import { BLANK, span } from '../span.ts';
import { wrap } from '../wrap.ts';
import type { Section } from './section.ts';

/** What the verdict rests on, and the moment it speaks of. */
export const coverageSection: Section = ({ verdict }, width) => {
  const moment = dayAndTime(verdict.asOf, verdict.timezone);
  const asOf = moment === null ? '' : ` · ${formatDay(moment.day)}, ${moment.time} ${verdict.timezone}`;
  return [BLANK, ...wrap([span(coverage(verdict), 'dim'), span(asOf, 'dim')], { width })];
};
