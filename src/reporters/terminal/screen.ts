import type { VerdictView } from '../view.ts';
import { ageingSection, overdueSection } from './sections/ageing.ts';
import { betweenTeamsSection } from './sections/between-teams.ts';
import { changesSection } from './sections/changes.ts';
import { coverageSection } from './sections/coverage.ts';
import { exceptionsSection, expiredSection } from './sections/exceptions.ts';
import { finishNextSection } from './sections/finish-next.ts';
import { headlineSection } from './sections/headline.ts';
import {
  atSection,
  onTheWayDownSection,
  unknownSection,
  warnedOnTheWayDownSection,
  warnedSection,
} from './sections/limits.ts';
import { notesSection } from './sections/notes.ts';
import { overSection } from './sections/over.ts';
import type { Section } from './sections/section.ts';
import { sourcesSection } from './sections/sources.ts';
import { BLANK, type Line } from './span.ts';

/** What fails first, what helps next, what it rests on last. */
const WHOLE: readonly Section[] = [
  headlineSection,
  sourcesSection,
  overSection,
  unknownSection,
  warnedSection,
  ageingSection,
  atSection,
  onTheWayDownSection,
  changesSection,
  finishNextSection,
  betweenTeamsSection,
  exceptionsSection,
  notesSection,
  coverageSection,
];
/** What an exit code or a warning speaks of. */
const QUIET: readonly Section[] = [
  sourcesSection,
  overSection,
  unknownSection,
  warnedSection,
  warnedOnTheWayDownSection,
  overdueSection,
  expiredSection,
];

/** The report for a person at a terminal, laid out for its width. */
export function screen(view: VerdictView, width: number, quiet: boolean): Line[] {
  const lines = (quiet ? QUIET : WHOLE).flatMap((section) => section(view, width));
  return lines[0] === BLANK ? lines.slice(1) : lines;
}
