import type { Verdict, VerdictItem } from '../../model/verdict.ts';
import type { ReporterOptions } from '../reporter.ts';
import { viewOf } from '../view.ts';
import { itemExplanation } from './explain-item.ts';
import { leftOutExplanation } from './explain-left-out.ts';
import { type Subject, subjectExplanation } from './explain-subject.ts';
import { paint } from './paint.ts';
import type { Line } from './span.ts';

/** In a pipe lines are as long as their sentence. */
const widthOf = ({ tty, width }: ReporterOptions): number =>
  tty ? Math.max(30, width) : Number.POSITIVE_INFINITY;

/** Why an item counts as it does: its records, whose it is, its stage and age, and the limits that count it. */
export function renderItemExplanation(item: VerdictItem, verdict: Verdict, options: ReporterOptions): string {
  return text(itemExplanation(item, viewOf(verdict), widthOf(options)), options);
}

/** Everything counted for a person or a team: their limits, each item and what makes it theirs, reviews. */
export function renderSubjectExplanation(
  subject: Subject,
  verdict: Verdict,
  options: ReporterOptions,
): string {
  return text(subjectExplanation(subject, viewOf(verdict), widthOf(options)), options);
}

/** Why something that was read is not counted. */
export function renderLeftOutExplanation(
  leftOut: Verdict['notCounted'][number],
  options: ReporterOptions,
): string {
  return text(leftOutExplanation(leftOut, widthOf(options)), options);
}

const text = (lines: readonly Line[], options: ReporterOptions): string => paint(lines, options);
